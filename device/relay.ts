import { spawn } from 'node:child_process';
import type { RelayState } from './protocol.ts';

export interface Pulse {
  readonly jobId: string;
  readonly nonce: string;
  readonly pulseMs: number;
}
export type PulseOutcome = { readonly kind: 'pulsed' } | { readonly kind: 'fault'; readonly message: string };

/** Moves the lock. No method rejects: a fault is an outcome. */
export interface Relay {
  readonly pulse: (pulse: Pulse) => Promise<PulseOutcome>;
  /** At the start, and after a fault. */
  readonly turnOff: () => Promise<PulseOutcome>;
  readonly state: () => RelayState;
}

export interface RelayCommands {
  /** Program and arguments; {ms}, {usec} and {s} are replaced by the length of the pulse. No shell reads it. */
  readonly pulseCommand: readonly string[];
  readonly offCommand: readonly string[] | null;
}

const graceMs = 2_000;
const longestComplaint = 200;

export const fillCommand = (command: readonly string[], pulseMs: number): string[] =>
  command.map((word) =>
    word
      .replaceAll('{ms}', String(pulseMs))
      .replaceAll('{usec}', String(pulseMs * 1_000))
      .replaceAll('{s}', String(pulseMs / 1_000)),
  );

/** A relay that other programs switch. The watchdog kills a pulse that does not end and turns the relay off. */
export function createCommandRelay({ pulseCommand, offCommand }: RelayCommands, watchdogMs = graceMs): Relay {
  let state: RelayState = 'off';

  async function turnOff(): Promise<PulseOutcome> {
    const outcome: PulseOutcome =
      offCommand === null ? { kind: 'pulsed' } : await runCommand(fillCommand(offCommand, 0), watchdogMs);
    state = outcome.kind === 'pulsed' ? 'off' : 'fault';
    return outcome;
  }

  return {
    pulse: async ({ pulseMs }) => {
      state = 'on';
      const outcome = await runCommand(fillCommand(pulseCommand, pulseMs), pulseMs + watchdogMs);
      if (outcome.kind === 'fault') await turnOff();
      state = outcome.kind === 'fault' ? 'fault' : 'off';
      return outcome;
    },
    turnOff,
    state: () => state,
  };
}

/** The command leads a process group of its own, so that the watchdog also ends its children. */
function runCommand([program = '', ...words]: readonly string[], limitMs: number): Promise<PulseOutcome> {
  const running = new Promise<PulseOutcome>((resolve) => {
    const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    let complaint = '';
    let isOverdue = false;
    const timer = setTimeout(() => {
      isOverdue = true;
      killGroup(child.pid);
    }, limitMs);
    const end = (message: string | null): void => {
      clearTimeout(timer);
      resolve(message === null ? { kind: 'pulsed' } : { kind: 'fault', message });
    };
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = `${complaint}${text}`.slice(0, longestComplaint);
    });
    child.once('error', (error) => end(`${program}: ${error.message}`));
    child.once('exit', (code, signal) => {
      if (isOverdue) end(`${program} did not end within ${limitMs} ms and was killed`);
      else if (code === 0) end(null);
      else end(`${program} ended with ${code ?? signal ?? 'nothing'}: ${complaint.trim()}`.replace(/: $/, ''));
    });
  });
  return running.catch((error: unknown) => ({ kind: 'fault', message: `${program}: ${String(error)}` }));
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
