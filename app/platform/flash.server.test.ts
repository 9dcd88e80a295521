import { describe, expect, it } from 'vitest';
import { type Flash, redirectWithFlash, takeFlash } from './flash.server.ts';

const after = (flash: Flash) => {
  const cookie = redirectWithFlash('/kalender', flash).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return takeFlash(new Request('http://localhost/', { headers: { cookie } }))?.flash;
};
const forged = (value: unknown) =>
  takeFlash(
    new Request('http://localhost/', {
      headers: { cookie: `flash=${Buffer.from(JSON.stringify(value)).toString('base64url')}` },
    }),
  );

describe('takeFlash', () => {
  it('returns the message once, with its undo', () => {
    const undo = { label: 'Rückgängig', action: '/buchungen/1', fields: { what: 'undo' } };
    expect(after({ tone: 'good', text: 'Gebucht für „Ä“.', undo })).toEqual({
      tone: 'good',
      text: 'Gebucht für „Ä“.',
      undo,
    });
  });

  it('drops the undo when its address is on another site', () => {
    const undo = { label: 'Weg', action: 'https://evil.example/', fields: {} };
    expect(after({ tone: 'good', text: 'x', undo })).toEqual({ tone: 'good', text: 'x' });
  });

  it.each([
    null,
    7,
    'text',
    {},
    { tone: 'loud', text: 'x' },
    { tone: 'good', text: 7 },
    { tone: 'good', text: 'x'.repeat(501) },
  ])('drops %j', (value) => {
    expect(forged(value)).toBeNull();
  });
});
