import fc from 'fast-check';
import type { Grant } from '#device/protocol.ts';
import { makeNonce } from '#tests/factories/door-calls.ts';
import type { Device, DoorCommand, DoorState, Person } from './doors.ts';

/** The answers that devices got; a command refers to them. */
export interface Answers {
  /** Every grant that a claim got, by job. */
  readonly grants: Map<string, { grant: Grant; by: Device }[]>;
  readonly lastClaims: Map<Device, { seq: number; nonce: string }>;
}

/** A command that is not yet bound to a job. */
export type Draft = (world: Answers, state: DoorState) => DoorCommand;
const person = fc.constantFrom<Person>(0, 1, 2);
const device = fc.constantFrom<Device>(0, 1);
const press: fc.Arbitrary<Draft> = person.map((who) => () => ({ do: 'press', who }));
const claim: fc.Arbitrary<Draft> = fc
  .tuple(device, fc.constantFrom('fresh', 'fresh', 'fresh', 'again', 'again', 'behind'))
  .map(([by, how]) => (world) => {
    const last = world.lastClaims.get(by) ?? { seq: 1, nonce: makeNonce() };
    if (how === 'again') return { do: 'claim', by, ...last };
    if (how === 'behind') return { do: 'claim', by, seq: Math.max(1, last.seq - 1), nonce: makeNonce() };
    const next = { seq: last.seq + 1, nonce: makeNonce() };
    world.lastClaims.set(by, next);
    return { do: 'claim', by, ...next };
  });
const confirm: fc.Arbitrary<Draft> = fc
  .record({ pick: fc.nat(9), isFail: fc.boolean(), wrong: fc.constantFrom('', '', '', '', 'nonce', 'device') })
  .map(({ pick, isFail, wrong }) => ({ grants }, { jobs }) => {
    const granted = jobs.filter(({ by }) => by !== null);
    // The newest job is chosen most often.
    const job = pick < 6 ? granted.at(-1) : pick < 9 ? granted[pick % Math.max(granted.length, 1)] : jobs[0];
    const owner = (job && grants.get(job.id)?.[0]?.by) ?? 0;
    return {
      do: 'confirm',
      by: wrong === 'device' ? ((1 - owner) as Device) : owner,
      jobId: job?.id ?? crypto.randomUUID(),
      isNonce: wrong !== 'nonce',
      code: isFail && pick % 2 === 0 ? 'RELAY_FAULT' : 'OK',
    };
  });
const withdraw: fc.Arbitrary<Draft> = fc.nat(3).map((back) => (_world, { jobs }) => {
  const job = jobs.at(-1 - back) ?? jobs.at(-1);
  return job ? { do: 'withdraw', who: job.who, jobId: job.id } : { do: 'sweep' };
});
const sweep = fc.constant<Draft>(() => ({ do: 'sweep' }));
const isLiveOf = (who: Person) => (job: DoorState['jobs'][number]) =>
  job.who === who && (job.status === 'pending' || job.status === 'dispatched');
const session: fc.Arbitrary<Draft> = fc.tuple(fc.constantFrom('leave', 'block', 'enter', 'enter', 'enter'), person).map(
  ([what, who]) =>
    (_world, { jobs }) =>
      what === 'enter'
        ? { do: 'enter', who }
        : { do: what, who, locks: jobs.filter(isLiveOf(who)).map(({ id }) => id) },
);
const meddle: fc.Arbitrary<Draft> = fc.oneof(
  fc.tuple(fc.constantFrom('unblock', 'unblock', 'revoke'), person).map(([what, who]) => () => ({
    do: what,
    who,
  })),
  fc.tuple(fc.constantFrom('disable', 'enable', 'enable'), device).map(([what, one]) => () => ({
    do: what,
    device: one,
  })),
);
const draft = fc.oneof(
  { weight: 5, arbitrary: press },
  { weight: 6, arbitrary: claim },
  { weight: 5, arbitrary: confirm },
  { weight: 2, arbitrary: withdraw },
  { weight: 2, arbitrary: sweep },
  { weight: 2, arbitrary: meddle },
  { weight: 2, arbitrary: session },
);
/** Some at the same moment; a number lets seconds pass, up to the end of every span and over it. */
const step: fc.Arbitrary<Draft[] | number> = fc.oneof(
  { weight: 5, arbitrary: draft.map((one) => [one]) },
  { weight: 4, arbitrary: fc.array(draft, { minLength: 2, maxLength: 4 }) },
  { weight: 2, arbitrary: fc.constantFrom(1, 5, 6, 25, 30, 30) },
);
export const walks = fc
  .array(step, { minLength: 6, maxLength: 22 })
  .map((steps) => [[() => ({ do: 'press', who: 0 }) as const], ...steps]);
