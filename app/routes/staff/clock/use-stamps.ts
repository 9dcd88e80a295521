import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClockEventType } from '#app/domains/staff/rules/queued-clock.ts';
import { deviceNow } from './device-clock.ts';
import { addStamp, listStamps, type QueuedStamp, removeStamp, takeAsked } from './device-store.ts';
import { sendQueue } from './send-queue.ts';
import { SYNC_TAG } from './worker-names.ts';

/** While stamps wait, the page tries again after this time, and at once when the browser has a network again. */
const RETRY_MS = 15_000;

export interface Stamps {
  /** False without scripts, and in a browser that keeps nothing: forms are sent as they are. */
  readonly isReady: boolean;
  /** This person's stamps that the house does not have yet, and those of a moment ago that the view may not show. */
  readonly waiting: readonly QueuedStamp[];
  readonly settling: readonly QueuedStamp[];
  readonly isSending: boolean;
  readonly isSignedOut: boolean;
  /** A stamp came back as a wish to correct. */
  readonly wasAsked: boolean;
  /** The code of the refusal of the last press. */
  readonly refusal: string | null;
  readonly stamp: (stamp: NewStamp) => Promise<void>;
  readonly remove: (id: number) => Promise<void>;
}

export interface NewStamp {
  readonly event: ClockEventType;
  readonly occurredAtMs: number;
  readonly operatorId?: string | undefined;
}

interface Options {
  readonly userId: string | null;
  /** What the house said last; a new one ends what settles. */
  readonly view: unknown;
  /** Called when the house took or refused stamps, so that its state is read again. */
  readonly onSent: () => void;
}

/** The stamps of the device: each press is written down first, then sent, in their order. */
export function useStamps({ userId, view, onSent }: Options): Stamps {
  const [isReady, setReady] = useState(false);
  const [waiting, setWaiting] = useState<readonly QueuedStamp[]>([]);
  const [settling, setSettling] = useState<readonly QueuedStamp[]>([]);
  const [said, setSaid] = useState<{ refusal: string | null; wasAsked: boolean; isSignedOut: boolean }>(QUIET);
  const [isSending, setSending] = useState(false);
  const sent = useRef(onSent);
  useEffect(() => {
    sent.current = onSent;
  }, [onSent]);
  useEffect(() => setSettling([]), [view]);

  const reload = useCallback(async () => {
    setWaiting((await listStamps()).filter((one) => one.userId === userId));
  }, [userId]);

  const flush = useCallback(async () => {
    setSending(true);
    const outcome = await sendQueue().finally(() => setSending(false));
    const own = outcome.sent.filter(({ stamp }) => stamp.userId === userId);
    setSettling((before) => [...before, ...own.filter(({ answer }) => answer === 'sent').map(({ stamp }) => stamp)]);
    await reload();
    const isAsked = await takeAsked();
    const refused = own.findLast(({ answer }) => answer === 'refused');
    setSaid((before) => ({
      refusal: refused ? (refused.code ?? 'UNKNOWN') : own.length > 0 ? null : before.refusal,
      wasAsked: before.wasAsked || isAsked,
      isSignedOut: outcome.isSignedOut,
    }));
    if (own.length > 0) sent.current();
    if (outcome.isStopped) await sendWithoutPage();
  }, [reload, userId]);

  useEffect(() => {
    if (userId === null) return;
    reload().then(
      () => {
        setReady(true);
        void flush();
      },
      // Without a store the forms are sent as they are.
      () => undefined,
    );
  }, [userId, reload, flush]);

  const waits = isReady && waiting.some(({ refused }) => refused === undefined);
  useEffect(() => {
    if (!waits) return;
    const again = () => void flush();
    const onVisible = () => (document.visibilityState === 'visible' ? again() : undefined);
    const timer = setInterval(again, RETRY_MS);
    addEventListener('online', again);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [waits, flush]);

  const stamp = async ({ event, occurredAtMs, operatorId }: NewStamp) => {
    if (userId === null) return;
    setSaid(QUIET);
    const known = operatorId === undefined ? {} : { operatorId };
    await addStamp({ key: newKey(), userId, event, occurredAtMs, pressedAtMs: deviceNow(), wasTried: false, ...known });
    await reload();
    await flush();
  };
  const remove = async (id: number) => {
    await removeStamp(id);
    await reload();
  };
  return { isReady, waiting, settling, isSending, ...said, stamp, remove };
}

const QUIET = { refusal: null, wasAsked: false, isSignedOut: false };

/** randomUUID exists on encrypted pages only. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Lets the service worker send when the network is back and the page is closed, in browsers that can. */
async function sendWithoutPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration: unknown = await navigator.serviceWorker.getRegistration();
  if (typeof registration !== 'object' || registration === null || !('sync' in registration)) return;
  const sync = registration.sync as { register(tag: string): Promise<void> };
  // A browser may forbid it; then the next visit sends.
  await sync.register(SYNC_TAG).catch(() => undefined);
}
