import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { ShiftRequestKind, ShiftRequestState } from '#app/db/schema/staff.ts';
import { absenceRefusal } from '#app/domains/staff/rules/decide-request.ts';
import { addDays, HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { otherShift, placeOfShift, shownOther, type ShownShift, shownShift, staffName } from './shift-json.server.ts';

const DAYS = 14;

/** A request that is about the person. */
export interface MyRequest {
  readonly id: string;
  readonly kind: ShiftRequestKind;
  readonly state: ShiftRequestState;
  readonly isMine: boolean;
  readonly fromName: string | null;
  readonly toName: string | null;
  readonly message: string | null;
  readonly answer: string | null;
  readonly shift: ShownShift;
  readonly otherShift: ShownShift | null;
}

/** A colleague's shift that the person could get in return. */
export interface Exchange {
  readonly shift: ShownShift;
  readonly staffId: string;
  readonly name: string;
  readonly operatorId: string;
  readonly roles: readonly string[];
}

interface MyShiftRow {
  readonly shift: ShownShift;
  readonly operatorId: string;
  readonly notes: string | null;
  readonly colleagues: readonly { staffId: string; name: string }[];
  readonly startMs: number;
  readonly requestId: string | null;
}

export type MyShift = Omit<MyShiftRow, 'startMs' | 'operatorId'> & {
  readonly hasStarted: boolean;
  readonly canReportAbsence: boolean;
  readonly exchanges: readonly Exchange[];
};

const myRows = (actor: Pick<Actor, 'id'>) =>
  sql`(select * from staff_members where user_id = ${actor.id}::uuid and is_active)`;
const requestColumns = sql`
  q.id, q.kind, q.state, q.from_staff_id = m.id as "isMine", ${staffName(sql`q.from_staff_id`)} as "fromName",
  ${staffName(sql`q.to_staff_id`)} as "toName", q.message, q.answer, ${shownShift()} as shift, ${shownOther} as "otherShift"`;

/** The offers that the person could take: those to them alone, and those to all with their role. `m` is the person's row. */
const offersOf = (now: string) => sql`
  from shift_requests q join shifts s on s.id = q.shift_id
  where q.operator_id = m.operator_id and q.state = 'offered' and q.kind <> 'cannot_come' and q.from_staff_id is distinct from m.id
    and (q.to_staff_id = m.id or q.to_staff_id is null and s.role = any(m.roles))
    and s.status = 'PUBLISHED' and not s.archived and s.start_at_utc > ${now}::timestamptz
    and not exists (select from shift_assignments mine where mine.shift_id = s.id and mine.staff_member_id = m.id)`;

/**
 * The page of a person's own shifts: published ones of the next fourteen days, what colleagues and managers offer, and requests. Null for
 * people without an active staff row. Five statements in one flight.
 */
export async function getMyShifts({ db, now }: ReadCtx, actor: Pick<Actor, 'id'>) {
  const day = today(now, HOME_ZONE);
  const at = now.toString();
  const [members, shifts, offers, requests, exchanges] = await inOneFlight(db, (flight) => [
    queryRows<{ id: string; operatorId: string }>(
      flight,
      sql`select m.id, m.operator_id as "operatorId" from ${myRows(actor)} m`,
    ),
    queryRows<MyShiftRow>(
      flight,
      sql`
        select ${shownShift()} as shift, s.operator_id as "operatorId", s.notes_staff as notes,
          (extract(epoch from s.start_at_utc) * 1000)::float8 as "startMs",
          (select coalesce(json_agg(json_build_object('staffId', o.staff_member_id, 'name', ${staffName(sql`o.staff_member_id`)})
              order by o.assigned_at, o.staff_member_id), '[]')
            from shift_assignments o where o.shift_id = s.id and o.staff_member_id <> m.id) as colleagues,
          (select q.id from shift_requests q where q.shift_id = s.id and q.from_staff_id = m.id
            and q.state in ('offered', 'accepted')) as "requestId"
        from ${myRows(actor)} m
          join shift_assignments a on a.staff_member_id = m.id and a.operator_id = m.operator_id
          join shifts s on s.id = a.shift_id ${placeOfShift}
        where s.status = 'PUBLISHED' and not s.archived and s.end_at_utc > ${at}::timestamptz
          and s.date_local between ${addDays(day, -1)}::date and ${addDays(day, DAYS)}::date
        order by s.start_at_utc, s.id`,
    ),
    queryRows<MyRequest>(
      flight,
      sql`
        select offer.* from ${myRows(actor)} m cross join lateral (
          select ${requestColumns}, s.start_at_utc as starts
          from shift_requests q join shifts s on s.id = q.shift_id ${placeOfShift} ${otherShift}
          where q.id in (select q.id ${offersOf(at)})) offer
        order by offer.starts, offer.id`,
    ),
    queryRows<MyRequest>(
      flight,
      sql`
        select ${requestColumns} from ${myRows(actor)} m
          join shift_requests q on q.operator_id = m.operator_id and (q.from_staff_id = m.id or q.to_staff_id = m.id)
          join shifts s on s.id = q.shift_id ${placeOfShift} ${otherShift}
        where (q.state = 'accepted' or q.from_staff_id = m.id and q.state = 'offered'
            or q.state not in ('offered', 'accepted') and q.updated_at >= ${at}::timestamptz - interval '14 days')
          and not (q.kind = 'stand_in' and q.from_staff_id = m.id)
        order by q.state not in ('offered', 'accepted'), q.updated_at desc, q.id limit 40`,
    ),
    queryRows<Exchange>(
      flight,
      sql`
        select ${shownShift()} as shift, p.id as "staffId", p.operator_id as "operatorId", p.roles,
          u.first_name || ' ' || u.last_name as name
        from ${myRows(actor)} m
          join shifts s on s.operator_id = m.operator_id and s.role = any(m.roles) ${placeOfShift}
          join shift_assignments a on a.shift_id = s.id and a.staff_member_id <> m.id
          join staff_members p on p.id = a.staff_member_id and p.is_active join users u on u.id = p.user_id and u.is_active
        where s.status = 'PUBLISHED' and not s.archived and s.start_at_utc > ${at}::timestamptz
          and s.date_local between ${day}::date and ${addDays(day, DAYS)}::date
          and not exists (select from shift_assignments mine where mine.shift_id = s.id and mine.staff_member_id = m.id)
        order by s.start_at_utc, u.last_name, s.id, p.id limit 300`,
    ),
  ]);
  if (members.length === 0) return null;
  return {
    shifts: shifts.map(({ startMs, operatorId, ...row }): MyShift => {
      const times = { status: 'PUBLISHED' as const, archived: false, startMs };
      const asked = { ...times, role: row.shift.role, requiredStaffCount: 0, staffIds: [] };
      return {
        ...row,
        hasStarted: startMs <= now.epochMilliseconds,
        canReportAbsence: absenceRefusal(asked, now.epochMilliseconds) === null,
        exchanges: exchanges.filter(
          (one) =>
            one.operatorId === operatorId &&
            one.roles.includes(row.shift.role) &&
            !row.colleagues.some(({ staffId }) => staffId === one.staffId),
        ),
      };
    }),
    offers,
    requests,
  };
}

/** How many offers the person could take; null without an active staff row. One statement. */
export async function countMyOffers({ db, now }: ReadCtx, actor: Pick<Actor, 'id'>): Promise<number | null> {
  const [row] = await queryRows<{ count: number | null }>(
    db,
    sql`select sum((select count(*) ${offersOf(now.toString())}))::int as count from ${myRows(actor)} m`,
  );
  return row?.count ?? null;
}

/** The person's next published shifts, the running one first, for the start page. One statement. */
export async function listNextShifts({ db, now }: ReadCtx, actor: Pick<Actor, 'id'>): Promise<ShownShift[]> {
  const rows = await queryRows<{ shift: ShownShift }>(
    db,
    sql`
      select ${shownShift()} as shift from ${myRows(actor)} m join shift_assignments a on a.staff_member_id = m.id
        join shifts s on s.id = a.shift_id ${placeOfShift}
      where s.status = 'PUBLISHED' and not s.archived and s.end_at_utc > ${now.toString()}::timestamptz
      order by s.start_at_utc, s.id limit 3`,
  );
  return rows.map(({ shift }) => shift);
}
