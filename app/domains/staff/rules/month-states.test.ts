import { describe, expect, test } from 'vitest';
import type { MonthState } from '#app/db/schema/clock.ts';
import { decideMonth, type MonthFacts, monthStates } from './month-states.ts';

const facts: MonthFacts = {
  from: 'open',
  to: 'submitted',
  isOwn: true,
  reason: null,
  month: '2026-11',
  currentMonth: '2026-11',
  blockingCount: 0,
};
const reason = 'Pause fehlte';

/** What the person and a manager get, with a reason: [from, to, own, of others]. */
const TABLE: readonly [MonthState, MonthState, string, string][] = [
  ['open', 'open', 'same', 'same'],
  ['open', 'submitted', 'change', 'forbidden'],
  ['open', 'approved', 'forbidden', 'no_edge'],
  ['submitted', 'open', 'change', 'change'],
  ['submitted', 'submitted', 'same', 'forbidden'],
  ['submitted', 'approved', 'forbidden', 'change'],
  ['approved', 'open', 'forbidden', 'change'],
  ['approved', 'submitted', 'no_edge', 'forbidden'],
  ['approved', 'approved', 'forbidden', 'same'],
];

describe('a month', () => {
  test.each(TABLE)('from %s to %s: %s for its person, %s for a manager', (from, to, own, ofOthers) => {
    expect(decideMonth({ ...facts, reason, from, to }).kind).toBe(own);
    expect(decideMonth({ ...facts, reason, from, to, isOwn: false }).kind).toBe(ofOthers);
  });

  test('has an edge for every change', () => {
    for (const [from, to, own, ofOthers] of TABLE)
      expect([own, ofOthers].includes('change')).toBe(from !== to && monthStates.can(from, to));
  });

  test.each([
    [
      'reopens with a reason of 10 characters only',
      { from: 'approved', to: 'open', isOwn: false, reason: 'zu wenig' },
      'reason_needed',
    ],
    ['reopens without one never', { from: 'approved', to: 'open', isOwn: false }, 'reason_needed'],
    ['is not submitted before it begins', { month: '2026-12' }, 'future'],
    ['is not submitted with an open session', { blockingCount: 1 }, 'blocked'],
    [
      'is not approved with an open session',
      { from: 'submitted', to: 'approved', isOwn: false, blockingCount: 1 },
      'blocked',
    ],
    ['is taken back with an open session', { from: 'submitted', to: 'open', blockingCount: 1 }, 'change'],
  ] as const)('%s', (_name, more, kind) => {
    expect(decideMonth({ ...facts, ...more }).kind).toBe(kind);
  });
});
