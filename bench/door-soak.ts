import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, FaultPlan, FaultStep } from '#device/fault-plan.ts';
import { openDoorHouse } from './harness/door-house.ts';
import { createPresser } from './harness/doors.ts';
import { inParallel } from './harness/load.ts';
import { rounded } from './harness/statistics.ts';

const doorCount = 200;
/** The share of visits in which a step has a fault. */
const faultShare = 0.01;

/** Jobs under faults (quality 4): the locks count the pulses per job. `--jobs N`, default 5,000. */
export async function run(words: readonly string[] = []) {
  const jobs = Number(words[words.indexOf('--jobs') + 1] ?? Number.NaN) || 5_000;
  const random = createRandom(20_261_125);
  // True once every door is connected to the broker.
  let isPressed = false;
  const faults: FaultPlan = { take: (step) => (isPressed ? faultAt(step, random()) : null) };
  const limits = { pulseEveryMs: 0, pulsesPerMinute: 100_000, callsPerSecond: 1_000 };
  const members = Math.max(64, Math.ceil(jobs / (doorCount * 20)));
  const doorHouse = await openDoorHouse(
    { doors: doorCount, members },
    { faults, limits, pulseTakesMs: 5, withoutSync: true },
  );
  const { house, doors, fleet } = doorHouse;
  const presser = createPresser(house.url);
  // A killed door starts again a little later, as after a power cut.
  const reviving = setInterval(() => {
    for (const door of fleet.doors) if (!door.isRunning()) void door.restart();
  }, 500);
  try {
    const statuses: Record<number, number> = {};
    const start = performance.now();
    isPressed = true;
    await inParallel(24, jobs, async (index) => {
      const slug = doors.slugs[index % doorCount] ?? '';
      const token = doors.tokens[Math.floor(index / doorCount) % members] ?? '';
      const { status } = await presser.press(slug, token, index);
      statuses[status] = (statuses[status] ?? 0) + 1;
    });
    const pressedMs = performance.now() - start;
    for (;;) {
      const [row] = await house.sql`select count(*)::int as n from door_jobs where status in ('pending', 'dispatched')`;
      if (row?.['n'] === 0) break;
      await sleep(500);
    }
    clearInterval(reviving);
    for (const door of fleet.doors) if (!door.isRunning()) await door.restart();
    await sleep(5_000);
    const pulsed = new Map<string, number>();
    for (const { jobId } of fleet.pulses()) pulsed.set(jobId, (pulsed.get(jobId) ?? 0) + 1);
    const doubled = [...pulsed.values()].filter((count) => count > 1).length;
    const told = await house.sql<{ jobId: string }[]>`
      select distinct job_id as "jobId" from audit_log where stream = 'door' and action in ('door.executed', 'door.failed', 'door.late_confirm')`;
    const known = new Set(told.map(({ jobId }) => jobId));
    const untold = [...pulsed.keys()].filter((jobId) => !known.has(jobId)).length;
    const ends = await house.sql<{ end: string; n: number }[]>`
      select status || ' ' || result_code as end, count(*)::int as n from door_jobs group by 1 order by 2 desc`;
    return {
      bench: 'door-soak',
      work: `${jobs} presses at ${doorCount} simulated doors, a fault at ${faultShare * 100} % of all steps (kill, lost answer, duplicate, delay)`,
      n: jobs,
      ratePerS: rounded((jobs * 1_000) / pressedMs),
      statuses,
      pulses: [...pulsed.values()].reduce((sum, count) => sum + count, 0),
      ends: Object.fromEntries(ends.map(({ end, n }) => [end, n])),
      doubled,
      untold,
      violations: doubled + untold,
    };
  } finally {
    clearInterval(reviving);
    presser.close();
    await doorHouse.close();
  }
}

function faultAt(step: FaultStep, chance: number): Fault | null {
  if (chance >= faultShare) return null;
  const isCall = /-(?:sent|answered)$/.test(step);
  const kinds = isCall ? (['kill', 'lose-answer', 'duplicate', 'delay'] as const) : (['kill', 'delay'] as const);
  const kind = kinds[Math.floor((chance / faultShare) * kinds.length)] ?? 'kill';
  return kind === 'delay' ? { kind, ms: 200 } : { kind };
}

/** A seeded generator (mulberry32), so that every run has the same faults in the same order. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
