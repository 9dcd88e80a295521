import { pino } from 'pino';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Running, whilePartIsOn } from './while-part-is-on.ts';

const log = pino({ level: 'silent' });
const listeners = new Set<() => void>();
let isOn: boolean;
let events: string[];
beforeEach(() => {
  listeners.clear();
  events = [];
});

/** `ended` holds the stop of what runs open until it resolves. */
function keep(ended: Promise<void> = Promise.resolve()): Running {
  return whilePartIsOn({
    log,
    isOn: () => isOn,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: () => {
      events.push('start');
      return { stop: () => ended.then(() => void events.push('stop')) };
    },
  });
}
const turn = (to: boolean): void => {
  isOn = to;
  for (const listener of listeners) listener();
};

describe('whilePartIsOn', () => {
  test('starts at once when the part is on, and stops at the end', async () => {
    isOn = true;
    const kept = keep();
    expect(events).toEqual(['start']);
    await kept.stop();
    expect(events).toEqual(['start', 'stop']);
    expect(listeners.size).toBe(0);
  });

  test('starts nothing when the part is off, and starts when it is switched on', async () => {
    isOn = false;
    const kept = keep();
    expect(events).toEqual([]);
    turn(true);
    await vi.waitFor(() => expect(events).toEqual(['start']));
    turn(false);
    await vi.waitFor(() => expect(events).toEqual(['start', 'stop']));
    await kept.stop();
    expect(events).toEqual(['start', 'stop']);
  });

  test('starts again only after the stop has ended when the part goes off and on', async () => {
    isOn = true;
    let release: () => void = () => undefined;
    const kept = keep(new Promise((resolve) => (release = resolve)));
    turn(false);
    await Promise.resolve();
    turn(true);
    await Promise.resolve();
    expect(events).toEqual(['start']);
    release();
    await vi.waitFor(() => expect(events).toEqual(['start', 'stop', 'start']));
    await kept.stop();
  });
});
