import type { ClockEventType } from '#app/db/schema/clock.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { type ClockStatus, edgeOf } from './clock-states.ts';
import { type ClockTimes, sumsOf, wholeSecond, withStamp } from './clock-times.ts';

/** The clock on a phone: what the house said, and the stamps of the device that the house does not have yet. */

export type { ClockEventType } from '#app/db/schema/clock.ts';

export interface ShownSession extends ClockTimes {
  /** Null: made by a stamp that waits. */
  readonly id: string | null;
  /** YYYY-MM-DD in Europe/Berlin. */
  readonly dayKey: string;
}

export interface ClockView {
  /** When the house said this. */
  readonly serverMs: number;
  readonly dayKey: string;
  readonly status: ClockStatus;
  /** The open session, or the last one of the day. */
  readonly session: ShownSession | null;
  /** Seconds of the other sessions of the day. */
  readonly others: { readonly work: number; readonly break: number };
  readonly allowsSplitDay: boolean;
}

/** What the clock last showed on this device. */
export interface SeenClock {
  readonly userId: string;
  readonly view: ClockView;
  /** In words, so that the shell needs no more. */
  readonly shifts: readonly { readonly id: string; readonly when: string; readonly what: string }[];
  readonly operators: readonly { readonly id: string; readonly name: string }[];
  /** The house's clock minus the device's. */
  readonly offsetMs: number;
  readonly locale: Locale;
  /** Class and style of the document: the theme, and the colour of the operator. */
  readonly look: { readonly className: string; readonly style: string };
}

interface WaitingStamp {
  readonly event: ClockEventType;
  readonly occurredAtMs: number;
  readonly refused?: string | undefined;
}

/** The clock after the stamps that wait, in their order. One that the state does not allow changes nothing here; the house decides. */
export function withWaiting(view: ClockView, stamps: readonly WaitingStamp[]): ClockView {
  let { status, session, others } = view;
  for (const { event, occurredAtMs, refused } of stamps) {
    const edge = edgeOf(status, event, view);
    if (refused !== undefined || 'refused' in edge) continue;
    const atMs = wholeSecond(occurredAtMs);
    if (event === 'CLOCK_IN') {
      const ended = session && session.dayKey === view.dayKey ? sumsOf(session, atMs) : { work: 0, break: 0 };
      others = { work: others.work + ended.work, break: others.break + ended.break };
      session = { id: null, dayKey: view.dayKey, startMs: atMs, endMs: null, breaks: [] };
    } else if (session) session = { ...session, ...withStamp(session, event, atMs) };
    status = edge.to;
  }
  return { ...view, status, session, others };
}

/** The same clock on another day: what ended before it is over, what is open goes on. */
export function onDay(view: ClockView, dayKey: string): ClockView {
  if (dayKey === view.dayKey) return view;
  const isOpen = view.session !== null && view.session.endMs === null;
  return {
    ...view,
    dayKey,
    others: { work: 0, break: 0 },
    ...(isOpen ? {} : { status: 'OFF' as const, session: null }),
  };
}

/** Seconds of work and breaks of the day, up to `nowMs`. */
export function sumsOfDay({ session, others }: ClockView, nowMs: number): { work: number; break: number } {
  const running = session ? sumsOf(session, nowMs) : { work: 0, break: 0 };
  return { work: others.work + running.work, break: others.break + running.break };
}

/** When a stamp happened: now, but never before the last one on the device. */
export function occurredAt({ session }: ClockView, nowMs: number): number {
  if (!session) return wholeSecond(nowMs);
  const { startMs, endMs, breaks } = session;
  return Math.max(wholeSecond(nowMs), startMs, endMs ?? 0, ...breaks.flatMap((one) => [one.startMs, one.endMs ?? 0]));
}

/** A stamp from a device names its person: another person's session must not make it. */
export const PERSON_HEADER = 'Platzwart-Person';
export const OTHER_PERSON = 'OTHER_PERSON';

export type StampAnswer =
  | 'sent'
  /** It came back as a wish to correct. */
  | 'asked'
  /** The house or the session is away: it waits. */
  | 'later'
  | 'refused';

const LATER: ReadonlySet<number> = new Set([401, 408, 425, 429]);
const LATER_CODES: ReadonlySet<string> = new Set(['IN_FUTURE', 'IDEMPOTENCY_KEY_RUNNING', OTHER_PERSON]);

/**
 * What an answer means for a stamp. `wasTried`: it left once without its time. The house then has its key with another body, which
 * proves that it arrived.
 */
export function answerOf(
  { status, code }: { status: number; code: string | null },
  { wasTried }: { wasTried: boolean },
): StampAnswer {
  if (status === 202) return 'asked';
  if (status < 300) return 'sent';
  if (status >= 500 || LATER.has(status) || LATER_CODES.has(code ?? '')) return 'later';
  return wasTried && code === 'IDEMPOTENCY_KEY_REUSED' ? 'sent' : 'refused';
}
