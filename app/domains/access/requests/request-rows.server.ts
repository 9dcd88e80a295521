import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { AccessRequestStatus } from '#app/db/schema/door-use.ts';
import { ACCESS_PERSONAL_FIELDS } from '#app/domains/access/personal.ts';
import type { AuditEntry } from '#app/domains/audit/public.server.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';

/** A request with the names of its area. */
export interface AccessRequestRow {
  readonly id: string;
  readonly email: string;
  readonly status: AccessRequestStatus;
  readonly memberId: string | null;
  /** Of its last mail; null before the first. */
  readonly locale: Locale | null;
  readonly isOverdue: boolean;
  readonly areaId: string;
  readonly areaTitle: string;
  readonly facilityName: string;
  readonly operatorId: string;
}

const columns = sql`q.id, q.email, q.status, q.member_id as "memberId", q.meta ->> 'locale' as locale, q.expires_at <= ${sql.placeholder('now')}::timestamptz as "isOverdue",
  a.id as "areaId", a.title as "areaTitle", f.name as "facilityName", f.operator_id as "operatorId"`;
const places = sql`join areas a on a.id = q.area_id join facilities f on f.id = a.facility_id`;

/** The live request of an address for an area, locked. */
export const lockLiveRequest = statement<{ email: string; areaId: string; now: string }, AccessRequestRow>(sql`
  select ${columns} from access_requests q ${places}
  where q.email = ${sql.placeholder('email')} and q.area_id = ${sql.placeholder('areaId')}::uuid
    and q.status in ('requested', 'confirmed') for update of q`);

export const lockRequest = statement<{ id: string; now: string }, AccessRequestRow>(sql`
  select ${columns} from access_requests q ${places} where q.id = ${sql.placeholder('id')}::uuid for update of q`);

/** The request of a link, with the state of its token. */
export type LinkRow = AccessRequestRow & { tokenId: string; isUsed: boolean; isTokenOverdue: boolean };
const link = sql`select ${columns}, t.id as "tokenId", t.used_at is not null as "isUsed",
    t.expires_at <= ${sql.placeholder('now')}::timestamptz as "isTokenOverdue"
  from one_time_tokens t join access_requests q on q.id = t.subject_id ${places}
  where t.token_hash = ${sql.placeholder('tokenHash')} and t.purpose = 'access_optin'`;
export const findLink = statement<{ tokenHash: string; now: string }, LinkRow>(link);
/** Locks the request first, in the same order as resendAccess and revokeAccess. */
export const lockLink = statement<{ tokenHash: string; now: string }, LinkRow>(sql`${link} for update of q, t`);

export interface AskableArea {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly facilityName: string;
  readonly operatorId: string;
}

/** Areas that accept access requests: they are in service, and a confirmed request is part of a way in. */
export const readAskableAreas = statement<{ slug: string | null }, AskableArea>(sql`
  select a.id, a.slug, a.title, f.name as "facilityName", f.operator_id as "operatorId" from areas a join facilities f on f.id = a.facility_id
  where a.is_active and (a.requires_optin or not a.open_to_members)
    and (${sql.placeholder('slug')}::text is null or a.slug = ${sql.placeholder('slug')}::text)
  order by f.sort_order, f.name, a.title`);

export const listAskableAreas = (handle: Database | Transaction): Promise<AskableArea[]> =>
  readAskableAreas(handle, { slug: null });

/** One entry of the door stream about a request. The address is left out (D19). */
export function requestEntry(
  request: { id: string; areaId: string; operatorId: string },
  action: `access_request.${string}`,
  states: { before?: Record<string, unknown>; after: Record<string, unknown> },
): AuditEntry {
  return {
    stream: 'door',
    action,
    entity: 'access_request',
    entityId: request.id,
    operatorId: request.operatorId,
    areaId: request.areaId,
    personalFields: ACCESS_PERSONAL_FIELDS,
    ...states,
  };
}

/** True while a request waits for its confirmation. Locks it. */
export async function isRequestOpen(tx: Transaction, requestId: string, now: Ctx['now']): Promise<boolean> {
  const [request] = await lockRequest(tx, { id: requestId, now: now.toString() });
  return request?.status === 'requested' && !request.isOverdue;
}
