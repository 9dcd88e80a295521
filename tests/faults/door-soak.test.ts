import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDoor, makeFacility, type MadeDoor } from '#tests/factories/doors.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { wrongTrails } from '#tests/model/doors.ts';
import { advanceDoorClock } from '#tests/setup/door-clock.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { FAULT_STEPS, type FaultPlan } from '#device/fault-plan.ts';
import type { SimulatedDoor } from '#device/simulator.ts';
import { type DoorHouse, makePresser, openDoorHouse, wrongPulses } from './door-house.ts';

/**
 * A job pulses at most once and every pulse has an audit row (quality 4): thousands of jobs while doors lose their power,
 * answers are lost, doubled and late, the server is killed twice and its database cut off once.
 */
const JOBS = scaled(5_000);
const SEED = Number(process.env.DOOR_SEED ?? 20_261_125);
const PEOPLE = 42;
/** Fewer jobs get fewer doors, so the share of open jobs at a fault or at the end stays the same. */
const DOORS = scaled(120);
const LANES = scaled(24);
const database = testDatabase();
let house: DoorHouse;
let doors: MadeDoor[];
let tokens: string[];

beforeAll(async () => {
  const operatorId = await makeOperator(database.db);
  const facilityId = await makeFacility(database.db, operatorId);
  const rules = { pulseMs: 100, pendingTtlS: 120 };
  doors = await Promise.all(
    Array.from({ length: DOORS }, () => makeDoor(database.db, { area: rules, operatorId, facilityId })),
  );
  tokens = (await Promise.all(Array.from({ length: PEOPLE }, () => makePresser(database)))).map(({ token }) => token);
  house = await openDoorHouse(database);
});
afterAll(() => house.close());

/** mulberry32: small, with the same numbers on every machine. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const happened = new Map<string, number>();
function count(what: string): void {
  happened.set(what, (happened.get(what) ?? 0) + 1);
}

/** A fault may happen at each step; `isOver` lets the rest finish. */
function randomFaults(seed: number, isOver: () => boolean): FaultPlan {
  const roll = dice(seed);
  const kinds = ['kill', 'lose-answer', 'duplicate', 'delay', 'clock-jump'] as const;
  return {
    take: () => {
      if (isOver() || roll() > 0.03) return null;
      const kind = kinds[Math.floor(roll() * kinds.length)] ?? 'delay';
      count(kind);
      if (kind === 'delay') return { kind, ms: Math.floor(roll() * 200) };
      return kind === 'clock-jump' ? { kind, ms: 5_001 } : { kind };
    },
  };
}

/** Turned on again after each power cut until `over`. */
async function keepOn(door: SimulatedDoor, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const died = door.died();
    await door.start();
    await died;
    count('restart');
  }
}

const numberOf = async (which: string): Promise<number> => {
  const [row] = await database.sql.unsafe(`select count(*)::int as n from door_jobs where ${which}`);
  return Number(row?.['n']);
};

/** Presses until the server has accepted it, whatever fails meanwhile. */
async function pressUntilTaken(token: string, slug: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { status } = await house.press(token, slug).catch(() => ({ status: 0 }));
    if (status === 201 || status === 200) return;
    count(`press ${status}`);
    await sleep(300);
  }
  throw new Error(`${slug} was never taken`);
}

test(
  `${JOBS} jobs among faults of every kind: none pulses twice, and no pulse is missing in the trail`,
  { timeout: 900_000 },
  async () => {
    const started = performance.now();
    const elapsed = (): string => `${((performance.now() - started) / 1_000).toFixed(1)} s`;
    const say = (what: string): void => void process.stdout.write(`soak: ${what} after ${elapsed()}\n`);
    const over = new AbortController();
    let isCalm = false;
    const simulated = doors.map((door, index) =>
      house.door(
        door.device,
        randomFaults(SEED + index, () => isCalm),
      ),
    );
    const kept = simulated.map((door) => keepOn(door, over.signal));

    // Every person presses every door, so that no limit is reached.
    const wishes = Array.from({ length: JOBS }, (_, at) => ({
      slug: doors[at % DOORS]?.slug ?? '',
      token: tokens[Math.floor(at / DOORS) % PEOPLE] ?? '',
    }));
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let at = next++; at < wishes.length; at = next++) {
        const wish = wishes[at];
        if (wish) await pressUntilTaken(wish.token, wish.slug);
        if (at === Math.floor(JOBS * 0.25) || at === Math.floor(JOBS * 0.75)) {
          house.process.kill();
          say(`${at} presses and a kill`);
        }
        if (at === Math.floor(JOBS * 0.5)) {
          house.proxy.cut();
          say(`${at} presses and a cut`);
        }
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    await house.process.isBack();
    say('all pressed');
    await expect.poll(() => numberOf(`status = 'pending'`), { timeout: 60_000, interval: 200 }).toBe(0);
    isCalm = true;
    say('all claimed');
    // Jobs that were lost on the way expire by themselves.
    await advanceDoorClock(database.sql, 31);
    const unsaid = () => simulated.filter((door) => (door.agent()?.state().journalDepth ?? 1) > 0).length;
    await expect.poll(unsaid, { timeout: 90_000, interval: 200 }).toBe(0);
    await expect.poll(() => numberOf(`status in ('pending', 'dispatched')`), { timeout: 20_000 }).toBe(0);
    over.abort();
    for (const door of simulated) door.kill();
    await Promise.all(kept);

    const pulses = house.pulses();
    const { twice, silent } = await wrongPulses(database, pulses);
    const ended = await database.sql`select status, count(*)::int as n from door_jobs group by 1 order by 1`;
    const told = [
      ...ended.map(({ status, n }) => `${status} ${n}`),
      ...[...happened].map(([what, n]) => `${what} ${n}`),
    ];
    say(`seed ${SEED}, ${pulses.length} pulses, ${told.join(', ')};`);
    expect({ twice, silent }).toEqual({ twice: [], silent: [] });
    expect((await wrongTrails(database.sql)).slice(0, 5)).toEqual([]);
    expect(await numberOf('true')).toBeGreaterThanOrEqual(JOBS);
    // Nearly all doors opened, and every step met its faults.
    expect(pulses.length).toBeGreaterThan(JOBS * 0.7);
    expect(happened.get('kill') ?? 0).toBeGreaterThan(FAULT_STEPS.length);
  },
);
