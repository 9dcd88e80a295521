import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deviceSecret, type MadeDoor } from '#tests/factories/doors.ts';
import { makeToken } from '#tests/factories/api-token.ts';
import { makePerson } from '#tests/factories/person.ts';
import { requireCluster } from '#tests/setup/cluster-urls.ts';
import { type DatabaseProxy, openDatabaseProxy } from '#tests/setup/database-proxy.ts';
import { ensureBuild, freePort } from '#tests/setup/server.ts';
import type { TestDatabase } from '#tests/setup/test-database.ts';
import { createFaultPlan, type FaultPlan, type PlannedFault } from '#device/fault-plan.ts';
import type { EnrollAnswer } from '#device/protocol.ts';
import { createSimulatedDoor, type SimulatedDoor } from '#device/simulator.ts';
import type { PulseRecord } from '#device/simulated-relay.ts';
import { type KilledProcess, startKilledProcess } from './killed-process.ts';

/**
 * A built server whose database connection goes through a proxy, with simulated doors. A test may kill, cut and query each
 * part.
 */
export interface DoorHouse {
  readonly url: string;
  readonly process: KilledProcess;
  readonly proxy: DatabaseProxy;
  /** Another process, web and worker, on the same database. */
  readonly second: () => Promise<{ url: string; process: KilledProcess }>;
  /** Presses with a token; every press comes from another address. */
  readonly press: (token: string, slug: string, at?: string) => Promise<{ status: number; jobId: string | null }>;
  readonly door: (
    device: MadeDoor['device'],
    faults?: readonly PlannedFault[] | FaultPlan,
    at?: string,
  ) => SimulatedDoor;
  /** Of all doors, over all their boots. */
  readonly pulses: () => PulseRecord[];
  readonly close: () => Promise<void>;
}

/** The limits of devices are not tested here. */
export const wideLimits = { pulseEveryMs: 0, pulsesPerMinute: 10_000, callsPerSecond: 1_000 };
const readyWords = 'Platzwart läuft';
let presses = 0;

export async function openDoorHouse(database: TestDatabase): Promise<DoorHouse> {
  await ensureBuild(requireCluster());
  const proxy = await openDatabaseProxy(database.appUrl);
  const folder = mkdtempSync(path.join(tmpdir(), 'platzwart-doors-'));
  /** By deviceId: each has one folder for all of its boots. */
  const doors = new Map<string, SimulatedDoor>();
  const processes: KilledProcess[] = [];
  async function start(): Promise<{ url: string; process: KilledProcess }> {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const addresses = {
      DATABASE_URL: proxy.through(database.appUrl),
      MIGRATE_DATABASE_URL: database.ownerUrl,
      PUBLIC_URL: url,
    };
    const env = { PORT: String(port), HOST: 'localhost', MQTT_PORT: '0', TRUST_PROXY: '1', ...addresses };
    const process = await startKilledProcess({ env, readyWords });
    processes.push(process);
    return { url, process };
  }
  const { url, process } = await start();
  return {
    url,
    process,
    proxy,
    second: start,
    press: async (token, slug, at = url) => {
      presses += 1;
      const address = `10.${(presses >> 16) & 255}.${(presses >> 8) & 255}.${presses & 255}`;
      const answer = await fetch(`${at}/api/doors/${slug}/open`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'x-forwarded-for': address,
        },
        body: '{}',
        signal: AbortSignal.timeout(10_000),
      });
      const body = (await answer.json()) as { jobId?: string };
      return { status: answer.status, jobId: body.jobId ?? null };
    },
    door: ({ deviceId }, faults = [], at = url) => {
      const identity: EnrollAnswer = { deviceId, secret: deviceSecret, mqtt: null };
      const door = createSimulatedDoor({
        url: at,
        identity,
        stateDir: path.join(folder, deviceId),
        faults: 'take' in faults ? faults : createFaultPlan(faults),
        limits: wideLimits,
        withoutSync: true,
      });
      doors.set(deviceId, door);
      return door;
    },
    pulses: () => [...doors.values()].flatMap((door) => door.pulses()),
    close: async () => {
      for (const door of doors.values()) door.kill();
      await Promise.all(processes.map((one) => one.stop()));
      await proxy.close();
      // Pending writes to the folders have ended.
      await sleep(20);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** A person with the rights of a member, and a token. */
export async function makePresser({ db }: TestDatabase): Promise<{ id: string; token: string }> {
  const { id, email } = await makePerson(db, { role: 'member' });
  return { id, token: await makeToken(db, email, ['doors:open']) };
}

/** Jobs that pulsed more than once, and pulses without an audit row. */
export async function wrongPulses(
  { sql }: TestDatabase,
  pulses: readonly PulseRecord[],
): Promise<{ twice: string[]; silent: string[] }> {
  const counts = new Map<string, number>();
  for (const { jobId } of pulses) counts.set(jobId, (counts.get(jobId) ?? 0) + 1);
  const told = await sql<{ id: string }[]>`
    select distinct job_id::text as id from audit_log where action in ('door.executed', 'door.failed', 'door.late_confirm')`;
  const known = new Set(told.map(({ id }) => id));
  return {
    twice: [...counts].filter(([, count]) => count > 1).map(([jobId]) => jobId),
    silent: [...counts.keys()].filter((jobId) => !known.has(jobId)),
  };
}
