import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { CorrectionDecision, WantedTimes } from '#app/db/schema/clock.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { type AuditEntry, recordAudit } from '#app/domains/audit/public.server.ts';
import { STAFF_PERSONAL_FIELDS } from '#app/domains/staff/personal.ts';
import type { ClockTimes } from '#app/domains/staff/rules/clock-times.ts';
import type { SessionChange } from '#app/domains/staff/rules/planned-correction.ts';
import { instantOfMs, instantOfText } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { StoredSession } from './sessions.server.ts';

/** What was asked to be put right, and what came of it. Instants are ISO 8601, UTC. */
export interface StoredCorrection {
  readonly id: string;
  readonly operatorId: string;
  readonly staffId: string;
  readonly userId: string;
  readonly sessionId: string | null;
  readonly dayKey: string;
  readonly askedBy: string | null;
  readonly wanted: WantedTimes;
  readonly before: WantedTimes | null;
  readonly reason: string;
  readonly decision: CorrectionDecision | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly answer: string | null;
  readonly version: number;
  readonly createdAt: string;
}

/** The columns of `StoredCorrection` of the table aliases `c` and `sm` (staff_members). */
export const correctionColumns = sql`
  c.id, c.operator_id as "operatorId", c.staff_member_id as "staffId", sm.user_id as "userId", c.session_id as "sessionId",
  c.day_key::text as "dayKey", c.asked_by as "askedBy", c.wanted, c.before, c.reason, c.decision, c.decided_by as "decidedBy",
  ${isoUtc('c.decided_at')} as "decidedAt", c.answer, c.version, ${isoUtc('c.created_at')} as "createdAt"`;

/** A correction by its id, locked until the end. Lock the person's staff rows first. */
export const lockCorrection = statement<{ id: string }, StoredCorrection>(sql`
  select ${correctionColumns} from time_corrections c join staff_members sm on sm.id = c.staff_member_id
  where c.id = ${sql.placeholder('id')}::uuid for update of c`);

const iso = (ms: number): string => instantOfMs(ms).toString();

/** The times of a session as they are stored with a correction. */
export function wantedOf({ startMs, endMs, breaks }: ClockTimes): WantedTimes {
  return {
    clock_in_at: iso(startMs),
    ...(endMs === null ? {} : { clock_out_at: iso(endMs) }),
    breaks: breaks.flatMap((one) =>
      one.endMs === null ? [] : [{ start_at: iso(one.startMs), end_at: iso(one.endMs) }],
    ),
  };
}

/** The times of a wish, in milliseconds. Its texts are instants (askCorrection has read them). */
export function changeOf({ clock_in_at, clock_out_at, breaks, shift_id, discard }: WantedTimes): SessionChange {
  return {
    startMs: clock_in_at === undefined ? undefined : msOf(clock_in_at),
    endMs: clock_out_at === undefined ? undefined : msOf(clock_out_at),
    breaks: breaks?.map((one) => ({ startMs: msOf(one.start_at), endMs: msOf(one.end_at) })),
    shiftId: shift_id,
    discard,
  };
}

const msOf = (text: string): number => instantOfText(text).epochMilliseconds;

const insertRow = statement<{
  id: string;
  operatorId: string;
  staffId: string;
  sessionId: string | null;
  dayKey: string;
  askedBy: string;
  wanted: string;
  before: string | null;
  reason: string;
  isApproved: boolean;
  key: string | null;
  at: string;
}>(sql`
  insert into time_corrections (id, operator_id, staff_member_id, session_id, day_key, asked_by, wanted, before, reason, decision,
    decided_by, decided_at, idempotency_key)
  select ${sql.placeholder('id')}::uuid, ${sql.placeholder('operatorId')}::uuid, ${sql.placeholder('staffId')}::uuid,
    ${sql.placeholder('sessionId')}::uuid, ${sql.placeholder('dayKey')}::date, asked_by, ${sql.placeholder('wanted')}::text::jsonb,
    ${sql.placeholder('before')}::text::jsonb, ${sql.placeholder('reason')}, case when is_approved then 'approved' end,
    case when is_approved then asked_by end, case when is_approved then ${sql.placeholder('at')}::timestamptz end,
    ${sql.placeholder('key')}
  from (select ${sql.placeholder('askedBy')}::uuid as asked_by, ${sql.placeholder('isApproved')}::boolean as is_approved) as made`);

type NewCorrection = Pick<
  StoredCorrection,
  'id' | 'operatorId' | 'staffId' | 'sessionId' | 'dayKey' | 'wanted' | 'reason'
