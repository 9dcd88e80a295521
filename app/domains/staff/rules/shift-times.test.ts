import { expect, test } from 'vitest';
import { spanProblems, timesForm } from './shift-times.ts';

const stored = {
  startAtUtc: '2026-11-20T09:00:00.000Z',
  endAtUtc: '2026-11-20T15:00:00.000Z',
  dateLocal: '2026-11-20',
  startTimeLocal: '10:00',
  endTimeLocal: '16:00',
};
const [UTC, LOCAL] = [
  { startAtUtc: stored.startAtUtc, endAtUtc: stored.endAtUtc },
  { dateLocal: stored.dateLocal, startTimeLocal: stored.startTimeLocal, endTimeLocal: stored.endTimeLocal },
];
const needed = (...fields: string[]) => ({
  kind: 'refused',
  problems: fields.map((field) => ({ field, code: 'needed' })),
});

test.each([
  ['two instants', UTC, null, { kind: 'utc', ...UTC }],
  ['a date and two times', LOCAL, null, { kind: 'local', ...LOCAL }],
  ['no time of a new shift', {}, null, needed('startAtUtc', 'endAtUtc')],
  ['a date alone of a new shift', { dateLocal: '2026-11-20' }, null, needed('startTimeLocal', 'endTimeLocal')],
  ['no time of a stored shift', {}, stored, { kind: 'none' }],
  ['another date', { dateLocal: '2026-11-21' }, stored, { kind: 'local', ...LOCAL, dateLocal: '2026-11-21' }],
  [
    'another end',
    { endAtUtc: '2026-11-20T16:00:00Z' },
    stored,
    { kind: 'utc', ...UTC, endAtUtc: '2026-11-20T16:00:00Z' },
  ],
  [
    'both forms',
    { ...UTC, dateLocal: '2026-11-20' },
    stored,
    { kind: 'refused', problems: [{ field: 'dateLocal', code: 'two_forms' }] },
  ],
])('%s', (_, input, before, expected) => {
  expect(timesForm(input, before)).toEqual(expected);
});

const HOUR = 3_600_000;

test.each([
  [1, 2026, []],
  [0, 2026, [{ field: 'endAtUtc', code: 'end_before_start' }]],
  [-1, 2026, [{ field: 'endAtUtc', code: 'end_before_start' }]],
  [25, 2026, []],
  [26, 2026, [{ field: 'endAtUtc', code: 'too_long' }]],
  [1, 1999, [{ field: 'startAtUtc', code: 'far' }]],
])('a span of %i hours in %i', (hours, year, expected) => {
  expect(spanProblems({ startMs: 0, endMs: hours * HOUR }, year, 'utc')).toEqual(expected);
});
