import { onShutdown } from '#app/platform/http/graceful-shutdown.server.ts';
import { type Listener, type LiveEvent, startListener } from './listener.server.ts';

type Subscriber = (event: LiveEvent) => void;

const subscribers = new Set<Subscriber>();
const waiting = new Set<() => void>();
let listener: Listener | null = null;

/** Calls `subscriber` with every event that commits from now on, in any process. Returns the function that ends it. */
export function subscribe(subscriber: Subscriber): () => void {
  subscribers.add(subscriber);
  if (!listener) {
    listener = startListener((event) => {
      for (const each of subscribers) each(event);
    });
    onShutdown('pool', 'live', stopListening);
  }
  return () => void subscribers.delete(subscriber);
}

/** Ends the connection of this process; the next subscriber opens another. */
export async function stopListening(): Promise<void> {
  const ending = listener;
  listener = null;
  await ending?.stop();
}

/** Registers a waiting response, so that a shutdown can close it. Returns the function that removes it. */
export function onStreamsClosed(close: () => void): () => void {
  waiting.add(close);
  return () => void waiting.delete(close);
}

/** Closes every waiting response; without it a shutdown waits for them until the process is killed. */
export function closeAllStreams(): void {
  for (const close of waiting) close();
}
