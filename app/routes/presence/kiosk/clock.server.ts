import { type Clock, getClock } from '#app/domains/staff/clock/get-clock.server.ts';
import type { StampInput } from '#app/domains/staff/clock/stamp-clock.server.ts';
import { type ClockStatus, edgeOf } from '#app/domains/staff/rules/clock-states.ts';
import { HOME_ZONE, instantOfMs, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';

export interface Duration {
  readonly hours: string;
  readonly minutes: string;
}

export interface KioskClock {
  readonly status: ClockStatus;
  /** 'HH:MM' of the state's begin in Europe/Berlin; null while it is OFF. */
  readonly since: string | null;
  /** Of the day of the session, up to now; null without a session. */
  readonly sums: { readonly work: Duration; readonly break: Duration } | null;
  /** What one tap may stamp. */
  readonly events: readonly StampInput['event'][];
  /** Why nothing may be stamped here; `place` is the other operator. */
  readonly hindrance: { readonly kind: 'forgotten' } | { readonly kind: 'elsewhere'; readonly place: string } | null;
}

const EVENTS = ['CLOCK_IN', 'BREAK_END', 'BREAK_START', 'CLOCK_OUT'] as const;

export const durationOf = (seconds: number): Duration => {
  const minutes = Math.floor(seconds / 60);
  return { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60) };
};

export const clockTime = (ms: number): string => wallClock(instantOfMs(ms), HOME_ZONE).time;

/** The person's clock at a terminal of an operator; null for a person who does not work there and whose clock does not run. */
export async function readKioskClock(ctx: ReadCtx, actor: Actor, operatorId: string): Promise<KioskClock | null> {
  const clock = await getClock(ctx, actor);
  const { session, places, sinceMs } = clock;
  const place = places.find((one) => one.operatorId === operatorId);
  const isOpen = clock.status !== 'OFF';
  if (!place && !isOpen) return null;
  const own = session?.operatorId === operatorId ? session : null;
  const status = isOpen ? clock.status : own ? 'CLOSED' : 'OFF';
  const hindrance = hindranceOf(clock, operatorId);
  const day = clock.days.find(({ sessions }) => sessions.some(({ id }) => id === own?.id));
  const split = { allowsSplitDay: place?.allowsSplitDay ?? false };
  return {
    status,
    since: status === 'OFF' || sinceMs === null ? null : clockTime(sinceMs),
    sums: day ? { work: durationOf(day.work), break: durationOf(day.break) } : null,
    events: hindrance ? [] : EVENTS.filter((event) => 'to' in edgeOf(status, event, split)),
    hindrance,
  };
}

function hindranceOf({ status, session, isForgotten }: Clock, operatorId: string): KioskClock['hindrance'] {
  if (status === 'OFF' || session === null) return null;
  if (session.operatorId !== operatorId) return { kind: 'elsewhere', place: session.operatorName };
  return isForgotten ? { kind: 'forgotten' } : null;
}
