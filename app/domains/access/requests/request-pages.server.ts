import { sql } from 'drizzle-orm';
import type { AccessRequestStatus } from '#app/db/schema/door-use.ts';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { doorOperatorOf } from '#app/domains/access/areas/area-pages.server.ts';

const PAGE = 50;

export interface RequestLine {
  readonly id: string;
  readonly email: string;
  readonly areaTitle: string;
  readonly facilityName: string;
  readonly timeZone: string;
  /** One whose time ran out is expired, whether the house has said so yet or not. */
  readonly status: AccessRequestStatus;
  readonly memberName: string | null;
  readonly revokedByName: string | null;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly confirmedAtMs: number | null;
  readonly revokedAtMs: number | null;
}

export interface RequestFilters {
  readonly status: AccessRequestStatus | null;
  readonly areaId: string | null;
  readonly text: string | null;
  /** Id of the last row before the page. */
  readonly after: string | null;
}

type Asked = {
  operatorId: string;
  now: string;
  status: string | null;
  areaId: string | null;
  text: string | null;
  after: string | null;
};
const status = sql`case when q.status = 'requested' and q.expires_at <= ${sql.placeholder('now')}::timestamptz then 'expired' else q.status end`;

const readRequests = statement<Asked, RequestLine>(sql`
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
  { status: wanted, areaId, text, after }: RequestFilters,
): Promise<{ rows: RequestLine[]; next: string | null }> {
  const asked = { status: wanted, areaId, text: text?.toLowerCase() ?? null, after };
  const found = await readRequests(db, { operatorId: doorOperatorOf(actor), now: now.toString(), ...asked });
  return pageOf(found, PAGE, ({ id }) => id);
}

/** The rows of a page and where the next begins; one row too many was read. */
export function pageOf<Row>(found: readonly Row[], size: number, key: (row: Row) => string) {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: found.length > size && last !== undefined ? key(last) : null };
}
