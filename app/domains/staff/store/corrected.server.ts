import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { LinkMethod } from '#app/db/schema/clock.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { type AuditEntry, recordAudit } from '#app/domains/audit/public.server.ts';
import { MAX_DAY_PARTS } from '#app/domains/staff/rules/clock-times.ts';
import { correctedStamps } from '#app/domains/staff/rules/corrected-stamps.ts';
import {
  isSameSession,
  type PlannedTimes,
  plannedCorrection,
  type SessionChange,
  type TimesRefusal,
} from '#app/domains/staff/rules/planned-correction.ts';
import { HOME_ZONE, instantOfMs, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { hashBody } from '#app/platform/http/idempotency.server.ts';
import { linkOf, listLinkableShifts } from './linked-shifts.server.ts';
import { wantedOf } from './corrections.server.ts';
import { insertCorrectedEvents, readEventsOf, type StoredEvent } from './stamps.server.ts';
import { readSession, type StoredSession, storeTimes } from './sessions.server.ts';

/** Whose session a correction writes. */
interface Person {
  readonly staffId: string;
  readonly operatorId: string;
  readonly userId: string;
}

/** A person's other session that a span lies over. */
const readOver = statement<
  { userId: string; except: string | null; from: string; until: string | null },
  { id: string; operatorId: string }
>(sql`
  select id, operator_id as "operatorId" from time_sessions
  where user_id = ${sql.placeholder('userId')}::uuid and not discarded and id is distinct from ${sql.placeholder('except')}::uuid
    and tstzrange(clock_in_at, clock_out_at) && tstzrange(${sql.placeholder('from')}::timestamptz, ${sql.placeholder('until')}::timestamptz)
  order by clock_in_at limit 1`);

/** The other sessions of a staff member on a day, the last part first. */
const readParts = statement<
  { staffId: string; except: string | null; dayKey: string },
  { id: string; dayPart: number; allowsSplitDay: boolean }
>(sql`
  select t.id, t.day_part::int as "dayPart", sm.allows_split_day as "allowsSplitDay"
  from time_sessions t join staff_members sm on sm.id = t.staff_member_id
  where t.staff_member_id = ${sql.placeholder('staffId')}::uuid and t.day_key = ${sql.placeholder('dayKey')}::date
    and not t.discarded and t.id is distinct from ${sql.placeholder('except')}::uuid
  order by t.day_part desc`);

const readApproved = statement<{ staffId: string; before: string | null; dayKey: string }, { month: string }>(sql`
  select month from month_closings
  where staff_member_id = ${sql.placeholder('staffId')}::uuid and state = 'approved'
    and month in (left(${sql.placeholder('before')}, 7), left(${sql.placeholder('dayKey')}, 7))
  order by month limit 1`);

const findShift = statement<{ shiftId: string | null; operatorId: string }, { id: string }>(sql`
  select id from shifts where id = ${sql.placeholder('shiftId')}::uuid and operator_id = ${sql.placeholder('operatorId')}::uuid
    and not archived for key share`);

/** A new session is discarded until its times are written, so that it clashes with none. */
const insertEmpty = statement<{ id: string; at: string } & Record<keyof Person, string>>(sql`
  insert into time_sessions (id, operator_id, staff_member_id, user_id, state, clock_in_at, clock_out_at, total_work_seconds,
    total_break_seconds, discarded)
  values (${sql.placeholder('id')}::uuid, ${sql.placeholder('operatorId')}::uuid, ${sql.placeholder('staffId')}::uuid,
    ${sql.placeholder('userId')}::uuid, 'CLOSED', ${sql.placeholder('at')}::timestamptz, ${sql.placeholder('at')}::timestamptz, 0, 0, true)`);

const setShift = statement<{ id: string; shiftId: string | null; linkMethod: LinkMethod }>(sql`
  update time_sessions set shift_id = ${sql.placeholder('shiftId')}::uuid, link_method = ${sql.placeholder('linkMethod')}
  where id = ${sql.placeholder('id')}::uuid`);

const iso = (ms: number): string => instantOfMs(ms).toString();
const dayOf = (ms: number): string => today(instantOfMs(ms), HOME_ZONE);

export type CorrectedOutcome = { kind: 'written'; session: StoredSession; isSame: boolean } | TimesRefusal;

/**
 * Writes a correction on a locked session (null: makes one): appends its stamps, derives the session again and audits it. The caller has
 * locked the person's staff rows and has checked the right.
 */
export async function correctLocked(
  tx: Transaction,
  ctx: Ctx,
  { session, person, stamps }: { session: StoredSession | null; person: Person; stamps: readonly StoredEvent[] },
  { correctionId, change }: { correctionId: string; change: SessionChange },
): Promise<CorrectedOutcome> {
  const plan = plannedCorrection(session, change, ctx.now.epochMilliseconds);
  if (plan.kind === 'refused') return plan;
  const shiftId = change.shiftId === session?.shiftId ? undefined : change.shiftId;
  if (session && shiftId === undefined && isSameSession(session, plan))
    return { kind: 'written', session, isSame: true };
  const checked = await checkPlan(tx, { session, person, plan, shiftId });
  if (checked.kind !== 'free') return checked;
  const startMs = plan.times?.startMs ?? session?.startMs ?? 0;
  const { id, before } = session
    ? { id: session.id, before: auditedSession(session) }
    : { id: await insertNew(tx, person, startMs), before: null };
  await inOneFlight(tx, () => [
    checked.link && setShift(tx, { id, ...checked.link }),
    storeTimes(tx, { id, startMs }, plan.times, { flagged: plan.flagged, dayPart: checked.dayPart }),
    insertCorrectedEvents(tx, {
      sessionId: id,
      operatorId: person.operatorId,
      staffId: person.staffId,
      correctionId,
      bodyHash: hashBody({ correctionId }),
      stamps: correctedStamps(stamps, plan.times),
    }),
  ]);
  const [after] = await readSession(tx, { id });
  if (!after) throw new Error('a corrected session is there');
  const entry: AuditEntry = {
    action: session ? 'time_session.corrected' : 'time_session.created',
    entity: 'time_session',
    entityId: id,
    operatorId: person.operatorId,
    before,
    after: { ...auditedSession(after), correctionId },
  };
  await recordAudit(tx, ctx, entry);
  return { kind: 'written', session: after, isSame: false };
}

async function insertNew(tx: Transaction, person: Person, startMs: number): Promise<string> {
  const id = newId();
  const { operatorId, staffId, userId } = person;
  await insertEmpty(tx, { id, at: iso(startMs), operatorId, staffId, userId });
  return id;
}

type Checked =
  | { kind: 'free'; dayPart: number | null; link: { shiftId: string | null; linkMethod: LinkMethod } | null }
  | TimesRefusal;

/** Months, other sessions and the shift. One flight. */
async function checkPlan(
  tx: Transaction,
  {
    session,
    person,
    plan: { times },
    shiftId,
  }: {
    session: StoredSession | null;
    person: Person;
    plan: PlannedTimes;
    shiftId: string | null | undefined;
  },
): Promise<Checked> {
  const { staffId, userId, operatorId } = person;
  const except = session?.id ?? null;
  const startMs = times?.startMs ?? session?.startMs ?? 0;
  const until = times?.endMs === undefined || times.endMs === null ? null : iso(times.endMs);
  const dayKey = dayOf(startMs);
  const isNewDay = !session || session.discarded || session.dayKey !== dayKey;
  const [[closed], [over], parts, [shift], linkable] = await inOneFlight(tx, () => [
    readApproved(tx, { staffId, before: session?.dayKey ?? null, dayKey }),
    times ? readOver(tx, { userId, except, from: iso(startMs), until }) : [],
    times && isNewDay ? readParts(tx, { staffId, except, dayKey }) : [],
    findShift(tx, { shiftId: shiftId ?? null, operatorId }),
    session || shiftId !== undefined ? [] : listLinkableShifts(tx, { userId, dayKey, at: iso(startMs) }),
  ]);
  if (closed) return { kind: 'month_closed', month: closed.month };
  if (over) return { kind: 'overlap', sessionId: over.operatorId === operatorId ? over.id : null };
  const [part] = parts;
  if (part && (!part.allowsSplitDay || part.dayPart >= MAX_DAY_PARTS)) return { kind: 'day_taken', sessionId: part.id };
  if (shiftId && !shift) return { kind: 'refused', field: 'shift_id', code: 'shift' };
  const manual = { shiftId: shiftId ?? null, linkMethod: shiftId ? ('MANUAL' as const) : ('NONE' as const) };
  return {
    kind: 'free',
    dayPart: isNewDay && times ? (part?.dayPart ?? 0) + 1 : null,
    link: shiftId !== undefined ? manual : session ? null : linkOf(linkable, operatorId),
  };
}

const auditedSession = ({ shiftId, discarded, flagged, ...times }: StoredSession) => ({
  ...wantedOf(times),
  shiftId,
  flagged,
  discarded,
});

/** What a correction of a locked session reads. One flight. */
export async function readLocked(
  tx: Transaction,
  id: string | null,
): Promise<{ session: StoredSession | null; stamps: StoredEvent[] }> {
  if (id === null) return { session: null, stamps: [] };
  const [[session], stamps] = await inOneFlight(tx, () => [
    readSession(tx, { id }),
    readEventsOf(tx, { sessionId: id }),
  ]);
  return { session: session ?? null, stamps };
}
