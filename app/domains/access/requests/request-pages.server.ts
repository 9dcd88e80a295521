import { sql } from 'drizzle-orm';
import type { AccessRequestStatus } from '#app/db/schema/door-use.ts';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { keyOf, pageOf } from '#app/platform/list/cursor.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';

const PAGE = 50;

export interface RequestLine {
  readonly id: string;
  readonly email: string;
  readonly areaTitle: string;
  readonly facilityName: string;
  readonly timeZone: string;
  /** `expired` from the moment its time is over, also before the hourly job stores it. */
  readonly status: AccessRequestStatus;
  readonly memberName: string | null;
  readonly revokedByName: string | null;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly confirmedAtMs: number | null;
  readonly revokedAtMs: number | null;
}

/** The address of the list of access requests. */
export const requestsQuery = defineListQuery({
  text: field.text('suche', 254),
  areaId: field.id('tuer'),
  status: field.oneOf('status', ['requested', 'confirmed', 'expired', 'revoked']),
  after: field.cursor('ab', 'id'),
});

type Params = {
  operatorId: string;
  now: string;
  status: string | null;
  areaId: string | null;
  text: string | null;
  after: string | null;
};
const status = sql`case when q.status = 'requested' and q.expires_at <= ${sql.placeholder('now')}::timestamptz then 'expired' else q.status end`;

const readRequests = statement<Params, RequestLine>(sql`
  select q.id, q.email, a.title as "areaTitle", f.name as "facilityName", f.time_zone as "timeZone", ${status} as status,
    u.first_name || ' ' || u.last_name as "memberName", x.first_name || ' ' || x.last_name as "revokedByName",
    ${wholeEpochMs('q.created_at')} as "createdAtMs", ${wholeEpochMs('q.expires_at')} as "expiresAtMs", ${wholeEpochMs('q.confirmed_at')} as "confirmedAtMs",
    ${wholeEpochMs('q.revoked_at')} as "revokedAtMs"
  from access_requests q join areas a on a.id = q.area_id join facilities f on f.id = a.facility_id
    left join users u on u.id = q.member_id left join users x on x.id = q.revoked_by
  where f.operator_id = ${sql.placeholder('operatorId')}::uuid
    and (${sql.placeholder('status')}::text is null or ${status} = ${sql.placeholder('status')}::text)
    and (${sql.placeholder('areaId')}::uuid is null or q.area_id = ${sql.placeholder('areaId')}::uuid)
    and (${sql.placeholder('text')}::text is null or strpos(q.email, ${sql.placeholder('text')}::text) > 0)
    and (${sql.placeholder('after')}::uuid is null or q.id < ${sql.placeholder('after')}::uuid)
  order by q.id desc limit ${sql.raw(String(PAGE + 1))}`);

/** Access requests for doors of the admin's operator, newest first. One statement. */
export async function listAccessRequests(
  { db, now }: ReadCtx,
  actor: Actor,
  { status, areaId, text, after }: ReturnType<typeof requestsQuery.read>,
): Promise<{ rows: RequestLine[]; next: string | null }> {
  const operatorId = operatorOf(actor, 'door.administer');
  const filters = { status, areaId, text: text?.toLowerCase() ?? null, after: keyOf(after) };
  return pageOf(await readRequests(db, { operatorId, now: now.toString(), ...filters }), PAGE, ({ id }) => id);
}