> & {
  readonly before?: WantedTimes;
  readonly isApproved?: boolean;
  readonly key?: string | null;
};

/** Stores a wish, or what an admin corrected without one (`isApproved`), with its audit row. */
export async function insertCorrection(
  tx: Transaction,
  ctx: Ctx,
  { wanted, before, isApproved = false, key = null, ...row }: NewCorrection,
): Promise<void> {
  await inOneFlight(tx, () => [
    insertRow(tx, {
      ...row,
      askedBy: ctx.actor.id,
      wanted: JSON.stringify(wanted),
      before: before === undefined ? null : JSON.stringify(before),
      isApproved,
      key,
      at: ctx.now.toString(),
    }),
    // A correction without a wish is in the audit row of its session.
    !isApproved && recordAudit(tx, ctx, correctionEntry(row, 'asked', { after: { ...row, wanted } })),
  ]);
}

const updateRow = statement<{
  id: string;
  decision: CorrectionDecision;
  decidedBy: string;
  at: string;
  answer: string | null;
  sessionId: string | null;
  before: string | null;
}>(sql`
  update time_corrections set decision = ${sql.placeholder('decision')}, decided_by = ${sql.placeholder('decidedBy')}::uuid,
    decided_at = ${sql.placeholder('at')}::timestamptz, answer = ${sql.placeholder('answer')},
    session_id = coalesce(${sql.placeholder('sessionId')}::uuid, session_id), before = ${sql.placeholder('before')}::text::jsonb,
    version = version + 1, updated_at = app_now()
  where id = ${sql.placeholder('id')}::uuid`);

/** Ends a locked wish, with its audit row. `before`: the times that it replaced. */
export async function endCorrection(
  tx: Transaction,
  ctx: Ctx,
  correction: StoredCorrection,
  {
    decision,
    answer = null,
    sessionId = null,
    before = null,
  }: { decision: CorrectionDecision; answer?: string | null; sessionId?: string | null; before?: WantedTimes | null },
): Promise<void> {
  const { id } = correction;
  const after = { decision, answer, ...(sessionId === null ? {} : { sessionId }) };
  await inOneFlight(tx, () => [
    updateRow(tx, {
      id,
      decision,
      decidedBy: ctx.actor.id,
      at: ctx.now.toString(),
      answer,
      sessionId,
      before: before === null ? null : JSON.stringify(before),
    }),
    recordAudit(tx, ctx, correctionEntry(correction, decision, { before: { decision: null }, after })),
  ]);
}

function correctionEntry(
  { id, operatorId }: Pick<StoredCorrection, 'id' | 'operatorId'>,
  verb: 'asked' | CorrectionDecision,
  rows: { before?: Record<string, unknown>; after: Record<string, unknown> },
): AuditEntry {
  const of = { entity: 'time_correction', entityId: id, operatorId, personalFields: STAFF_PERSONAL_FIELDS };
  return { action: `time_correction.${verb}`, ...of, ...rows };
}

/** The times of a stored session, with its shift. */
export const storedTimes = (session: StoredSession): WantedTimes =>
  session.discarded ? { discard: true } : { ...wantedOf(session), shift_id: session.shiftId };

/** The staff rows of a wish's person: one write of a person waits for another. */
export const lockStaffOfCorrection = statement<{ id: string }, { id: string }>(sql`
  select id from staff_members where user_id = (select sm.user_id from time_corrections c
    join staff_members sm on sm.id = c.staff_member_id where c.id = ${sql.placeholder('id')}::uuid)
  order by id for no key update`);

/** The person's wish under the key of an offline stamp. */
export const readCorrectionOfKey = statement<{ userId: string; key: string | null }, StoredCorrection>(sql`
  select ${correctionColumns} from time_corrections c join staff_members sm on sm.id = c.staff_member_id
  where sm.user_id = ${sql.placeholder('userId')}::uuid and c.idempotency_key = ${sql.placeholder('key')}`);

/** Other waiting wishes of a staff member and day without a session, the oldest first. */
export const readOtherWishes = statement<{ id: string; staffId: string; dayKey: string }, { wanted: WantedTimes }>(sql`
  select wanted from time_corrections
  where staff_member_id = ${sql.placeholder('staffId')}::uuid and day_key = ${sql.placeholder('dayKey')}::date
    and session_id is null and decision is null and id <> ${sql.placeholder('id')}::uuid
  order by created_at, id`);

/** The name of the person whose id a column has; null for a deleted one. */
export const nameOf = (column: string) =>
  sql`(select n.first_name || ' ' || n.last_name from users n where n.id = ${sql.raw(column)})`;
