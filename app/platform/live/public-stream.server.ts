import type { LiveChange } from './listener.server.ts';
import { openEventStream } from './response.server.ts';

/** Streams without a sign-in, per process; each costs a socket and one short statement every 15 s. */
const MAX_PUBLIC_STREAMS = 500;
/** Of one network: people of a club often share an address. */
const MAX_PER_NETWORK = 30;
/** The longest delay of an event, ms. All readers of a page read it again after a change; the delays spread their reads. */
const MAX_DELAY_MS = 1_500;
const RETRY_AFTER_SECONDS = '60';

let openStreams = 0;

interface PublicStream {
  /** The addresses that share the places. */
  network: string;
  /** The changes that the public sees. */
  isShown: (change: LiveChange) => boolean;
  /** The changes after which the stream may have to end. */
  mayEnd: (change: LiveChange) => boolean;
  isLive: () => Promise<boolean>;
}

/**
 * An event stream for a page without sign-in. Several changes within the delay become one event, and its version is 0, so that it
 * does not say how many there were. 503 above the limit of all streams: the page then reads again every minute.
 */
export function publicStreamResponse(request: Request, { network, isShown, mayEnd, isLive }: PublicStream): Response {
  if (openStreams >= MAX_PUBLIC_STREAMS)
    return new Response(null, { status: 503, headers: { 'Retry-After': RETRY_AFTER_SECONDS } });
  openStreams += 1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return openEventStream(request, {
    owner: `public ${network}`,
    places: MAX_PER_NETWORK,
    isLive,
    receiver:
      ({ send, check }) =>
      (event) => {
        if (event.kind === 'live' && mayEnd(event)) {
          send({ kind: 'resync' });
          check();
          return;
        }
        if (timer !== undefined || (event.kind === 'live' && (event.to !== undefined || !isShown(event)))) return;
        timer = setTimeout(() => {
          timer = undefined;
          send(event.kind === 'live' ? { ...event, version: 0 } : event);
        }, Math.random() * MAX_DELAY_MS);
      },
    onEnd: () => {
      openStreams -= 1;
      clearTimeout(timer);
    },
  });
}
