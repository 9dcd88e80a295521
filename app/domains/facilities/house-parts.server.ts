import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { type Part, partsOn } from '#app/parts.ts';
import { subscribe } from '#app/platform/live/hub.server.ts';
import { topic } from '#app/platform/live/topic.ts';
import { log } from '#app/platform/log.server.ts';

/** A part was switched; the message is for processes only. */
export const PARTS_TOPIC = topic('parts');

/** The switches as this process has read them, one per pool: a request needs no statement for them. */
interface KnownParts {
  on: ReadonlySet<Part>;
  /** The last read; reads follow each other, so that an older answer never replaces a newer one. */
  reading: Promise<void>;
  readonly listeners: Set<() => void>;
}
const known = new WeakMap<Database, KnownParts>();

const retryMs = 1_000;

function knownOf(db: Database): KnownParts {
  let found = known.get(db);
  if (!found) {
    found = { on: partsOn(), reading: Promise.resolve(), listeners: new Set() };
    known.set(db, found);
  }
  return found;
}

export const listPartsOn = (db: Database): ReadonlySet<Part> => knownOf(db).on;
export const isPartOn = (db: Database, part: Part): boolean => listPartsOn(db).has(part);

/** Calls `listener` after each read that changed a switch. Returns the end of it. */
export function onPartsChanged(db: Database, listener: () => void): () => void {
  const { listeners } = knownOf(db);
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Reads the switches anew. One statement. */
export function refreshParts(db: Database): Promise<void> {
  const parts = knownOf(db);
  const read = async (): Promise<void> => {
    const [row] = await queryRows<Record<Part, boolean>>(
      db,
      sql`select doors, presence, staff, funding from house_settings`,
    );
    const on = partsOn(row);
    const isSame = on.size === parts.on.size && [...on].every((part) => parts.on.has(part));
    parts.on = on;
    if (!isSame) for (const listener of parts.listeners) listener();
  };
  const reading = parts.reading.then(read);
  parts.reading = reading.catch(() => undefined);
  return reading;
}

/** Reads the switches now, and after every change by any process until `stop`; a lost connection is followed by a read. */
export async function keepParts(db: Database): Promise<{ stop: () => void }> {
  const ending = new AbortController();
  const renew = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        return await refreshParts(db);
      } catch (error) {
        log().warn({ err: error }, 'the switches of the parts cannot be read');
        await sleep(retryMs, undefined, { ref: false });
      }
    }
  };
  // Before the first read, so that no change falls between the two.
  const unsubscribe = subscribe((event) => {
    if (event.kind === 'resync' || PARTS_TOPIC.is(event)) void renew();
  });
  await refreshParts(db);
  return {
    stop: () => {
      ending.abort();
      unsubscribe();
    },
  };
}
