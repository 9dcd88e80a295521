import type { Clock } from './clock.ts';
import type { Doorbell, DoorbellOptions } from './doorbell.ts';
import type { Files, OpenFile } from './files.ts';
import type { Relay } from './relay.ts';

/**
 * The power of one boot of a simulated door. After a cut, all that the agent awaits stays pending, as in a machine without
 * power.
 */
export interface Power {
  readonly isOn: () => boolean;
  readonly cut: () => void;
  /** The result of `work`; stays pending when the power is cut before or meanwhile. */
  readonly use: <T>(work: () => Promise<T>) => Promise<T>;
  /** The same for work at the disk. */
  readonly useDisk: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves when the disk work from before the cut has ended, so that it does not reach into the next boot. */
  readonly diskSettled: () => Promise<void>;
  /** Returns a function that removes the reaction. */
  readonly onCut: (react: () => void) => () => void;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

export function turnOnPower(): Power {
  let isOn = true;
  const reactions = new Set<() => void>();
  const atDisk = new Set<Promise<unknown>>();
  const use = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!isOn) return never<T>();
    try {
      const result = await work();
      return isOn ? result : await never<T>();
    } catch (error) {
      if (isOn) throw error;
      return await never<T>();
    }
  };
  return {
    isOn: () => isOn,
    cut: () => {
      if (!isOn) return;
      isOn = false;
      for (const react of reactions) react();
    },
    use,
    useDisk: (work) =>
      use(async () => {
        const begun = work();
        atDisk.add(begun);
        try {
          return await begun;
        } finally {
          atDisk.delete(begun);
        }
      }),
    diskSettled: async () => {
      await Promise.allSettled(atDisk);
    },
    onCut: (react) => {
      reactions.add(react);
      return () => void reactions.delete(react);
    },
  };
}

export function powerClock(clock: Clock, power: Power): Clock {
  const dark = new AbortController();
  power.onCut(() => dark.abort());
  return {
    nowMs: clock.nowMs,
    sleep: async (ms, signal) => {
      if (!power.isOn()) return never();
      const either = new AbortController();
      const end = (): void => either.abort();
      dark.signal.addEventListener('abort', end);
      signal?.addEventListener('abort', end);
      if (signal?.aborted !== true) await clock.sleep(ms, either.signal);
      dark.signal.removeEventListener('abort', end);
      signal?.removeEventListener('abort', end);
      return power.isOn() ? undefined : never();
    },
  };
}

export function powerFiles(files: Files, power: Power): Files {
  const open = async (opening: () => Promise<OpenFile>): Promise<OpenFile> => {
    const file = await power.useDisk(opening);
    power.onCut(
      () =>
        void power
          .diskSettled()
          .then(file.close)
          .catch(() => undefined),
    );
    return {
      append: (text) => power.useDisk(() => file.append(text)),
      sync: () => power.useDisk(file.sync),
      cutTo: (bytes) => power.useDisk(() => file.cutTo(bytes)),
      close: () => power.useDisk(file.close),
    };
  };
  return {
    read: (path) => power.useDisk(() => files.read(path)),
    makeFolder: (path) => power.useDisk(() => files.makeFolder(path)),
    openToAppend: (path) => open(() => files.openToAppend(path)),
    create: (path) => open(() => files.create(path)),
    rename: (from, to) => power.useDisk(() => files.rename(from, to)),
    remove: (path) => power.useDisk(() => files.remove(path)),
    syncFolder: (path) => power.useDisk(() => files.syncFolder(path)),
  };
}

export function powerRelay(relay: Relay, power: Power): Relay {
  return {
    pulse: (pulse) => power.use(() => relay.pulse(pulse)),
    turnOff: () => power.use(relay.turnOff),
    state: relay.state,
  };
}

/** The connection drops with the power, so that the broker sends the last will. */
export function powerDoorbell(open: (options: DoorbellOptions) => Doorbell, power: Power) {
  return (options: DoorbellOptions): Doorbell => {
    const whileOn = (react: () => void): void => {
      if (power.isOn()) react();
    };
    const doorbell = open({
      ...options,
      onWake: () => whileOn(options.onWake),
      onChange: (isUp) => whileOn(() => options.onChange(isUp)),
    });
    power.onCut(doorbell.cut);
    return doorbell;
  };
}
