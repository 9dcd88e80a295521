import { describe, expect, it } from 'vitest';
import {
  inScope,
  isPast,
  type Scope,
  type ScopedBooking,
  scopesToOffer,
  scopeFromParam,
  scopeParam,
  SCOPES,
} from './scopes.ts';

const now = { date: '2026-11-18', time: '10:00' };
const booking = (date: string, change: Partial<ScopedBooking> = {}): ScopedBooking => ({
  id: date,
  date,
  startTime: '16:00',
  status: 'approved',
  detached: false,
  ...change,
});
const over = booking('2026-11-11', { status: 'expired' });
const first = booking('2026-11-25');
const moved = booking('2026-12-02', { detached: true });
const asked = booking('2026-12-09', { status: 'pending' });
const refused = booking('2026-12-16', { status: 'rejected' });
const series = [over, first, moved, asked, refused];

describe('inScope', () => {
  it.each<[Scope, ScopedBooking, string[], string[]]>([
    ['this', asked, ['2026-12-09'], []],
    ['this', over, ['2026-11-11'], []],
    ['following', asked, ['2026-12-09'], ['2026-12-16 decided']],
    ['all', asked, ['2026-11-25', '2026-12-09'], ['2026-11-11 past', '2026-12-02 detached', '2026-12-16 decided']],
  ])('%s from %o', (scope, chosen, taken, skipped) => {
    const found = inScope(series, chosen, scope, now);
    expect(found.taken.map(({ date }) => date)).toEqual(taken);
    expect(found.skipped.map(({ booking: { date }, why }) => `${date} ${why}`)).toEqual(skipped);
  });
});

it.each([
  ['2026-11-17', '23:45', true],
  ['2026-11-18', '10:00', true],
  ['2026-11-18', '10:15', false],
  ['2026-11-19', '00:00', false],
])('%s %s is past: %s', (date, startTime, expected) => expect(isPast({ date, startTime }, now)).toBe(expected));

it.each([
  [
    [1, 6, 6],
    ['this', 'all'],
  ],
  [
    [1, 4, 6],
    ['this', 'following', 'all'],
  ],
])('%j dates offer %j', ([one = 0, following = 0, all = 0], expected) => {
  const scopes = [
    { scope: 'this', count: one },
    { scope: 'following', count: following },
    { scope: 'all', count: all },
  ] as const;
  expect(scopesToOffer(scopes).map(({ scope }) => scope)).toEqual(expected);
});

it.each(SCOPES)('%s is read back from its parameter', (scope) => {
  expect(scopeFromParam(scopeParam(scope) ?? null)).toBe(scope);
});

it.each(['', 'all', 'ALLE', 'toString'])('"%s" means the one date', (word) =>
  expect(scopeFromParam(word)).toBe('this'),
);
