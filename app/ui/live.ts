import { useEffect, useRef, useState } from 'react';

type Listener = (event: unknown) => void;

/**
 * Receives live events while the page is visible; without a url it does nothing. All tabs of a browser share one event stream,
 * because browsers open only six connections per host on HTTP/1.1. The tab that holds the lock reads it and sends the events to
 * the others. `resync` means that events may be missing. Returns whether the stream is open: false some seconds after it
 * closes, null at first.
 */
export function useLive(url: string | null, onEvent: Listener, onResync: () => void): boolean | null {
  const [isConnected, setConnected] = useState<boolean | null>(null);
  const handlers = useRef({ onEvent, onResync });
  useEffect(() => {
    handlers.current = { onEvent, onResync };
  });

  useEffect(() => {
    if (url === null) return;
    const channel = new BroadcastChannel(`platzwart ${url}`);
    let release: (() => void) | null = null;
    let wasHidden = false;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const updateConnected = (isOpen: boolean) => {
      if (!isOpen) {
        silence ??= setTimeout(() => setConnected(false), silenceMs);
        return;
      }
      clearTimeout(silence);
      silence = undefined;
      setConnected(true);
    };
    const handle = (message: LiveMessage) => {
      if (message.kind === 'event') handlers.current.onEvent(message.event);
      if (message.kind === 'resync') handlers.current.onResync();
      if (message.kind === 'connected') updateConnected(message.isConnected);
    };
    const broadcast = (message: LiveMessage) => {
      channel.postMessage(message);
      handle(message);
    };
    channel.addEventListener('message', (message: MessageEvent<LiveMessage>) => handle(message.data));

    const start = () => {
      const abort = new AbortController();
      release = () => abort.abort();
      navigator.locks
        .request(`platzwart ${url}`, { signal: abort.signal }, () => readStream(url, broadcast, abort.signal))
        .catch(() => undefined);
    };
    const follow = () => {
      if (document.hidden) {
        release?.();
        release = null;
        wasHidden = true;
      } else if (!release) {
        if (wasHidden) handlers.current.onResync();
        start();
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      release?.();
      clearTimeout(silence);
      channel.close();
    };
  }, [url]);

  return isConnected;
}

type LiveMessage = { kind: 'event'; event: unknown } | { kind: 'resync' } | { kind: 'connected'; isConnected: boolean };

/** A reload or a restart of the server interrupts the stream for a moment; this delay keeps it off the screen. */
const silenceMs = 4_000;

/** EventSource gives up after an answer that is not a stream (a proxy's 502, no session). This is the delay before the next try. */
const retryMs = 15_000;

/** Holds the stream until the signal aborts or the session ends. EventSource itself reopens a lost connection. */
function readStream(url: string, broadcast: (message: LiveMessage) => void, signal: AbortSignal): Promise<void> {
  // Without this line, a lock granted during the abort would be held for the life of the page, without a reader.
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const finish = () => {
      clearTimeout(retry);
      source?.close();
      resolve();
    };
    const open = () => {
      const opened = new EventSource(url);
      source = opened;
      opened.addEventListener('open', () => {
        broadcast({ kind: 'connected', isConnected: true });
        // Events between the page's read and its stream, or while the stream was lost, did not arrive.
        broadcast({ kind: 'resync' });
      });
      opened.addEventListener('error', () => {
        broadcast({ kind: 'connected', isConnected: false });
        if (opened.readyState === EventSource.CLOSED) retry = setTimeout(open, retryMs);
      });
      opened.addEventListener('live', (message: MessageEvent<string>) =>
        broadcast({ kind: 'event', event: JSON.parse(message.data) as unknown }),
      );
      opened.addEventListener('resync', () => broadcast({ kind: 'resync' }));
      opened.addEventListener('gone', () => {
        broadcast({ kind: 'connected', isConnected: false });
        finish();
      });
    };
    signal.addEventListener('abort', finish);
    open();
  });
}
