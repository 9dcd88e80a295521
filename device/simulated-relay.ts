import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Clock } from './clock.ts';
import type { RelayState } from './protocol.ts';
import type { Relay } from './relay.ts';

export interface PulseRecord {
  readonly jobId: string;
  readonly nonce: string;
  /** Of the process that simulates, the same for all of its doors. */
  readonly atMs: number;
}

export interface PulseLog {
  readonly record: (pulse: Omit<PulseRecord, 'atMs'>) => void;
  readonly read: () => PulseRecord[];
}

/** The pulses at the lock. They outlive every kill, and the agent has no access to them. */
export function openPulseLog(stateDir: string): PulseLog {
  const path = `${stateDir}/pulses.jsonl`;
  return {
    record: ({ jobId, nonce }) =>
      appendFileSync(path, `${JSON.stringify({ jobId, nonce, atMs: performance.now() } satisfies PulseRecord)}\n`),
    read: () => {
      const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
      return lines.map((line) => JSON.parse(line) as PulseRecord);
    },
  };
}

/** Records the pulse at its beginning and lasts as long as the grant says, or `pulseTakesMs`. */
export function createSimulatedRelay(log: PulseLog, clock: Clock, pulseTakesMs?: number): Relay {
  let state: RelayState = 'off';
  return {
    pulse: async (pulse) => {
      state = 'on';
      log.record(pulse);
      await clock.sleep(pulseTakesMs ?? pulse.pulseMs);
      state = 'off';
      return { kind: 'pulsed' };
    },
    turnOff: () => {
      state = 'off';
      return Promise.resolve({ kind: 'pulsed' });
    },
    state: () => state,
  };
}
