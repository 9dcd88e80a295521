import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { dropSessionClient, endSessionClient, openSessionClient } from '#app/db/session-client.server.ts';
import { log } from '#app/platform/log.server.ts';

/** `live`: a change of this topic committed. `resync`: changes may be missing, read again. */
export type LiveEvent = LiveChange | { kind: 'resync' };
export interface LiveChange {
  readonly kind: 'live';
  readonly topic: string;
  readonly root: string;
  readonly version: number;
  /** The person whose browsers receive it; `server`: only the processes; absent: every browser. */
  readonly to?: string;
  /** The record within its root. */
  readonly about?: string;
}

export interface Listener {
  readonly stop: () => Promise<void>;
}

const CHANNEL = 'live';
const PROBE_MS = 15_000;
const MAX_RECONNECT_DELAY_MS = 5_000;

/**
 * Holds one connection with LISTEN and passes on every event that commits. PostgreSQL keeps no messages for a lost connection,
 * so each new connection, the first included, begins with `resync`.
 */
export function startListener(publish: (event: LiveEvent) => void): Listener {
  let isStopped = false;
  let client: pg.Client | null = null;

  const connect = async (): Promise<void> => {
    const hasEnded = (): boolean => isStopped;
    for (let delay = 100; !hasEnded(); delay = Math.min(delay * 2, MAX_RECONNECT_DELAY_MS)) {
      try {
        client = await openListeningClient(publish, () => {
          client = null;
          if (!isStopped) void connect();
        });
        if (hasEnded()) return await endSessionClient(client);
        publish({ kind: 'resync' });
        return;
      } catch (error) {
        log().warn({ err: error }, 'live updates wait for the database');
        await sleep(delay);
      }
    }
  };
  void connect();

  // A half-open connection seems alive for minutes; the query timeout of this probe ends it.
  const probe = setInterval(() => void client?.query('select 1').catch(() => undefined), PROBE_MS);
  probe.unref();

  return {
    stop: async () => {
      isStopped = true;
      clearInterval(probe);
      if (client) await endSessionClient(client);
    },
  };
}

async function openListeningClient(publish: (event: LiveEvent) => void, onLost: () => void): Promise<pg.Client> {
  const client = await openSessionClient('platzwart live');
  client.on('notification', ({ payload }) => {
    const event = parsePayload(payload ?? '');
    if (event) publish(event);
    else log().error({ payload }, 'a live message of unknown shape');
  });
  try {
    await client.query(`listen ${CHANNEL}`);
  } catch (error) {
    dropSessionClient(client);
    throw error;
  }
  client.once('end', onLost);
  return client;
}

function parsePayload(payload: string): LiveEvent | null {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value !== 'object' || value === null) return null;
    if (!('topic' in value) || !('root' in value) || !('version' in value)) return null;
    const change = { topic: String(value.topic), root: String(value.root), version: Number(value.version) };
    const more = Object.entries(value).filter(
      ([name, text]) => /^(?:to|about)$/.test(name) && typeof text === 'string',
    );
    return { kind: 'live', ...change, ...Object.fromEntries(more) };
  } catch {
    return null;
  }
}
