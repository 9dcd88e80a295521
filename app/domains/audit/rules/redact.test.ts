import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

describe('what the trail keeps of a record', () => {
  it.each([
    ['ids and times stay', { id: '1', date: '2026-11-24' }, { id: '1', date: '2026-11-24' }],
    ['a personal value is only named', { id: '1', title: 'Geburtstag Müller' }, { id: '1', title: '[personal]' }],
    ['an absent one is left out, personal or not', { title: null, teamId: null, note: undefined }, {}],
    [
      'a personal value inside lists and records is only named',
      { exceptions: [{ date: '2026-11-24', title: 'Oma' }], more: { deep: { title: 'Opa' } } },
      { exceptions: [{ date: '2026-11-24', title: '[personal]' }], more: { deep: { title: '[personal]' } } },
    ],
    ['false and nought are values', { isPrimary: false, count: 0 }, { isPrimary: false, count: 0 }],
  ])('%s', (_name, record, kept) => {
    expect(redact(record, ['title'])).toEqual(kept);
  });
});
