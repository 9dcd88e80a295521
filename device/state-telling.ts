import type { CallPace } from './call-pace.ts';
import type { Doorbell } from './doorbell.ts';
import type { DoorEnvironment } from './environment.ts';
import type { HouseClient } from './house-client.ts';
import type { ContactState, MqttAccount, StateMessage } from './protocol.ts';
import { backoffMs } from './rules.ts';
import { startTeller, type Teller } from './teller.ts';

export type DoorState = Omit<StateMessage, 'online'>;

export interface StateContext {
  readonly env: DoorEnvironment;
  readonly house: HouseClient;
  readonly pace: CallPace;
  /** Null without a login at a broker. */
  readonly doorbell: () => Doorbell | null;
  /** The house gave a login to a device that had none. */
  readonly onMqtt: (account: MqttAccount) => Promise<void>;
  readonly state: () => DoorState;
  readonly uptimeMs: () => number;
  readonly setContact: (contact: ContactState) => void;
}

export interface StateTelling {
  /** Looks whether the state is another one. */
  readonly changed: () => void;
  readonly close: () => Promise<void>;
}

const everyMs = 60_000;
const houseGapMs = 2_000;
const brokerGapMs = 1_000;
const contactEveryMs = 5_000;

/** Tells the state at the start, every minute and on a change: the broker all of it, the house what an admin must look at. */
export function startStateTelling(context: StateContext): StateTelling {
  const { env, house, pace, doorbell, onMqtt, state, uptimeMs, setContact } = context;
  const { clock, random, readContact } = env;
  let toldHouse = '';
  let toldBroker = '';
  let misses = 0;
  /** A pulse by itself is told by its confirmation. */
  const worthACall = ({ relay, doorContact }: DoorState): string => `${relay === 'fault'} ${doorContact}`;

  async function tellHouse(): Promise<number> {
    await pace.take();
    const now = state();
    const outcome = await house.reportState({ ...now, uptimeMs: uptimeMs(), hasMqtt: doorbell() !== null });
    misses = outcome.kind === 'again' ? misses + 1 : 0;
    if (outcome.kind === 'done') {
      toldHouse = worthACall(now);
      if (outcome.value !== null) await onMqtt(outcome.value);
    }
    return outcome.kind === 'again' ? (outcome.afterMs ?? backoffMs(misses - 1, random(), everyMs)) : everyMs;
  }

  async function tellBroker(): Promise<number> {
    toldBroker = JSON.stringify(state());
    doorbell()?.tell();
    return everyMs;
  }

  async function lookAtContact(): Promise<number> {
    if (readContact !== null) setContact(await readContact());
    changed();
    return contactEveryMs;
  }

  const toHouse = startTeller(clock, houseGapMs, tellHouse);
  const toBroker = startTeller(clock, brokerGapMs, tellBroker);
  const tellers: Teller[] = [toHouse, toBroker];
  if (readContact !== null) tellers.push(startTeller(clock, contactEveryMs, lookAtContact));

  function changed(): void {
    const now = state();
    if (worthACall(now) !== toldHouse) toHouse.ring();
    if (JSON.stringify(now) !== toldBroker) toBroker.ring();
  }

  return {
    changed,
    close: async () => {
      await Promise.all(tellers.map((teller) => teller.close()));
    },
  };
}
