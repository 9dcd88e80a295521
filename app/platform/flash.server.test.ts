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
    expect(after({ tone: 'good', text: 'Gebucht für „Ä“.', undo })).toMatchObject({
      tone: 'good',
      text: 'Gebucht für „Ä“.',
      undo,
    });
  });

  it('gives each message an id of its own; the same undo has the same', () => {
    const idOf = (flash: Flash) => after(flash)?.id;
    const undo = { label: 'Rückgängig', action: '/rueckgaengig', fields: { vorgang: '1' } };
    const plain: Flash = { tone: 'good', text: 'Gespeichert' };
    expect(idOf(plain)).not.toBe(idOf(plain));
    expect(idOf({ ...plain, undo })).toBe(idOf({ ...plain, undo }));
    expect(idOf({ ...plain, undo })).not.toBe(idOf({ ...plain, undo: { ...undo, fields: { vorgang: '2' } } }));
  });

  it('drops the undo when its address is on another site', () => {
    const undo = { label: 'Weg', action: 'https://evil.example/', fields: {} };
    expect(after({ tone: 'good', text: 'x', undo })).toMatchObject({ tone: 'good', text: 'x' });
    expect(after({ tone: 'good', text: 'x', undo })?.undo).toBeUndefined();
  });

  it.each([
    null,
    7,
    'text',
    {},
    { tone: 'good', text: 'x' },
    { id: 'x'.repeat(37), tone: 'good', text: 'x' },
    { id: '1', tone: 'loud', text: 'x' },
    { id: '1', tone: 'good', text: 7 },
    { id: '1', tone: 'good', text: 'x'.repeat(501) },
  ])('drops %j', (value) => {
    expect(forged(value)).toBeNull();
  });
});
