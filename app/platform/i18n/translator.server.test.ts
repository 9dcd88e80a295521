import { describe, expect, it } from 'vitest';
import { translator } from './translator.server.ts';

describe('translator', () => {
  it('uses the plural form of a number', () => {
    expect(translator('de', 'accounts')('sessions.endedOthers', { count: 1 })).toBe(
      'Ein anderes Gerät ist abgemeldet.',
    );
    expect(translator('en', 'accounts')('sessions.endedOthers', { count: 3 })).toBe('3 other devices are signed out.');
  });

  it('fills in its arguments', () => {
    const words = { browser: 'Firefox', system: 'Linux' };
    expect(translator('de', 'accounts')('sessions.deviceOn', words)).toBe('Firefox auf Linux');
  });
});
