import { mkdirSync } from 'node:fs';
import { startAgent, type Agent } from './agent.ts';
import { monotonicClock, type Clock } from './clock.ts';
import { openDoorbell } from './doorbell.ts';
import { createFaultPlan, type Fault, type FaultPlan, type FaultStep } from './fault-plan.ts';
import { createFaultyTransport } from './faulty-transport.ts';
import { durableFiles, filesWithoutSync } from './files.ts';
import { createHttpTransport } from './http-transport.ts';
import { powerClock, powerDoorbell, powerFiles, powerRelay, turnOnPower, type Power } from './power.ts';
import type { EnrollAnswer } from './protocol.ts';
import type { Relay } from './relay.ts';
import type { DoorLimits } from './rules.ts';
import { createSimulatedRelay, openPulseLog, type PulseRecord } from './simulated-relay.ts';

export interface SimulationOptions {
  /** The server's address. */
  readonly url: string;
  readonly firmware?: string;
  /** Default: writes each pulse to `pulses.jsonl` of the state folder. */
  readonly relay?: Relay;
  /** How long the simulated relay really takes; default: the grant's length. */
  readonly pulseTakesMs?: number;
  readonly faults?: FaultPlan;
  /** Default: the limits of the protocol. */
  readonly limits?: DoorLimits;
  /** The journal is written without fsync: it survives a simulated kill, but would not survive a power cut. */
  readonly withoutSync?: boolean;
  readonly mqttVersion?: 4 | 5;
  readonly say?: (line: string) => void;
}

export interface SimulatedDoorOptions extends SimulationOptions {
  readonly identity: EnrollAnswer;
  readonly stateDir: string;
}

export interface SimulatedDoor {
  readonly deviceId: string;
  /** Turns it on; resolves when it runs, or when a fault killed it on the way. */
  readonly start: () => Promise<void>;
  readonly isRunning: () => boolean;
  /** The running agent; null when there is none. */
  readonly agent: () => Agent | null;
  /** Cuts the power now. */
  readonly kill: () => void;
  /** Cuts the power if it is still on, and starts again from the same folder with a new bootId. */
  readonly restart: () => Promise<void>;
  /** Ends it as a service manager does. */
  readonly stop: () => Promise<void>;
  /** Every pulse since the folder was made, over all boots. */
  readonly pulses: () => PulseRecord[];
  /** Moves its monotonic clock on. */
  readonly jumpClock: (ms: number) => void;
  /** Resolves at the next visit of the step, before its fault happens. */
  readonly reached: (step: FaultStep) => Promise<void>;
  /** Resolves when the power is cut. */
  readonly died: () => Promise<void>;
}

export function createSimulatedDoor(options: SimulatedDoorOptions): SimulatedDoor {
  const { url, stateDir, firmware = 'simulator', faults = createFaultPlan(), say = () => undefined } = options;
  let { identity } = options;
  let skewMs = 0;
  const clock: Clock = { nowMs: () => monotonicClock.nowMs() + skewMs, sleep: monotonicClock.sleep };
  mkdirSync(stateDir, { recursive: true });
  const log = openPulseLog(stateDir);
  let power: Power | null = null;
  let agent: Agent | null = null;
  const watchers = new Map<FaultStep | 'died', (() => void)[]>();

  const watch = (what: FaultStep | 'died'): Promise<void> =>
    new Promise((resolve) => watchers.set(what, [...(watchers.get(what) ?? []), resolve]));
  function announce(what: FaultStep | 'died'): void {
    const waiting = watchers.get(what) ?? [];
    watchers.delete(what);
    for (const resolve of waiting) resolve();
  }

  function kill(): void {
    if (power?.isOn() !== true) return;
    power.cut();
    agent = null;
    announce('died');
  }

  function reachWith(own: Power) {
    return (step: FaultStep): Promise<Fault | null> =>
      own.use(async () => {
        announce(step);
        const fault = faults.take(step);
        if (fault?.kind === 'kill') kill();
        if (fault?.kind === 'delay') await clock.sleep(fault.ms);
        if (fault?.kind === 'clock-jump') skewMs += fault.ms;
        return fault;
      });
  }

  async function start(): Promise<void> {
    if (power?.isOn() === true) throw new Error(`the simulated door ${identity.deviceId} runs already`);
    await power?.diskSettled();
    const own = turnOnPower();
    power = own;
    const reach = reachWith(own);
    const ownClock = powerClock(clock, own);
    const dead = new Promise<null>((resolve) => own.onCut(() => resolve(null)));
    const { mqttVersion, limits } = options;
    const starting = startAgent(
      {
        identity,
        stateDir,
        firmware,
        mqttVersion,
        limits,
        keepMqtt: (mqtt) => {
          identity = { ...identity, mqtt };
          return Promise.resolve();
        },
      },
      {
        clock: ownClock,
        files: powerFiles(options.withoutSync === true ? filesWithoutSync : durableFiles, own),
        relay: powerRelay(options.relay ?? createSimulatedRelay(log, ownClock, options.pulseTakesMs), own),
        transport: createFaultyTransport(createHttpTransport(url), own, reach),
        openDoorbell: powerDoorbell(openDoorbell, own),
        readContact: null,
        random: Math.random,
        say: (line) => {
          if (own.isOn()) say(line);
        },
        step: async (name) => {
          await reach(name);
        },
      },
    );
    const started = await Promise.race([starting, dead]);
    if (own.isOn()) agent = started;
  }

  return {
    deviceId: identity.deviceId,
    start,
    isRunning: () => power?.isOn() === true,
    agent: () => agent,
    kill,
    restart: async () => {
      kill();
      await start();
    },
    stop: async () => {
      const own = power;
      if (own === null || !own.isOn()) return;
      const dead = new Promise<void>((resolve) => own.onCut(resolve));
      await Promise.race([agent?.stop(), dead]);
      own.cut();
      agent = null;
    },
    pulses: log.read,
    jumpClock: (ms) => {
      skewMs += ms;
    },
    reached: watch,
    died: () => watch('died'),
  };
}

export interface SimulatedFleet {
  readonly doors: readonly SimulatedDoor[];
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Of all doors. */
  readonly pulses: () => PulseRecord[];
}

export interface FleetOptions extends SimulationOptions {
  readonly identities: readonly EnrollAnswer[];
  /** Each door has a folder in it, named after its deviceId. */
  readonly stateRoot: string;
}

/** Many doors in one process. Each has its own connections, journal and pulse log, as real doors have. */
export function createSimulatedFleet({ identities, stateRoot, ...options }: FleetOptions): SimulatedFleet {
  const doors = identities.map((identity) =>
    createSimulatedDoor({ ...options, identity, stateDir: `${stateRoot}/${identity.deviceId}` }),
  );
  const all = async (work: (door: SimulatedDoor) => Promise<void>): Promise<void> => {
    await Promise.all(doors.map(work));
  };
  return {
    doors,
    start: () => all((door) => door.start()),
    stop: () => all((door) => door.stop()),
    pulses: () => doors.flatMap((door) => door.pulses()),
  };
}
