import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { ClockEventType, ClockSource, EventMetadata, WantedTimes } from '#app/db/schema/clock.ts';
import { newId } from '#app/db/schema/columns.ts';
import * as tables from '#app/db/schema/index.ts';
import { addDays, dayOfWeek, HOME_ZONE, instantOfMs, toDate, wallInstant } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { DEMO_TEMPLATES, type DemoCrewKey } from './demo-crew.ts';
import type { DemoIds } from './demo-ids.ts';
import * as demo from './demo-times.ts';
import { writeEarlierShifts } from './write-earlier-shifts.server.ts';

const HOUR = 3_600_000;
/** From so much plan on, a session of the demo has a break. */
const WITH_BREAK_MS = 5 * HOUR;

interface Stamp {
  readonly type: ClockEventType;
  readonly atMs: number;
  readonly source?: ClockSource;
  readonly metadata?: EventMetadata;
}

interface DemoSession {
  readonly id: string;
  readonly person: DemoCrewKey;
  readonly date: string;
  readonly shiftId: string | null;
  readonly startMs: number;
  readonly endMs: number | null;
  readonly breaks: readonly { readonly startMs: number; readonly endMs: number }[];
  readonly flagged: boolean;
  readonly noBreakReason: string | null;
}

const date = (ms: number) => toDate(instantOfMs(ms));
const iso = (ms: number) => instantOfMs(ms).toString();
const wallMs = (day: string, time: string) => wallInstant(day, time, HOME_ZONE).epochMilliseconds;

/** Two weeks of the crew's time sessions before today, with a forgotten one, a wish, a correction and a missing break. */
export async function writeTimes(
  tx: Transaction,
  ids: DemoIds,
  { today, now }: { today: string; now: Ctx['now'] },
): Promise<void> {
  const operatorId = ids.operators.sgh;
  const staff = await queryRows<{ id: string; userId: string }>(
    tx,
    sql`select id, user_id as "userId" from staff_members where operator_id = ${operatorId}::uuid`,
  );
  await writeEarlierShifts(tx, ids, { today, now });
  const shifts = await queryRows<{ id: string; day: string; code: string; end: string }>(
    tx,
    sql`select s.id, s.date_local::text as day, t.code, to_char(s.end_at_utc at time zone ${HOME_ZONE}, 'HH24:MI') as end
      from shifts s join shift_templates t on t.id = s.template_id where s.operator_id = ${operatorId}::uuid and s.date_local < ${today}::date`,
  );
  const staffOf = (person: DemoCrewKey) => staff.find(({ userId }) => userId === ids.people[person])?.id ?? '';
  const sessions = sessionsBefore(today, shifts);
  const last = (mishap: { person: DemoCrewKey; weekday: number }) =>
    sessions.findLast(({ person, date: day }) => person === mishap.person && dayOfWeek(day) === mishap.weekday);
  const [wished, corrected] = [last(demo.DEMO_WISH), last(demo.DEMO_CORRECTED)];
  if (!wished || !corrected) throw new Error('the demo has a wish and a correction');
  const correctionId = newId();

  await tx.insert(tables.timeSessions).values(
    sessions.map((session) => {
      const { id, person, shiftId, startMs, endMs, flagged, noBreakReason } = session;
      const paused = session.breaks.reduce((sum, one) => sum + (one.endMs - one.startMs) / 1000, 0);
      return {
        id,
        operatorId,
        staffMemberId: staffOf(person),
        userId: ids.people[person],
        state: endMs === null ? ('WORKING' as const) : ('CLOSED' as const),
        shiftId,
        linkMethod: shiftId === null ? ('NONE' as const) : ('AUTO' as const),
        clockInAt: date(startMs),
        clockOutAt: endMs === null ? null : date(endMs),
        totalWorkSeconds: endMs === null ? null : (endMs - startMs) / 1000 - paused,
        totalBreakSeconds: endMs === null ? null : paused,
        flagged,
        noBreakReason,
        createdAt: date(startMs),
      };
    }),
  );
  await tx
    .insert(tables.timeBreaks)
    .values(
      sessions.flatMap(({ id, breaks }) =>
        breaks.map(({ startMs, endMs }) => ({ sessionId: id, startAt: date(startMs), endAt: date(endMs) })),
      ),
    );
  await tx.insert(tables.timeEvents).values(
    sessions.flatMap((session) =>
      stampsOf(session, session === corrected ? correctionId : null).map(
        ({ type, atMs, source = 'APP', metadata }) => ({
          sessionId: session.id,
          operatorId,
          staffMemberId: staffOf(session.person),
          eventType: type,
          timestampUtc: date(atMs),
          source,
          idempotencyKey: newId(),
          bodyHash: 'demo',
          ...(metadata && { metadata }),
          createdAt: date(source === 'APP' ? atMs : corrected.startMs + 24 * HOUR),
        }),
      ),
    ),
  );
  await writeCorrections(tx, ids, { wished, corrected, correctionId, staffOf, now });
}

