import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './return-path.ts';

describe('safeReturnPath', () => {
  it.each(['/kalender', '/kalender?woche=2026-W47', '/buchungen/1#oben', '/', '/a%2F%2Fb'])('follows %j', (path) => {
    expect(safeReturnPath(path, '/home')).toBe(path);
  });

  it.each([
    undefined,
    null,
    7,
    '',
    'kalender',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/./ /evil',
    '/a\nb',
    '/..//evil.example',
    '/.//evil.example',
    `/${'a'.repeat(2001)}`,
  ])('does not follow %j', (path) => {
    expect(safeReturnPath(path, '/home')).toBe('/home');
  });
});
