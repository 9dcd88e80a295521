import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClockTimes, type Stamp, timesOf } from './clock-times.ts';
import { correctedStamps } from './corrected-stamps.ts';

/** Appends the stamps of a correction, as the house stores them. */
function append(stamps: readonly Stamp[], times: ClockTimes | null): Stamp[] {
  const added = correctedStamps(stamps, times).map((stamp, index) => ({ id: `s${stamps.length + index}`, ...stamp }));
  return [...stamps, ...added];
}

/** Distinct instants in their order: start, pairs of breaks, end. */
const times = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 10 })
  .map((instants): ClockTimes => {
    const [startMs = 0, ...rest] = instants.map((one) => one * 1000).toSorted((a, b) => a - b);
    const endMs = rest.pop() ?? startMs;
    const breaks = Array.from({ length: Math.floor(rest.length / 2) }, (_, index) => ({
      startMs: rest[2 * index] ?? 0,
      endMs: rest[2 * index + 1] ?? 0,
    }));
    return { startMs, endMs, breaks };
  });

test('stamps make the wanted times after any number of corrections, and none that was made goes', () => {
  fc.assert(
    fc.property(fc.array(times, { minLength: 1, maxLength: 5 }), (wishes) => {
      let stamps: Stamp[] = [];
      for (const wish of wishes) {
        const next = append(stamps, wish);
        expect(next.slice(0, stamps.length)).toEqual(stamps);
        expect(timesOf(next)).toEqual(wish);
        expect(correctedStamps(next, wish)).toEqual([]);
        stamps = next;
      }
      expect(timesOf(append(stamps, null))).toBeNull();
    }),
  );
});

test('one changed stamp is one new stamp', () => {
  const stamps = append([], { startMs: 0, endMs: 8000, breaks: [{ startMs: 3000, endMs: 4000 }] });
  expect(correctedStamps(stamps, { startMs: 0, endMs: 9000, breaks: [{ startMs: 3000, endMs: 4000 }] })).toEqual([
    { eventType: 'CLOCK_OUT', atMs: 9000, metadata: { replaces: 's3' } },
  ]);
});

test('of two breaks that began in the same second, one goes', () => {
  const second = { startMs: 3000, endMs: 6000 };
  const stamps = append([], { startMs: 0, endMs: 9000, breaks: [{ startMs: 3000, endMs: 3000 }, second] });
  const next = { startMs: 0, endMs: 9000, breaks: [second] };
  expect(timesOf(append(stamps, next))).toEqual(next);
});
