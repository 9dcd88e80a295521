import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { dropSessionClient, endSessionClient, openSessionClient } from '#app/db/session-client.server.ts';
import { onShutdown } from '#app/platform/http/graceful-shutdown.server.ts';
import { log } from '#app/platform/log.server.ts';

/**
 * `live`: something of this topic changed and committed. `resync`: changes may have been missed, ask anew. `to` is the person
 * whose browsers hear it; without it all do, and with `server` only the processes of the house.
 */
export type LiveEvent = LiveChange | { kind: 'resync' };
export interface LiveChange {
  readonly kind: 'live';
  readonly topic: string;
  readonly root: string;
  readonly version: number;
  readonly to?: string;
  /** What it is about beside the root. */
  readonly about?: string;
}

type Subscriber = (event: LiveEvent) => void;

const channel = 'live';
const heartbeatMs = 15_000;
const maxReconnectDelayMs = 5_000;
/** A client that reads nothing for this many events is let go; it comes back and asks anew. */
const maxQueuedEvents = 64;

const subscribers = new Set<Subscriber>();
const streams = new Set<() => void>();
let listening: { stop: () => Promise<void> } | null = null;

/** Tells `subscriber` every event that commits after now, from any process. Returns the end of it. */
export function subscribe(subscriber: Subscriber): () => void {
  subscribers.add(subscriber);
  listening ??= startListening();
  return () => void subscribers.delete(subscriber);
}

/**
 * One connection per process, held from the first subscriber on. PostgreSQL forgets nobody's LISTEN but
 * keeps no messages for the absent, so everybody who waited for a connection, the first included, is told to ask anew.
 */
function startListening(): { stop: () => Promise<void> } {
  let stopped = false;
  let listener: pg.Client | null = null;

  const connect = async (): Promise<void> => {
    const ended = (): boolean => stopped;
    for (let delay = 100; !ended(); delay = Math.min(delay * 2, maxReconnectDelayMs)) {
      try {
        listener = await openListener(() => {
          listener = null;
          if (!stopped) void connect();
        });
        if (ended()) return await endSessionClient(listener);
        publish({ kind: 'resync' });
        return;
      } catch (error) {
        log().warn({ err: error }, 'live updates wait for the database');
        await sleep(delay);
      }
    }
  };
  void connect();

  // A connection whose other end has vanished looks alive for minutes; its query timeout ends it.
  const probe = setInterval(() => void listener?.query('select 1').catch(() => undefined), heartbeatMs);
  probe.unref();

  const stop = async (): Promise<void> => {
    stopped = true;
    clearInterval(probe);
    if (listener) await endSessionClient(listener);
  };
  onShutdown('pool', 'live', stopListening);
  return { stop };
}

/** Ends that connection; the next subscriber opens another. */
export async function stopListening(): Promise<void> {
  const ending = listening;
  listening = null;
  await ending?.stop();
}

async function openListener(onLost: () => void): Promise<pg.Client> {
  const client = await openSessionClient('platzwart live');
  client.on('notification', ({ payload }) => publishPayload(payload ?? ''));
  try {
    await client.query(`listen ${channel}`);
  } catch (error) {
    dropSessionClient(client);
    throw error;
  }
  client.once('end', onLost);
  return client;
}

function publishPayload(payload: string): void {
  const event = parsePayload(payload);
  if (event) publish(event);
  else log().error({ payload }, 'a live message of unknown shape');
}

function parsePayload(payload: string): LiveEvent | null {
  try {
    const value: unknown = JSON.parse(payload);
    if (
      typeof value !== 'object' ||
      value === null ||
      !('topic' in value) ||
      !('root' in value) ||
      !('version' in value)
    )
      return null;
    const change = { topic: String(value.topic), root: String(value.root), version: Number(value.version) };
    const more = Object.entries(value).filter(
      ([name, text]) => /^(?:to|about)$/.test(name) && typeof text === 'string',
    );
    return { kind: 'live', ...change, ...Object.fromEntries(more) };
  } catch {
    return null;
  }
}

function publish(event: LiveEvent): void {
  for (const subscriber of subscribers) subscriber(event);
}

/**
 * An event stream for one browser: `event: live` with {topic, root, version}, `event: resync` after a gap,
 * `event: gone` when `isLive` (asked at every heartbeat, 15 s) says that the session ended.
 */
export function eventStreamResponse(
  request: Request,
  options: { userId: string; isLive: () => Promise<boolean> },
): Response {
  const encoder = new TextEncoder();
  let close: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string): void => {
          if ((controller.desiredSize ?? 0) <= 0) return close();
          controller.enqueue(encoder.encode(text));
        };
        const unsubscribe = subscribe((event) => (isFor(event, options.userId) ? send(formatEvent(event)) : undefined));
        const heartbeat = setInterval(() => {
          send(': still here\n\n');
          options.isLive().then(
            (live) => {
              if (live || closed) return;
              send('event: gone\ndata: {}\n\n');
              close();
            },
            (error: unknown) => log().warn({ err: error }, 'a stream could not ask for its session'),
          );
        }, heartbeatMs);
        let closed = false;
        close = () => {
          if (closed) return;
          closed = true;
          clearInterval(heartbeat);
          unsubscribe();
          streams.delete(close);
          request.signal.removeEventListener('abort', close);
          try {
            controller.close();
          } catch {
            // The browser cancelled it already.
          }
        };
        streams.add(close);
        request.signal.addEventListener('abort', close);
        send('retry: 2000\n: welcome\n\n');
      },
      cancel: () => close(),
    },
    new CountQueuingStrategy({ highWaterMark: maxQueuedEvents }),
  );
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

function isFor(event: LiveEvent, userId: string): boolean {
  return event.kind === 'resync' || event.to === undefined || event.to === userId;
}

function formatEvent(event: LiveEvent): string {
  if (event.kind === 'resync') return 'event: resync\ndata: {}\n\n';
  const { topic, root, version } = event;
  return `event: live\ndata: ${JSON.stringify({ topic, root, version })}\n\n`;
}

/** Registers an answer that waits; returns the end of that. */
export function onStreamsClosed(close: () => void): () => void {
  streams.add(close);
  return () => void streams.delete(close);
}

/** Ends every open stream; a server that drains would wait for them forever. */
export function closeAllStreams(): void {
  for (const close of streams) close();
}
