import { type SQL, sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import type { ShiftRequestKind, ShiftRequestState } from '#app/db/schema/staff.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import { type AuditEntry, type AuditSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { STAFF_PERSONAL_FIELDS } from '#app/domains/staff/personal.ts';
import type { AskedPerson, AskedShift } from '#app/domains/staff/rules/decide-request.ts';
import { lockShifts, type StoredShift } from './shifts.server.ts';
import { lockStaff, type StaffRow } from './staff-rows.server.ts';

export interface StoredRequest {
  readonly id: string;
  readonly operatorId: string;
  readonly kind: ShiftRequestKind;
  readonly shiftId: string;
  readonly fromStaffId: string | null;
  readonly toStaffId: string | null;
  readonly otherShiftId: string | null;
  readonly state: ShiftRequestState;
  readonly message: string | null;
}

export const requestColumns = sql`
  id, operator_id as "operatorId", kind, shift_id as "shiftId", from_staff_id as "fromStaffId", to_staff_id as "toStaffId",
  other_shift_id as "otherShiftId", state, message`;

const findRequest = statement<{ id: string }, StoredRequest>(sql`
  select ${requestColumns} from shift_requests where id = ${sql.placeholder('id')}::uuid`);

const lockRow = statement<{ id: string }, StoredRequest>(sql`
  select ${requestColumns} from shift_requests where id = ${sql.placeholder('id')}::uuid for update`);

export interface LockedRequest {
  readonly request: StoredRequest;
  readonly shift: StoredShift;
  readonly otherShift: StoredShift | null;
}

/**
 * Locks the shifts of a request in the order of their ids, then the request: the same order as every swap, so that none waits in a circle.
 * A request keeps its shifts. Null for an unknown id.
 */
export async function lockRequest(tx: Transaction, id: string): Promise<LockedRequest | null> {
  const [found] = await findRequest(tx, { id });
  if (!found) return null;
  const { shiftId, otherShiftId } = found;
  const shifts = await lockShifts(tx, otherShiftId === null ? [shiftId] : [shiftId, otherShiftId]);
  const [request] = await lockRow(tx, { id });
  const shift = shifts.find((one) => one.id === shiftId);
  if (!request || !shift) return null;
  return { request, shift, otherShift: shifts.find((one) => one.id === otherShiftId) ?? null };
}

interface NewRequest extends Record<string, string | null> {
  operatorId: string;
  kind: ShiftRequestKind;
  shiftId: string;
  fromStaffId: string | null;
  toStaffId: string | null;
  otherShiftId: string | null;
  message: string | null;
  askedBy: string;
}

const insertRow = statement<NewRequest & { id: string }, StoredRequest>(sql`
  insert into shift_requests (id, operator_id, kind, shift_id, from_staff_id, to_staff_id, other_shift_id, message, asked_by)
  values (${sql.placeholder('id')}::uuid, ${sql.placeholder('operatorId')}::uuid, ${sql.placeholder('kind')},
    ${sql.placeholder('shiftId')}::uuid, ${sql.placeholder('fromStaffId')}::uuid, ${sql.placeholder('toStaffId')}::uuid,
    ${sql.placeholder('otherShiftId')}::uuid, ${sql.placeholder('message')}, ${sql.placeholder('askedBy')}::uuid)
  on conflict (shift_id, from_staff_id) where state in ('offered', 'accepted') do nothing
  returning ${requestColumns}`);

/** Stores a request; null when the person, or the free place, has a live one for this shift. */
export async function insertRequest(tx: Transaction, request: NewRequest): Promise<StoredRequest | null> {
  const [row] = await insertRow(tx, { ...request, id: newId() });
  return row ?? null;
}

const updateRow = statement<
  { id: string; state: string; toStaffId: string | null; answer: string | null; decidedBy: string | null },
  StoredRequest
>(sql`
  update shift_requests set state = ${sql.placeholder('state')}, to_staff_id = coalesce(${sql.placeholder('toStaffId')}::uuid, to_staff_id),
    answer = coalesce(${sql.placeholder('answer')}, answer),
    accepted_at = case when to_staff_id is null and ${sql.placeholder('toStaffId')}::uuid is not null
      or ${sql.placeholder('state')}::text = 'accepted' then app_now() else accepted_at end,
    decided_by = coalesce(${sql.placeholder('decidedBy')}::uuid, decided_by),
    decided_at = case when ${sql.placeholder('decidedBy')}::uuid is null then decided_at else app_now() end,
    version = version + 1, updated_at = app_now()
  where id = ${sql.placeholder('id')}::uuid returning ${requestColumns}`);

/** Moves a locked request to another state, with its audit row; `after` are more fields of it. `decidedBy` is the manager who decided. */
export async function moveRequest(
  tx: Transaction,
  ctx: AuditSource,
  request: StoredRequest,
  {
    state,
    toStaffId = null,
    answer = null,
    decidedBy = null,
    after = {},
  }: {
    state: Exclude<ShiftRequestState, 'expired'>;
    toStaffId?: string | null;
    answer?: string | null;
    decidedBy?: string | null;
    after?: Record<string, unknown>;
  },
): Promise<void> {
  const [moved = request] = await updateRow(tx, { id: request.id, state, toStaffId, answer, decidedBy });
  await recordAudit(tx, ctx, requestEntry(moved, state, { before: { state: request.state }, after }));
}

/** The audit row of a request. */
export function requestEntry(
  { id, operatorId, shiftId, kind }: StoredRequest,
  verb: 'offered' | 'accepted' | 'done' | 'declined' | 'withdrawn' | 'expired',
  { before = null, after = {} }: { before?: Record<string, unknown> | null; after?: Record<string, unknown> } = {},
): AuditEntry {
  return {
    action: `shift_request.${verb}`,
    entity: 'shift_request',
    entityId: id,
    operatorId,
    before,
    after: { shiftId, kind, state: verb, ...after },
    personalFields: STAFF_PERSONAL_FIELDS,
  };
}

export interface Parties {
  /** The actor's own row in the operator, when it is active. */
  readonly me: AskedPerson | undefined;
  readonly personOf: (staffId: string | null) => AskedPerson | undefined;
}

/** The people of a request and the actor, as members of the operator. Lock the shifts first. */
export async function lockParties(
  tx: Transaction,
  { operatorId, userId, ids }: { operatorId: string; userId: string; ids: readonly (string | null)[] },
): Promise<Parties> {
  const staff = await lockStaff(
    tx,
    { operatorId },
    ids.filter((id) => id !== null),
    userId,
  );
  const asked = (row: StaffRow | undefined): AskedPerson | undefined => row && { ...row, staffId: row.id };
  return {
    me: asked(staff.find((row) => row.userId === userId && row.isActive)),
    personOf: (staffId) => asked(staff.find(({ id }) => id === staffId)),
  };
}

/** A shift as the rules of requests read it. */
export const askedShift = (shift: StoredShift): AskedShift => ({
  ...shift,
  startMs: instantOfText(shift.startAtUtc).epochMilliseconds,
});

/** Ends the live requests `q` of a condition, each with its audit row. Two statements. Returns how many ended. */
export async function endRequests(tx: Transaction, source: AuditSource, condition: SQL): Promise<number> {
  const expired = await queryRows<StoredRequest & { before: string }>(
    tx,
    sql`
      with due as (
        select q.id, q.state as before from shift_requests q where q.state in ('offered', 'accepted') and (${condition})
        order by q.id for update of q skip locked)
      update shift_requests r set state = 'expired', version = version + 1, updated_at = app_now()
      from due where r.id = due.id
      returning r.id, r.operator_id as "operatorId", r.kind, r.shift_id as "shiftId", r.from_staff_id as "fromStaffId",
        r.to_staff_id as "toStaffId", r.other_shift_id as "otherShiftId", r.state, r.message, due.before`,
  );
  await recordAudit(
    tx,
    source,
    expired.map((request) => requestEntry(request, 'expired', { before: { state: request.before } })),
  );
  return expired.length;
}

/** Ends the live requests about shifts that are over. The caller holds the locks of the shifts. */
export function endRequestsOf(tx: Transaction, source: AuditSource, shiftIds: readonly string[]): Promise<number> {
  const ids = uuidArray(shiftIds);
  return endRequests(tx, source, sql`q.shift_id = any(${ids}) or q.other_shift_id = any(${ids})`);
}