/** Every past turn of the templates that a person of the crew has. */
function sessionsBefore(
  today: string,
  shifts: readonly { id: string; day: string; code: string; end: string }[],
): DemoSession[] {
  const sessions: DemoSession[] = [];
  // A forgotten session keeps its person from another one.
  const isOpen = (person: DemoCrewKey) => sessions.some((one) => one.person === person && one.endMs === null);
  for (let back = demo.DEMO_TIME_DAYS; back >= 1; back -= 1) {
    const day = addDays(today, -back);
    const weekday = dayOfWeek(day) as keyof (typeof DEMO_TEMPLATES)[string]['days'];
    for (const [code, { days, startTime, endTime, eventMode }] of Object.entries(DEMO_TEMPLATES)) {
      const shift = shifts.find((one) => one.day === day && one.code === code);
      if (eventMode) continue;
      for (const person of (days[weekday] ?? []).filter((one) => !isOpen(one)))
        sessions.push(
          sessionOf(sessions.length, {
            person,
            date: day,
            weekday,
            shiftId: shift?.id ?? null,
            from: wallMs(day, startTime),
            until: wallMs(day, shift?.end ?? endTime),
            isOld: back > 7,
          }),
        );
    }
  }
  return sessions;
}

interface Turn extends Pick<DemoSession, 'person' | 'date' | 'shiftId'> {
  readonly weekday: number;
  readonly from: number;
  readonly until: number;
  readonly isOld: boolean;
}

function sessionOf(index: number, { weekday, from, until, isOld, ...of }: Turn): DemoSession {
  const is = (mishap: { person: DemoCrewKey; weekday: number }) =>
    mishap.person === of.person && mishap.weekday === weekday;
  const pick = <T>(values: readonly T[]): T => values[index % values.length] as T;
  const startMs = from + pick(demo.DEMO_COMES) * 1000;
  const isForgotten = is(demo.DEMO_FORGOTTEN) && !isOld;
  const hasNoBreak = is(demo.DEMO_NO_BREAK);
  const stays = hasNoBreak ? demo.DEMO_NO_BREAK.stays : pick(demo.DEMO_GOES);
  const { afterMinutes, seconds } = pick(demo.DEMO_BREAKS);
  const isStamped = !isForgotten && !hasNoBreak && until - from >= WITH_BREAK_MS;
  const corrected = is(demo.DEMO_CORRECTED) && !isOld ? demo.DEMO_CORRECTED.break : null;
  const pause = startMs + afterMinutes * 60_000;
  return {
    ...of,
    id: newId(),
    startMs,
    endMs: isForgotten ? null : until + stays * 1000,
    breaks: corrected
      ? [{ startMs: wallMs(of.date, corrected.from), endMs: wallMs(of.date, corrected.until) }]
      : isStamped
        ? [{ startMs: pause, endMs: pause + seconds * 1000 }]
        : [],
    flagged: isForgotten,
    noBreakReason: hasNoBreak ? demo.DEMO_NO_BREAK.reason : null,
  };
}

function stampsOf({ startMs, endMs, breaks }: DemoSession, correctionId: string | null): Stamp[] {
  const corrects =
    correctionId === null ? {} : { source: 'ADMIN_CORRECTION' as const, metadata: { correction_id: correctionId } };
  return [
    { type: 'CLOCK_IN', atMs: startMs },
    ...breaks.flatMap((one): Stamp[] => [
      { type: 'BREAK_START', atMs: one.startMs, ...corrects },
      { type: 'BREAK_END', atMs: one.endMs, ...corrects },
    ]),
    ...(endMs === null ? [] : [{ type: 'CLOCK_OUT' as const, atMs: endMs }]),
  ];
}

interface DemoCorrections {
  readonly wished: DemoSession;
  readonly corrected: DemoSession;
  readonly correctionId: string;
  readonly staffOf: (person: DemoCrewKey) => string;
  readonly now: Ctx['now'];
}

/** A wish that waits, and a correction that was made. */
async function writeCorrections(
  tx: Transaction,
  ids: DemoIds,
  { wished, corrected, correctionId, staffOf, now }: DemoCorrections,
): Promise<void> {
  const operatorId = ids.operators.sgh;
  const timesOf = ({ startMs, endMs }: DemoSession, breaks: DemoSession['breaks']): WantedTimes => ({
    clock_in_at: iso(startMs),
    ...(endMs !== null && { clock_out_at: iso(endMs) }),
    breaks: breaks.map((one) => ({ start_at: iso(one.startMs), end_at: iso(one.endMs) })),
  });
  const at = date(corrected.startMs + 24 * HOUR);
  const by = ids.people[demo.DEMO_CORRECTED.by];
  await tx.insert(tables.timeCorrections).values([
    {
      operatorId,
      staffMemberId: staffOf(wished.person),
      sessionId: wished.id,
      dayKey: wished.date,
      askedBy: ids.people[wished.person],
      wanted: { clock_out_at: iso(wallMs(wished.date, demo.DEMO_WISH.end)) },
      reason: demo.DEMO_WISH.reason,
      createdAt: toDate(now),
    },
    {
      id: correctionId,
      operatorId,
      staffMemberId: staffOf(corrected.person),
      sessionId: corrected.id,
      dayKey: corrected.date,
      askedBy: by,
      wanted: timesOf(corrected, corrected.breaks),
      before: timesOf(corrected, []),
      reason: demo.DEMO_CORRECTED.reason,
      decision: 'approved' as const,
      decidedBy: by,
      decidedAt: at,
      createdAt: at,
    },
  ]);
}
