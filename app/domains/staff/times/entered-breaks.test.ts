import { expect, test } from 'vitest';
import { instantOfText } from '#app/platform/calendar.ts';
import { enteredBreaks, typedBreaks } from './entered-breaks.ts';

const ms = (text: string) => instantOfText(text).epochMilliseconds;
const evening = ms('2026-11-18T20:00:00Z');

test.each([
  ['nothing', [{ from: '', until: '' }], []],
  ['an evening', [{ from: '22:00', until: '22:30' }], [['2026-11-18T21:00:00Z', '2026-11-18T21:30:00Z']]],
  ['over midnight', [{ from: '23:45', until: '00:15' }], [['2026-11-18T22:45:00Z', '2026-11-18T23:15:00Z']]],
  ['the next day', [{ from: '01:00', until: '01:30' }], [['2026-11-19T00:00:00Z', '2026-11-19T00:30:00Z']]],
])('reads breaks of %s', (_what, typed, expected) => {
  expect(enteredBreaks(typed, { startMs: evening })).toEqual({
    kind: 'breaks',
    breaks: expected.map(([from = '', until = '']) => ({ startMs: ms(from), endMs: ms(until) })),
  });
});

test('keeps the seconds of a break whose minutes were not touched', () => {
  const stored = [{ startMs: ms('2026-11-18T21:00:12Z'), endMs: ms('2026-11-18T21:30:48Z') }];
  expect(typedBreaks(stored)).toEqual([{ from: '22:00', until: '22:30' }]);
  expect(enteredBreaks(typedBreaks(stored), { startMs: evening, stored })).toEqual({ kind: 'breaks', breaks: stored });
});

test('refuses half a break, and a time that the clock skips', () => {
  expect(enteredBreaks([{ from: '22:00', until: '' }], { startMs: evening })).toEqual({
    kind: 'problem',
    code: 'break_incomplete',
  });
  const night = ms('2026-03-28T21:00:00Z');
  expect(enteredBreaks([{ from: '02:15', until: '03:15' }], { startMs: night })).toEqual({
    kind: 'problem',
    code: 'no_such_time',
  });
});
