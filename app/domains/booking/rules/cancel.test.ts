import { describe, expect, it } from 'vitest';
import { decideCancel, type SeriesSpan, spanRestored } from './cancel.ts';
import type { Scope, ScopedBooking } from './scopes.ts';

const now = { date: '2026-11-18', time: '10:00' };
const dayBefore = (date: string) => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}-${month}-${String(Number(day) - 1).padStart(2, '0')}`;
};
const series: SeriesSpan = { startDate: '2026-11-03', endDate: '2026-12-31', exceptions: [] };

function booking(date: string, change: Partial<ScopedBooking> = {}): ScopedBooking {
  return { id: date, date, startTime: '16:00', status: 'approved', detached: false, ...change };
}
const past = booking('2026-11-17');
const first = booking('2026-11-24');
const moved = booking('2026-12-02', { detached: true });
const pending = booking('2026-12-08', { status: 'pending' });
const refused = booking('2026-12-15', { status: 'rejected' });
const last = booking('2026-12-22');
const begun = booking('2026-11-18', { startTime: '09:00', status: 'pending' });
const all = [past, first, moved, pending, refused, last];

const decide = (chosen: ScopedBooking, scope: Scope, span: SeriesSpan | null = series, siblings = all) =>
  decideCancel({ chosen, scope, reason: null }, { siblings, series: span, now, dayBefore });

describe('decideCancel', () => {
  it.each<[string, ScopedBooking, Scope, string[], string]>([
    ['only this one', first, 'this', ['2026-11-24'], '2026-12-31'],
    ['this and following', pending, 'following', ['2026-12-08', '2026-12-22'], '2026-12-07'],
    ['all that are still to come', pending, 'all', ['2026-11-24', '2026-12-08', '2026-12-22'], '2026-11-23'],
    ['all, asked from a past one', past, 'all', ['2026-11-24', '2026-12-08', '2026-12-22'], '2026-11-23'],
    ['one that moved on its own', moved, 'this', ['2026-12-02'], '2026-12-31'],
    ['a request whose time has begun', begun, 'this', ['2026-11-18'], '2026-12-31'],
  ])('%s', (_name, chosen, scope, taken, endDate) => {
    const decision = decide(chosen, scope);
    if (decision.kind !== 'cancel') throw new Error(decision.kind);
    expect(decision.taken.map(({ date }) => date)).toEqual(taken);
    expect(decision.series?.endDate).toBe(endDate);
    const exceptions = chosen.detached
      ? []
      : taken.filter((date) => date <= endDate).map((date) => ({ date, reason: 'cancelled', fellOut: true }));
    expect(decision.series?.exceptions).toEqual(exceptions);
  });

  it('withdraws a begun request with the later dates of its series', () => {
    const asked = booking('2026-11-25', { status: 'pending' });
    for (const [chosen, scope] of [
      [begun, 'following'],
      [asked, 'all'],
    ] as const)
      expect(decide(chosen, scope, series, [past, begun, asked])).toMatchObject({
        kind: 'cancel',
        taken: [begun, asked],
        series: { endDate: '2026-11-17', exceptions: [] },
      });
  });

  it('names skipped dates, and why', () => {
    const decision = decide(first, 'all');
    expect('skipped' in decision && decision.skipped.map(({ booking: { date }, why }) => [date, why])).toEqual([
      ['2026-11-17', 'past'],
      ['2026-12-02', 'detached'],
      ['2026-12-15', 'decided'],
    ]);
  });

  it('adds the reason to the exceptions', () => {
    const span = { ...series, exceptions: [{ date: '2026-12-29', reason: 'Ferien' }] };
    const decision = decideCancel(
      { chosen: first, scope: 'this', reason: 'Platz gesperrt' },
      { siblings: all, series: span, now, dayBefore },
    );
    expect(decision.kind === 'cancel' && decision.series?.exceptions).toEqual([
      { date: '2026-11-24', reason: 'Platz gesperrt', fellOut: true },
      { date: '2026-12-29', reason: 'Ferien' },
    ]);
  });

  it('replaces the exception of a detached date', () => {
    const span = { ...series, exceptions: [{ date: '2026-12-02', reason: 'detached' }] };
    const decision = decide(moved, 'this', span);
    expect(decision.kind === 'cancel' && decision.series?.exceptions).toEqual([
      { date: '2026-12-02', reason: 'cancelled', fellOut: true },
    ]);
  });

  it('keeps the end of a series at or after its start', () => {
    const decision = decide(first, 'all', { ...series, startDate: '2026-11-24' }, [first, last]);
    expect(decision).toMatchObject({ series: { startDate: '2026-11-24', endDate: '2026-11-24' } });
  });

  it('makes no series longer', () => {
    const decision = decide(last, 'following', { ...series, endDate: '2026-12-01' });
    expect(decision).toMatchObject({ series: { endDate: '2026-12-01' } });
  });

  it('takes a single date with any scope', () => {
    const decision = decide(first, 'all', null, []);
    expect(decision).toEqual({ kind: 'cancel', taken: [first], skipped: [], series: null });
  });

  it.each<[string, ScopedBooking, Scope, object]>([
    ['a past date', past, 'this', { kind: 'past' }],
    ['one that begins now', booking('2026-11-18', { startTime: '10:00' }), 'this', { kind: 'past' }],
    ['a refused one', refused, 'this', { kind: 'over', status: 'rejected' }],
    ['an expired one', booking('2026-11-17', { status: 'expired' }), 'this', { kind: 'over', status: 'expired' }],
  ])('refuses %s', (_name, chosen, scope, outcome) => expect(decide(chosen, scope)).toEqual(outcome));

  it('answers "nothing" when no date is left', () => {
    expect(decide(moved, 'all', series, [past, moved])).toMatchObject({ kind: 'nothing', skipped: [{}, {}] });
  });
});

describe('spanRestored', () => {
  const before = { ...series, exceptions: [{ date: '2026-12-29', reason: 'Ferien' }] };
  const after = {
    ...series,
    endDate: '2026-11-23',
    exceptions: [
      { date: '2026-11-24', reason: 'cancelled' },
      { date: '2026-12-01', reason: 'cancelled' },
      { date: '2026-12-29', reason: 'Ferien' },
    ],
  };
  const dates = ['2026-11-24', '2026-12-01'];

  it('restores the series as it was', () => expect(spanRestored(after, { before, after }, dates)).toEqual(before));

  it('keeps changes since the cancellation', () => {
    const current = {
      ...after,
      endDate: '2026-11-20',
      exceptions: [...after.exceptions, { date: '2026-11-10', reason: 'Regen' }],
    };
    expect(spanRestored(current, { before, after }, dates)).toEqual({
      ...series,
      endDate: '2026-12-01',
      exceptions: [
        { date: '2026-11-10', reason: 'Regen' },
        { date: '2026-12-29', reason: 'Ferien' },
      ],
    });
  });

  it('restores the exception that a date had', () => {
    const detached = { ...series, exceptions: [{ date: '2026-12-02', reason: 'detached' }] };
    const cancelled = { ...series, exceptions: [{ date: '2026-12-02', reason: 'cancelled' }] };
    expect(spanRestored(cancelled, { before: detached, after: cancelled }, ['2026-12-02'])).toEqual(detached);
  });
});
