import { beforeAll, expect, test } from 'vitest';
import { HOME_ZONE, instantOfText, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { type MadeCrew, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { type ClockWorld, performClock } from '#tests/model/clock.ts';
import { brokenRules, readClockRows, wrongSessions } from '#tests/model/clock-rows.ts';
import { type ClockRound, clockWalks } from '#tests/model/clock-walks.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

/**
 * Stamps of the phone and the terminal, corrections of an admin and closings of months, at once on the same people over midnight: both
 * nights of a clock change and a usual one. Whatever the order was, the tables keep every rule.
 */
const WALKS = scaled(2_000);
const SEED = Number(process.env.CLOCK_SEED ?? 20_261_025);
/** Walks at once; each has people of its own. */
const LANES = 4;
const EVENINGS = ['2026-03-28T16:00:00Z', '2026-10-24T15:00:00Z', '2026-11-11T16:00:00Z'] as const;

const USEFUL = [
  'stamp stamped',
  'stamp stamped again',
  'stamp OPEN_SESSION',
  'stamp ALREADY_WORKING',
  'stamp ALREADY_CLOSED',
  'stamp MONTH_CLOSED',
  'offline stamped',
  'offline asked',
  'resend stamped again',
  'resend asked again',
  'flag true',
  'correct corrected',
  'ask asked',
  'decide approved',
  'decide declined',
  'month changed approved',
  'month changed open',
  'month blocked',
];

const database = testDatabase();
let crews: [MadeCrew, MadeCrew];
let admin: Ctx;
const seen = new Map<string, number>();

beforeAll(async () => {
  crews = [await makeCrew(database.db), await makeCrew(database.db)];
  const { operatorId } = crews[0];
  admin = ctxOf(database.db, await makePerson(database.db, { role: 'admin', operatorId }), { role: 'admin' });
});

/** A plain employee, and one with split days who works for both operators. */
async function makePeople(): Promise<ClockWorld['people']> {
  const [operatorId, other] = crews.map((crew) => crew.operatorId) as [string, string];
  const [plain, split] = await Promise.all([
    makeStaff(database.db, { operatorId }),
    makeStaff(database.db, { operatorId, allowsSplitDay: true }),
  ]);
  const [second] = await database.sql<{ id: string }[]>`
    insert into staff_members (id, user_id, operator_id, employment_kind, roles)
    values (gen_random_uuid(), ${split.userId}, ${other}, 'minijob', '{service}') returning id`;
  const first = { id: split.id, operatorId };
  return [
    { ...plain, staff: [{ id: plain.id, operatorId }] },
    { ...split, staff: [first, { id: second?.id ?? '', operatorId: other }] },
  ];
}

/** Takes a walk; throws with its number when a rule is broken. */
async function take(walk: readonly ClockRound[], number: number): Promise<void> {
  const people = await makePeople();
  const userIds = people.map(({ userId }) => userId);
  const evening = instantOfText(EVENINGS[number % EVENINGS.length] ?? EVENINGS[0]);
  let now = evening.add({ seconds: (number * 977) % 25_200 });
  const month = today(now, HOME_ZONE).slice(0, 7);
  let keys = 0;
  const newKey = () => `walk ${number}.${(keys += 1)}`;
  const sent: ClockWorld['sent'] = [];
  const stamped: string[] = [];
  let before = await readClockRows(database.sql, userIds);
  for (const { seconds, acts } of walk) {
    now = now.add({ seconds });
    const world = { db: database.db, admin, manager: crews[0].manager, people, month, now, newKey, sent, ...before };
    const done = (await Promise.all(acts.map((act) => performClock(world, act)))).flat();
    for (const { word } of done) seen.set(word, (seen.get(word) ?? 0) + 1);
    stamped.push(...done.flatMap(({ stampedId }) => stampedId ?? []));
    const after = await readClockRows(database.sql, userIds);
    const hashes = new Map(after.events.map(({ id, hash }) => [id, hash]));
    for (const { id, hash } of before.events)
      if (hashes.get(id) !== hash) throw new Error(`walk ${number}: stamp ${id} changed in ${JSON.stringify(acts)}`);
    before = after;
  }
  const made = before.events.flatMap(({ source, sessionId }) => (source === 'ADMIN_CORRECTION' ? [] : [sessionId]));
  const [broken, wrong] = await Promise.all([
    brokenRules(database.sql, userIds),
    wrongSessions(database.ownerDb, userIds),
  ]);
  const story = { number, seed: SEED, walk };
  expect({ ...story, broken: [...broken, ...wrong] }).toEqual({ ...story, broken: [] });
  // Each stamp that was answered as written is in its session once, and no other one.
  expect({ ...story, made: made.toSorted() }).toEqual({ ...story, made: stamped.toSorted() });
}

const deadlocks = async () => {
  const [row] = await database.sql<{ deadlocks: number }[]>`
    select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()`;
  return row?.deadlocks ?? 0;
};

test(`${WALKS} walks of stamps, corrections and closings at once keep every rule`, async () => {
  const walks = clockWalks(WALKS, SEED).entries();
  const lane = async () => {
    for (const [number, walk] of walks) await take(walk, number);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  process.stdout.write(`clock: ${WALKS} walks, seed ${SEED}, ${JSON.stringify(Object.fromEntries(seen))}\n`);
  expect(await deadlocks()).toBe(0);
  // The walks were useful: each of these happened.
  for (const word of USEFUL) expect([word, (seen.get(word) ?? 0) > 0]).toEqual([word, true]);
}, 300_000);
