import { setTimeout as sleep } from 'node:timers/promises';
import { measureBareDoor } from './harness/bare-door.ts';
import { openDoorHouse } from './harness/door-house.ts';
import { createPresser, type Press } from './harness/doors.ts';
import { benchLine } from './harness/report.ts';
import { rounded, summarise } from './harness/statistics.ts';

const doorCount = 200;
const warmUp = 50;
const presses = 600;
const everyMs = 100;

/** From the press to the pulse (quality 5): request, ring through the broker, claim, journal with fsync, relay. */
export async function run() {
  const doorHouse = await openDoorHouse({ doors: doorCount, members: 8 }, {});
  const { house, doors, fleet } = doorHouse;
  const presser = createPresser(house.url);
  try {
    const done: Press[] = [];
    const press = async () => {
      const start = performance.now();
      for (let index = 0; index < warmUp + presses; index += 1) {
        await sleep(Math.max(0, start + index * everyMs - performance.now()));
        const slug = doors.slugs[(index * 37) % doorCount] ?? '';
        const token = doors.tokens[index % doors.tokens.length] ?? '';
        void presser.press(slug, token, index).then((one) => (index >= warmUp ? done.push(one) : undefined));
      }
      await sleep(5_000);
    };
    // Measured between the presses, and done before the last of them.
    const measureBare = async () => {
      await sleep(warmUp * everyMs + everyMs / 2);
      return await measureBareDoor({ count: presses - 40, everyMs });
    };
    const [bare] = await Promise.all([measureBare(), press()]);
    const pulses = new Map<string, number[]>();
    for (const { jobId, atMs } of fleet.pulses()) pulses.set(jobId, [...(pulses.get(jobId) ?? []), atMs]);
    const samples = done.flatMap(({ jobId, atMs }) =>
      (pulses.get(jobId ?? '') ?? []).slice(0, 1).map((at) => at - atMs),
    );
    const missing = presses - samples.length;
    const doubled = [...pulses.values()].filter(({ length }) => length > 1).length;
    const summary = summarise(samples, presses * everyMs);
    const ratio = rounded(summary.medianMs / bare.medianMs);
    const { parts, ...limit } = bare;
    // The stricter ratio: the limit crosses the broker once.
    const ratioToOneRing = rounded(summary.medianMs / (parts.ringMs + 2 * parts.httpMs));
    return benchLine(
      {
        bench: 'door',
        work: `request to pulse: ${doorCount} simulated doors by MQTT wake and HTTP claim, journal with fsync, ${1_000 / everyMs} opens a second`,
        ...summary,
        limit,
        statementsPerRequest: null,
        violations: missing + doubled,
      },
      {
        ratio,
        ratioLimit: 12,
        ratioToOneRing,
        ratioToLimit: rounded(bare.medianMs / summary.medianMs),
        parts,
        missing,
        doubled,
      },
    );
  } finally {
    presser.close();
    await doorHouse.close();
  }
}
