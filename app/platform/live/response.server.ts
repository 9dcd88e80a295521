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

/** Registers a stream of a person; above the limit the oldest one closes. Returns the function that removes it. */
function takePlace(userId: string, close: () => void): () => void {
  const streams = streamsOf.get(userId) ?? new Set();
  streamsOf.set(userId, streams.add(close));
  const [oldest] = streams;
  if (streams.size > MAX_STREAMS) oldest?.();
  return () => {
    streams.delete(close);
    if (streams.size === 0) streamsOf.delete(userId);
  };
}

/**
 * An event stream for one browser (WHATWG server-sent events). Its events are `live` with {topic, root, version}, `resync`
 * after a gap, and `gone` when `isLive`, called at every heartbeat (15 s), returns false.
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
        let isClosed = false;
        const send = (text: string): void => {
          if ((controller.desiredSize ?? 0) <= 0) return close();
          controller.enqueue(encoder.encode(text));
        };
        const unsubscribe = subscribe((event) => (isFor(event, options.userId) ? send(formatEvent(event)) : undefined));
        const heartbeat = setInterval(() => {
          send(': still here\n\n');
          options.isLive().then(
            (isLive) => {
              if (isLive || isClosed) return;
              send('event: gone\ndata: {}\n\n');
              close();
            },
            (error: unknown) => log().warn({ err: error }, 'an event stream could not check its session'),
          );
        }, HEARTBEAT_MS);
        const unregister = onStreamsClosed(() => close());
        const leave = takePlace(options.userId, () => {
          send(`retry: ${MADE_PLACE_RETRY_MS}\n: another stream of this person took the place\n\n`);
          close();
        });
        close = () => {
          if (isClosed) return;
          isClosed = true;
          clearInterval(heartbeat);
          unsubscribe();
          unregister();
          leave();
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
