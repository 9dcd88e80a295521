import { describe, expect, test } from 'vitest';
import { decideStamp, type StampFacts } from './decide-stamp.ts';

const at = (text: string) => Date.parse(text);
const now = at('2026-11-18T09:00:00.700Z');
const facts: StampFacts = {
  event: 'CLOCK_IN',
  nowMs: now,
  occurredAtMs: null,
  endedAtMs: null,
  dayKey: '2026-11-18',
  open: null,
  isClosedToday: false,
  allowsSplitDay: false,
  lastEndMs: null,
};
const open = (since: string, dayKey = '2026-11-18') => ({
  startMs: at(since),
  endMs: null,
  breaks: [],
  state: 'WORKING' as const,
  dayKey,
});
const today = open('2026-11-18T08:00:00Z');
const yesterday = open('2026-11-17T15:00:00Z', '2026-11-17');

describe('a stamp', () => {
  test('is at the whole second', () => {
    expect(decideStamp(facts)).toEqual({ kind: 'stamp', atMs: at('2026-11-18T09:00:00Z'), flagged: false });
  });

  test('of a night shift closes its own session', () => {
    const night = open('2026-11-17T21:00:00Z', '2026-11-17');
    expect(decideStamp({ ...facts, event: 'CLOCK_OUT', open: night })).toMatchObject({ kind: 'stamp', flagged: false });
  });

  test('of clock-in is refused while a session of an earlier day is open', () => {
    expect(decideStamp({ ...facts, open: yesterday })).toEqual({
      kind: 'refused',
      code: 'OPEN_SESSION',
      status: 'WORKING',
    });
  });

  test.each([
    ['closed today', { isClosedToday: true }, { kind: 'refused', code: 'ALREADY_CLOSED', status: 'CLOSED' }],
    ['closed today, with a split day', { isClosedToday: true, allowsSplitDay: true }, { kind: 'stamp' }],
    ['open today', { open: today }, { kind: 'refused', code: 'ALREADY_WORKING', status: 'WORKING' }],
  ])('of clock-in: %s', (_name, more, decision) => {
    expect(decideStamp({ ...facts, ...more })).toMatchObject(decision);
  });
});

describe('clock-out after more than 16 hours', () => {
  const late = { ...facts, event: 'CLOCK_OUT' as const, open: yesterday };
  test.each([
    ['without an end', null, { kind: 'end_needed' }],
    ['with an end before the start', '2026-11-17T14:59:59Z', { kind: 'bad_end' }],
    ['with an end after now', '2026-11-18T09:00:02Z', { kind: 'bad_end' }],
    ['with an end', '2026-11-17T23:00:00.400Z', { kind: 'stamp', atMs: at('2026-11-17T23:00:00Z'), flagged: true }],
  ])('%s', (_name, end, decision) => {
    expect(decideStamp({ ...late, endedAtMs: end === null ? null : at(end) })).toEqual(decision);
  });
});

describe('a stamp without a network', () => {
  test.each([
    ['of an hour ago', '2026-11-18T08:00:00Z', {}, { kind: 'stamp', atMs: at('2026-11-18T08:00:00Z') }],
    ['of 16 hours ago', '2026-11-17T17:00:01Z', {}, { kind: 'stamp' }],
    ['of 17 hours ago', '2026-11-17T16:00:00Z', {}, { kind: 'too_late' }],
    [
      'of a clock that is half a minute ahead',
      '2026-11-18T09:00:30Z',
      {},
      { kind: 'stamp', atMs: at('2026-11-18T09:00:00Z') },
    ],
    ['of later', '2026-11-18T09:02:00Z', {}, { kind: 'future' }],
    [
      'before the last session ended',
      '2026-11-18T05:00:00Z',
      { lastEndMs: at('2026-11-18T06:00:00Z') },
      { kind: 'too_late' },
    ],
    [
      'before the last stamp',
      '2026-11-18T07:00:00Z',
      { event: 'CLOCK_OUT' as const, open: today },
      { kind: 'too_late' },
    ],
  ])('%s', (_name, occurred, more, decision) => {
    expect(decideStamp({ ...facts, ...more, occurredAtMs: at(occurred) })).toMatchObject(decision);
  });
});
