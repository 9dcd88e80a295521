import fc from 'fast-check';

/** Acts of a walk; numbers pick among the rows as they are before the round. */
export type FundingAct =
  | {
      readonly do: 'split';
      readonly pick: number;
      readonly parts: number;
      /** The part of each measure and of each role. */
      readonly deals: readonly number[];
      readonly isOff: boolean;
      /** Merges the parts again at once. */
      readonly isTakenBack: boolean;
    }
  | { readonly do: 'merge'; readonly pick: number; readonly count: number; readonly ofWhole: boolean }
  | { readonly do: 'assign'; readonly pick: number; readonly role: number; readonly days: number | null }
  | { readonly do: 'budget'; readonly pick: number; readonly cents: number };

export type FundingRound = readonly { readonly who: number; readonly act: FundingAct }[];

const pick = fc.nat({ max: 40 });
const act: fc.Arbitrary<FundingAct> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('split' as const),
      pick,
      parts: fc.integer({ min: 2, max: 4 }),
      deals: fc.array(fc.nat({ max: 3 }), { minLength: 6, maxLength: 6 }),
      isOff: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      isTakenBack: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('merge' as const),
      pick,
      count: fc.integer({ min: 2, max: 4 }),
      ofWhole: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('assign' as const),
      pick,
      role: fc.nat({ max: 2 }),
      days: fc.option(fc.nat({ max: 30 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('budget' as const), pick, cents: fc.integer({ min: -5_000, max: 5_000 }) }),
  },
);
const round = fc.array(fc.record({ who: fc.nat({ max: 2 }), act }), { minLength: 1, maxLength: 3 });

export const fundingWalks = (count: number, seed: number): FundingRound[][] =>
  fc.sample(fc.array(round, { minLength: 3, maxLength: 7 }), { numRuns: count, seed });
