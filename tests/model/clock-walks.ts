import fc from 'fast-check';
import type { ClockEventType } from '#app/db/schema/clock.ts';

/** The two people of a walk: one works for one operator, the other for two and with split days. */
export type Who = 0 | 1;
/** `next` and `end` are what the person's state allows before the round. */
export type WalkEvent = ClockEventType | 'next' | 'end';

export type ClockAct =
  | {
      do: 'stamp';
      who: Who;
      event: WalkEvent;
      by: 'APP' | 'TERMINAL';
      isTwice: boolean;
      at: 0 | 1;
      isEnded: boolean;
    }
  /** Made without a network so many seconds ago; less than 0: the device's clock is ahead. */
  | { do: 'offline'; who: Who; event: WalkEvent; at: 0 | 1; secondsAgo: number; isTwice: boolean }
  /** `pick` is a session of a person, `from` seconds after its start, `end` seconds before now, breaks in hundredths of it. */
  | {
      do: 'correct';
      pick: number;
      from: number | null;
      end: number | null;
      breaks: number[] | null;
      isDiscarded: boolean;
    }
  | { do: 'ask'; who: Who; pick: number; from: number; end: number | null; isOfSession: boolean }
  | { do: 'decide'; pick: number; approve: boolean }
  | { do: 'month'; who: Who; to: 'open' | 'submitted' | 'approved'; isBack: boolean }
  /** The phone sends an offline stamp of an earlier round once more. */
  | { do: 'resend'; pick: number }
  | { do: 'flag' };

export interface ClockRound {
  /** Since the round before. */
  readonly seconds: number;
  /** All at once. */
  readonly acts: readonly ClockAct[];
}

const who = fc.constantFrom<Who>(0, 1);
const HOUR = 3_600;
const event = fc.constantFrom<WalkEvent>('next', 'next', 'end', 'CLOCK_IN', 'BREAK_START', 'BREAK_END', 'CLOCK_OUT');
/** Of the person's two operators; the admin works for the first. */
const at = fc.constantFrom<0 | 1>(0, 0, 0, 1);
const rarely = fc.nat(3).map((n) => n === 0);

const stamp = fc.record<ClockAct & { do: 'stamp' }>({
  do: fc.constant('stamp'),
  who,
  event,
  by: fc.constantFrom('APP', 'TERMINAL'),
  isTwice: rarely,
  at,
  isEnded: fc.boolean(),
});
const offline = fc.record<ClockAct & { do: 'offline' }>({
  do: fc.constant('offline'),
  who,
  event,
  at,
  secondsAgo: fc.oneof(fc.integer({ min: -90, max: 4 * HOUR }), fc.integer({ min: 0, max: 18 * HOUR })),
  isTwice: rarely,
});
const correct = fc.record<ClockAct & { do: 'correct' }>({
  do: fc.constant('correct'),
  pick: fc.nat(9),
  from: fc.option(fc.integer({ min: -5 * HOUR, max: 5 * HOUR })),
  end: fc.option(fc.integer({ min: -600, max: 5 * HOUR })),
  breaks: fc.option(fc.array(fc.nat(110), { maxLength: 4 })),
  isDiscarded: fc.nat(7).map((n) => n === 0),
});
const ask = fc.record<ClockAct & { do: 'ask' }>({
  do: fc.constant('ask'),
  who,
  pick: fc.nat(9),
  from: fc.integer({ min: 0, max: 12 * HOUR }),
  end: fc.option(fc.integer({ min: 0, max: 5 * HOUR })),
  isOfSession: fc.boolean(),
});
const decide = fc.record<ClockAct & { do: 'decide' }>({
  do: fc.constant('decide'),
  pick: fc.nat(9),
  approve: fc.nat(3).map((n) => n > 0),
});
const month = fc.record<ClockAct & { do: 'month' }>({
  do: fc.constant('month'),
  who,
  to: fc.constantFrom('open', 'submitted', 'approved', 'approved'),
  isBack: rarely,
});

const act: fc.Arbitrary<ClockAct> = fc.oneof(
  { weight: 12, arbitrary: stamp },
  { weight: 4, arbitrary: offline },
  {
    weight: 2,
    arbitrary: fc.record<ClockAct & { do: 'resend' }>({ do: fc.constant('resend'), pick: fc.nat(9) }),
  },
  { weight: 3, arbitrary: correct },
  { weight: 2, arbitrary: ask },
  { weight: 3, arbitrary: decide },
  { weight: 2, arbitrary: month },
  { weight: 1, arbitrary: fc.constant<ClockAct>({ do: 'flag' }) },
);
const round: fc.Arbitrary<ClockRound> = fc.record({
  seconds: fc.oneof(
    { weight: 2, arbitrary: fc.nat(2) },
    { weight: 5, arbitrary: fc.integer({ min: 60, max: 4 * HOUR }) },
    { weight: 1, arbitrary: fc.integer({ min: 10 * HOUR, max: 18 * HOUR }) },
  ),
  acts: fc.array(act, { minLength: 2, maxLength: 3 }),
});
/** Four rounds go over the night in most walks. */
const walk = fc.array(round, { minLength: 4, maxLength: 4 });

/** The same walks for the same seed. */
export const clockWalks = (count: number, seed: number): ClockRound[][] => fc.sample(walk, { numRuns: count, seed });
