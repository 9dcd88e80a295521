import { log } from '#app/platform/log.server.ts';
import { onStreamsClosed, subscribe } from './hub.server.ts';
import type { LiveEvent } from './listener.server.ts';

const HEARTBEAT_MS = 15_000;
/** The limit of unread events. A client above it is disconnected; it reconnects and reads its page again. */
const MAX_QUEUED_EVENTS = 64;
/** Streams of one person and process. All tabs of a browser share one, so that no person needs more. */
const MAX_STREAMS = 16;
/** The delay after which a stream that made place comes back, ms; at once it would end the next one. */
const MADE_PLACE_RETRY_MS = 60_000;

/** Each closes one stream; the oldest first. */
const streamsOf = new Map<string, Set<() => void>>();

/** Registers a stream of an owner; above the limit the oldest one closes. Returns the function that removes it. */
function takePlace(owner: string, places: number, close: () => void): () => void {
  const streams = streamsOf.get(owner) ?? new Set();
  streamsOf.set(owner, streams.add(close));
  const [oldest] = streams;
  if (streams.size > places) oldest?.();
  return () => {
    streams.delete(close);
    if (streams.size === 0) streamsOf.delete(owner);
  };
}

export interface StreamOutput {
  readonly send: (event: LiveEvent) => void;
  /** Ends the stream when `isLive` returns false, without waiting for the next heartbeat. */
  readonly check: () => void;
}

export interface StreamSettings {
  /** Streams of one owner share `places`; the oldest one makes place. */
  readonly owner: string;
  readonly places: number;
  readonly isLive: () => Promise<boolean>;
  /** Called once; the function that it returns receives every event. */
  readonly receiver: (output: StreamOutput) => (event: LiveEvent) => void;
  readonly onEnd?: () => void;
}

/**
 * An event stream for one browser (WHATWG server-sent events). Its events are `live` with {topic, root, version}, `resync`
 * after a gap, and `gone` when `isLive`, called at every heartbeat (15 s), returns false.
 */
export function eventStreamResponse(
  request: Request,
  { userId, isLive }: { userId: string; isLive: () => Promise<boolean> },
): Response {
  return openEventStream(request, {
    owner: userId,
    places: MAX_STREAMS,
    isLive,
    receiver:
      ({ send }) =>
      (event) =>
        isFor(event, userId) ? send(event) : undefined,
  });
}

/** The stream that eventStreamResponse and publicStreamResponse share. */
export function openEventStream(request: Request, settings: StreamSettings): Response {
  if (request.method === 'HEAD') {
    // No reader of a body would end the stream, and it would keep a place.
    settings.onEnd?.();
    return new Response(null, { headers: STREAM_HEADERS });
  }
  const encoder = new TextEncoder();
  let close: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isClosed = false;
        const send = (text: string): void => {
          if (isClosed) return;
          if ((controller.desiredSize ?? 0) <= 0) return close();
          controller.enqueue(encoder.encode(text));
        };
        const check = (): void => {
          settings.isLive().then(
            (isLive) => {
              if (isLive || isClosed) return;
              send('event: gone\ndata: {}\n\n');
              close();
            },
            (error: unknown) => log().warn({ err: error }, 'an event stream could not check its right'),
          );
        };
        const unsubscribe = subscribe(settings.receiver({ send: (event) => send(formatEvent(event)), check }));
        const heartbeat = setInterval(() => {
          send(': still here\n\n');
          check();
        }, HEARTBEAT_MS);
        const unregister = onStreamsClosed(() => close());
        const leave = takePlace(settings.owner, settings.places, () => {
          send(`retry: ${MADE_PLACE_RETRY_MS}\n: another stream of this owner took the place\n\n`);
          close();
        });
        close = () => {
          if (isClosed) return;
          isClosed = true;
          clearInterval(heartbeat);
          unsubscribe();
          unregister();
          leave();
          settings.onEnd?.();
          request.signal.removeEventListener('abort', close);
          try {
            controller.close();
          } catch {
            // The browser cancelled the stream before.
          }
        };
        request.signal.addEventListener('abort', close);
        send('retry: 2000\n: welcome\n\n');
      },
      cancel: () => close(),
    },
    new CountQueuingStrategy({ highWaterMark: MAX_QUEUED_EVENTS }),
  );
  return new Response(body, { headers: STREAM_HEADERS });
}

const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
};

function isFor(event: LiveEvent, userId: string): boolean {
  return event.kind === 'resync' || event.to === undefined || event.to === userId;
}

function formatEvent(event: LiveEvent): string {
  if (event.kind === 'resync') return 'event: resync\ndata: {}\n\n';
  const { topic, root, version } = event;
  return `event: live\ndata: ${JSON.stringify({ topic, root, version })}\n\n`;
}
