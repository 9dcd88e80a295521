import { expect, test } from 'vitest';
import { chooseCopies, type CopiedShift, keyOf } from './copied-week.ts';

const shift = (values: Partial<CopiedShift> = {}): CopiedShift => ({
  date: '2026-11-23',
  start: '10:00',
  end: '16:00',
  role: 'service',
  station: null,
  workAreaId: 'bar',
  templateId: null,
  eventId: null,
  ...values,
});
const nextWeek = () => '2026-11-30';
const taken = (values: Partial<CopiedShift> = {}) => keyOf(shift(values), nextWeek());

test.each<[title: string, shifts: CopiedShift[], taken: string[], count: number]>([
  ['copies into an empty week', [shift(), shift({ role: 'bar' })], [], 2],
  ['skips a shift that the week has', [shift(), shift({ role: 'bar' })], [taken()], 1],
  ['copies one of two equal shifts when the week has one', [shift(), shift()], [taken()], 1],
  ['copies none of two equal shifts when the week has two', [shift(), shift()], [taken(), taken()], 0],
  ['copies a shift at another station', [shift()], [taken({ station: 'Terrasse' })], 1],
  ['leaves out a shift of an event', [shift({ eventId: 'fest' })], [], 0],
])('%s', (_title, shifts, keys, count) => expect(chooseCopies(shifts, keys, nextWeek)).toHaveLength(count));
