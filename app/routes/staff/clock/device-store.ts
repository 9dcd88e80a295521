import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ClockEventType } from '#app/domains/staff/rules/clock-states.ts';
import type { SeenClock } from '#app/domains/staff/rules/queued-clock.ts';

/** What the time clock keeps on a device: stamps that wait for a network, and what the clock last showed. */

export interface QueuedStamp {
  /** The order of the presses. */
  readonly id: number;
  /** The server makes a stamp once per key. */
  readonly key: string;
  readonly userId: string;
  readonly event: ClockEventType;
  /** By the house's clock, as far as the device has it. */
  readonly occurredAtMs: number;
  /** By the device's clock. */
  readonly pressedAtMs: number;
  /** Of clock-out after more than 16 hours. */
  readonly endedAtMs?: number;
  readonly operatorId?: string;
  /** It left the device once without its time, so it may have arrived. */
  readonly wasTried: boolean;
  /** The server's code: it takes this stamp neither now nor later. */
  readonly refused?: string;
}

interface Stores extends DBSchema {
  stamps: { key: number; value: Omit<QueuedStamp, 'id'> & { id?: number } };
  seen: { key: string; value: SeenClock };
  /** How many stamps came back as a wish to correct since a page said so. */
  asked: { key: string; value: number };
}

const LAST = 'last';
let opened: Promise<IDBPDatabase<Stores>> | null = null;

function database(): Promise<IDBPDatabase<Stores>> {
  opened ??= openDB<Stores>('stempeluhr', 1, {
    upgrade(db) {
      db.createObjectStore('stamps', { keyPath: 'id', autoIncrement: true });
      db.createObjectStore('seen');
      db.createObjectStore('asked');
    },
    // The browser closes it when the person signs out in another tab.
    terminated: () => void (opened = null),
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** All stamps of this device, in the order of their presses. */
export async function listStamps(): Promise<QueuedStamp[]> {
  return (await (await database()).getAll('stamps')) as QueuedStamp[];
}

export async function addStamp(stamp: Omit<QueuedStamp, 'id'>): Promise<void> {
  await (await database()).add('stamps', stamp);
}

export async function putStamp(stamp: QueuedStamp): Promise<void> {
  await (await database()).put('stamps', stamp);
}

export async function removeStamp(id: number): Promise<void> {
  await (await database()).delete('stamps', id);
}

export async function readSeen(): Promise<SeenClock | null> {
  return (await (await database()).get('seen', LAST)) ?? null;
}

export async function writeSeen(seen: SeenClock): Promise<void> {
  await (await database()).put('seen', seen, LAST);
}

/** Forgets what the clock showed; the stamps stay. */
export async function forgetSeen(): Promise<void> {
  await (await database()).delete('seen', LAST);
}

export async function noteAsked(): Promise<void> {
  const db = await database();
  await db.put('asked', ((await db.get('asked', LAST)) ?? 0) + 1, LAST);
}

/** True when stamps came back as wishes and no page has said so. */
export async function takeAsked(): Promise<boolean> {
  const db = await database();
  const count = (await db.get('asked', LAST)) ?? 0;
  if (count > 0) await db.delete('asked', LAST);
  return count > 0;
}

/** Forgets everything. */
export async function clearDevice(): Promise<void> {
  const db = await database();
  await Promise.all([db.clear('stamps'), db.clear('seen'), db.clear('asked')]);
}
