import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { isoUtc } from '#app/db/instants.server.ts';
import type { ShiftRequestKind, ShiftRequestState } from '#app/db/schema/staff.ts';
import { hasLostEvent, listFlaggedShifts } from '#app/domains/staff/store/flagged-shifts.server.ts';
import { readShifts } from '#app/domains/staff/store/shifts.server.ts';
import { type StaffingWarning, staffingWarnings } from '#app/domains/staff/store/warnings.server.ts';
import { can } from '#app/permissions.ts';
import { addDays, HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { otherShift, placeOfShift, shownOther, type ShownShift, shownShift, staffName } from './shift-json.server.ts';

const DAYS = 14;
const FLAGGED_DAYS = 400;

interface RequestRow {
  readonly id: string;
  readonly kind: ShiftRequestKind;
  readonly state: ShiftRequestState;
  readonly fromStaffId: string | null;
  readonly toStaffId: string | null;
  readonly fromName: string | null;
  readonly toName: string | null;
  readonly message: string | null;
  readonly answer: string | null;
  readonly askedAt: string;
  readonly shift: ShownShift;
  readonly otherShift: ShownShift | null;
}

export type AskedRequest = RequestRow & { readonly warnings: readonly StaffingWarning[] };

export interface OpenPlace {
  readonly shift: ShownShift;
  readonly staffed: number;
  readonly required: number;
  readonly isOffered: boolean;
}

/** What is waiting for a manager. */
const isWaiting = sql`(q.state = 'accepted' or q.kind = 'cannot_come' and q.state = 'offered')`;
const isComing = (now: string) =>
  sql`s.status = 'PUBLISHED' and not s.archived and s.start_at_utc > ${now}::timestamptz`;

const columns = sql`
  q.id, q.kind, q.state, q.from_staff_id as "fromStaffId", q.to_staff_id as "toStaffId", ${staffName(sql`q.from_staff_id`)} as "fromName",
  ${staffName(sql`q.to_staff_id`)} as "toName", q.message, q.answer, ${isoUtc('q.created_at')} as "askedAt",
  ${shownShift()} as shift, ${shownOther} as "otherShift"
  from shift_requests q join shifts s on s.id = q.shift_id ${placeOfShift} ${otherShift}`;

/**
 * The requests of a manager's operator: live ones (what waits for the manager first), free places of the next fourteen days, and what ended
 * in the last fourteen; and shifts whose event is off or moved. Four statements in one flight, and the warnings of accepted swaps.
 */
export async function getShiftRequests({ db, now }: ReadCtx, actor: Actor) {
  const operatorId = operatorOf(actor, 'shift.manage');
  const [day, at] = [today(now, HOME_ZONE), now.toString()];
  const [live, places, ended, flagged] = await inOneFlight(db, (flight) => [
    queryRows<RequestRow>(
      flight,
      sql`select ${columns} where q.operator_id = ${operatorId}::uuid and q.state in ('offered', 'accepted') and ${isComing(at)}
        order by ${isWaiting} desc, s.start_at_utc, q.id`,
    ),
    queryRows<OpenPlace>(
      flight,
      sql`
        select * from (
          select ${shownShift()} as shift, (select count(*)::int from shift_assignments a where a.shift_id = s.id) as staffed,
            s.required_staff_count::int as required, s.start_at_utc as starts, s.id,
            exists (select from shift_requests q where q.shift_id = s.id and q.from_staff_id is null and q.state = 'offered') as "isOffered"
          from shifts s ${placeOfShift}
          where s.operator_id = ${operatorId}::uuid and ${isComing(at)}
            and s.date_local between ${day}::date and ${addDays(day, DAYS)}::date) open
        where staffed < required order by starts, id limit 100`,
    ),
    queryRows<RequestRow>(
      flight,
      sql`select ${columns} where q.operator_id = ${operatorId}::uuid and q.state not in ('offered', 'accepted')
          and q.updated_at >= ${at}::timestamptz - interval '14 days'
        order by q.updated_at desc, q.id limit 30`,
    ),
    listFlaggedShifts(flight, { operatorId, from: addDays(day, -1), until: addDays(day, FLAGGED_DAYS) }),
  ]);
  return { live: await withWarnings(db, live, actor), places, ended, flagged };
}

/** The warnings of each accepted swap, should it be approved. */
async function withWarnings(db: ReadCtx['db'], live: readonly RequestRow[], actor: Actor): Promise<AskedRequest[]> {
  const accepted = live.filter(({ state, toStaffId }) => state === 'accepted' && toStaffId !== null);
  const shifts = new Map(
    (
      await (accepted.length === 0
        ? []
        : readShifts(
            db,
            accepted.flatMap(({ shift, otherShift: other }) => (other ? [shift.id, other.id] : [shift.id])),
          ))
    ).map((shift) => [shift.id, shift]),
  );
  const pairs = accepted.flatMap(({ shift, otherShift: other, fromStaffId, toStaffId }) => {
    const [stored, storedOther] = [shifts.get(shift.id), shifts.get(other?.id ?? '')];
    return [
      ...(stored ? [{ shift: stored, staffId: toStaffId, ...(storedOther && { leaves: storedOther.id }) }] : []),
      ...(storedOther ? [{ shift: storedOther, staffId: fromStaffId, leaves: shift.id }] : []),
    ];
  });
  const warnings = (await staffingWarnings(db, pairs, actor.locale)).filter(({ staffId }) => staffId !== null);
  return live.map((request) => ({
    ...request,
    warnings: warnings.filter(
      ({ shiftId, staffId }) =>
        request.state === 'accepted' &&
        ((shiftId === request.shift.id && staffId === request.toStaffId) ||
          (shiftId === request.otherShift?.id && staffId === request.fromStaffId)),
    ),
  }));
}

/** How many requests, and published shifts without their event, wait for this manager. One statement; none for others. */
export async function countWaitingRequests({ db, now }: ReadCtx, actor: Actor): Promise<number | null> {
  if (!can(actor, 'shift.manage') || actor.operatorId === null) return null;
  const [row] = await queryRows<{ count: number }>(
    db,
    sql`select ((select count(*) from shift_requests q join shifts s on s.id = q.shift_id
        where q.operator_id = ${actor.operatorId}::uuid and ${isWaiting} and ${isComing(now.toString())})
      + (select count(*) from shifts s where s.operator_id = ${actor.operatorId}::uuid and ${isComing(now.toString())}
        and ${hasLostEvent}))::int as count`,
  );
  return row?.count ?? 0;
}
