import type { CallPace } from './call-pace.ts';
import type { Doorbell } from './doorbell.ts';
import type { DoorEnvironment } from './environment.ts';
import type { ServerClient } from './server-client.ts';
import type { ContactState, MqttAccount, StateMessage } from './protocol.ts';
import { backoffMs } from './rules.ts';
import { startRepeater, type Repeater } from './repeater.ts';

export type DoorState = Omit<StateMessage, 'online'>;

export interface StateContext {
  readonly env: DoorEnvironment;
  readonly server: ServerClient;
  readonly pace: CallPace;
  /** Null without a login at a broker. */
  readonly doorbell: () => Doorbell | null;
  /** The server gave a login to a device that had none. */
  readonly onMqtt: (account: MqttAccount) => Promise<void>;
  readonly state: () => DoorState;
  readonly uptimeMs: () => number;
  readonly setContact: (contact: ContactState) => void;
}

export interface StateReports {
  /** Compares the state with the last report. */
  readonly changed: () => void;
  readonly close: () => Promise<void>;
}

export const REPORT_EVERY_MS = 60_000;
const serverGapMs = 2_000;
const brokerGapMs = 1_000;
const contactEveryMs = 5_000;

/**
 * Reports the state at the start, every minute and on a change: all of it to the broker, faults and the contact to the server.
 */
export function startStateReports(context: StateContext): StateReports {
  const { env, server, pace, doorbell, onMqtt, state, uptimeMs, setContact } = context;
  const { clock, random, readContact } = env;
  let reportedKey = '';
  let publishedState = '';
  let misses = 0;
  /** What is worth a call before the minute is over. A pulse is not: its confirmation reports it. */
  const reportKey = ({ relay, doorContact }: DoorState): string => `${relay === 'fault'} ${doorContact}`;

  async function reportToServer(): Promise<number> {
    await pace.take();
    const now = state();
    const outcome = await server.reportState({ ...now, uptimeMs: uptimeMs(), hasMqtt: doorbell() !== null });
    misses = outcome.kind === 'again' ? misses + 1 : 0;
    if (outcome.kind === 'done') {
      reportedKey = reportKey(now);
      if (outcome.value !== null) await onMqtt(outcome.value);
    }
    return outcome.kind === 'again'
      ? (outcome.afterMs ?? backoffMs(misses - 1, random(), REPORT_EVERY_MS))
      : REPORT_EVERY_MS;
  }

  async function publishToBroker(): Promise<number> {
    publishedState = JSON.stringify(state());
    doorbell()?.publishState();
    return REPORT_EVERY_MS;
  }

  async function checkContact(): Promise<number> {
    if (readContact !== null) setContact(await readContact());
    changed();
    return contactEveryMs;
  }

  const serverReports = startRepeater(clock, serverGapMs, reportToServer);
  const brokerReports = startRepeater(clock, brokerGapMs, publishToBroker);
  const repeaters: Repeater[] = [serverReports, brokerReports];
  if (readContact !== null) repeaters.push(startRepeater(clock, contactEveryMs, checkContact));

  function changed(): void {
    const now = state();
    if (reportKey(now) !== reportedKey) serverReports.ring();
    if (JSON.stringify(now) !== publishedState) brokerReports.ring();
  }

  return {
    changed,
    close: async () => {
      await Promise.all(repeaters.map((repeater) => repeater.close()));
    },
  };
}
