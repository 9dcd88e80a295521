import { newId } from '#app/db/schema/columns.ts';
import { type Clock, getClock } from '#app/domains/staff/clock/get-clock.server.ts';
import type { Hint } from '#app/domains/staff/rules/hints.ts';
import type { ClockView } from '#app/domains/staff/rules/queued-clock.ts';
import { sumsOf } from '#app/domains/staff/rules/clock-times.ts';
import { needsCorrection } from '#app/domains/staff/times/work-days.ts';
import type { DaySession, PlannedShift } from '#app/domains/staff/store/days.server.ts';
import { HOME_ZONE, instantOfMs, today, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { readTogether } from '#app/platform/request-ctx.server.ts';
import { listNextShifts } from './my-shifts.server.ts';
import type { ShownShift } from './shift-json.server.ts';
import { getSuggestion, type ShownSuggestion } from './suggestion.server.ts';

/** A session of the day as a line: wall times, null while it runs. */
export interface ShownPart {
  readonly id: string;
  readonly from: string;
  readonly until: string | null;
  readonly isFlagged: boolean;
  readonly breaks: readonly { readonly from: string; readonly until: string | null }[];
}

export interface ClockPage {
  readonly view: ClockView;
  /** Begins the keys of the stamps that forms send. */
  readonly formKey: string;
  /** Names of operators to choose between; empty where there is no choice. */
  readonly operators: readonly { readonly id: string; readonly name: string }[];
  /** An open session of an earlier day; `isForgotten`: over 16 hours, so clock-out needs its end. */
  readonly open: { readonly day: string; readonly time: string; readonly isForgotten: boolean } | null;
  readonly today: readonly ShownPart[];
  readonly hints: readonly Hint[];
  /** The session of a missing break, and what the person wrote about it. */
  readonly breakOf: { readonly sessionId: string; readonly reason: string | null } | null;
  readonly shift: {
    readonly from: string;
    readonly until: string;
    readonly role: string;
    readonly areaName: string | null;
  } | null;
  readonly shifts: readonly ShownShift[];
  readonly suggestion: ShownSuggestion | null;
}

/** The time clock of a person; null without an active staff row and without an open session. Five statements in one flight. */
export async function getClockPage(ctx: ReadCtx, actor: Actor): Promise<ClockPage | null> {
  const [clock, shifts, suggestion] = await readTogether(ctx, (flight) => [
    getClock(flight, actor),
    listNextShifts(flight, actor),
    getSuggestion(flight, actor),
  ]);
  const { places, session } = clock;
  if (places.length === 0 && session?.endMs !== null) return null;
  const dayKey = today(ctx.now, HOME_ZONE);
  const view = viewOf(clock, dayKey);
  const isOpen = session !== null && session.endMs === null;
  const isChoice = view.status === 'OFF' && places.length > 1 && clock.shift === null;
  const hints = clock.days.at(-1)?.hints ?? [];
  return {
    view,
    formKey: newId(),
    operators: isChoice ? places.map(({ operatorId, operatorName }) => ({ id: operatorId, name: operatorName })) : [],
    open:
      isOpen && (clock.isForgotten || session.dayKey !== dayKey)
        ? { day: session.dayKey, time: timeOf(session.startMs), isForgotten: clock.isForgotten }
        : null,
    today: clock.days.filter((day) => day.dayKey === dayKey).flatMap((day) => day.sessions.map(partOf(clock.nowMs))),
    hints,
    breakOf:
      session && hints.some(({ code }) => /BREAK/.test(code))
        ? { sessionId: session.id, reason: session.noBreakReason }
        : null,
    shift: clock.shift && shownPlan(clock.shift),
    shifts,
    suggestion: view.status === 'OFF' ? suggestion : null,
  };
}

/** CLOSED: the person may not clock in again today. */
function viewOf({ status, session, days, places, nowMs }: Clock, dayKey: string): ClockView {
  const sessions = days.flatMap((day) => day.sessions).filter((one) => one.dayKey === dayKey);
  const mayStart = places.some(
    ({ staffId, allowsSplitDay }) => allowsSplitDay || !sessions.some((one) => one.staffId === staffId),
  );
  const others = sessions
    .filter((one) => one.id !== session?.id && !needsCorrection(one, nowMs))
    .map((one) => sumsOf(one, nowMs));
  return {
    serverMs: nowMs,
    dayKey,
    status: status === 'OFF' && session && !mayStart ? 'CLOSED' : status,
    session: session && {
      id: session.id,
      dayKey: session.dayKey,
      startMs: session.startMs,
      endMs: session.endMs,
      breaks: session.breaks,
    },
    others: {
      work: others.reduce((sum, one) => sum + one.work, 0),
      break: others.reduce((sum, one) => sum + one.break, 0),
    },
    allowsSplitDay: places.length > 1 || places.some(({ allowsSplitDay }) => allowsSplitDay),
  };
}

const timeOf = (ms: number): string => wallClock(instantOfMs(ms), HOME_ZONE).time;

const partOf =
  (nowMs: number) =>
  (session: DaySession): ShownPart => ({
    id: session.id,
    from: timeOf(session.startMs),
    until: session.endMs === null ? null : timeOf(session.endMs),
    isFlagged: needsCorrection(session, nowMs),
    breaks: session.breaks.map(({ startMs, endMs }) => ({
      from: timeOf(startMs),
      until: endMs === null ? null : timeOf(endMs),
    })),
  });

const shownPlan = ({ startMs, endMs, role, areaName }: PlannedShift) => ({
  from: timeOf(startMs),
  until: timeOf(endMs),
  role,
  areaName,
});
