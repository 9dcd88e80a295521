import { expect, test } from 'vitest';
import { roleOfText } from './role-of-text.ts';

test.each([
  ['Küche', 'kitchen'],
  ['küche', 'kitchen'],
  ['Kitchen', 'kitchen'],
  ['kitchen', 'kitchen'],
  ['Grillmeister', 'grillmeister'],
])('%s is stored as %s', (text, role) => expect(roleOfText(text)).toBe(role));
