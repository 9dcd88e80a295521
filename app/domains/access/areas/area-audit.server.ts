import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { doorOperatorOf } from './area-pages.server.ts';
import { pageOf } from '#app/domains/access/requests/request-pages.server.ts';

const PAGE = 25;

export interface AuditLine {
  readonly seq: string;
  readonly atMs: number;
  readonly action: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** Somebody did it; false for the house and its devices. */
  readonly hasActor: boolean;
  /** Null for the house, and for somebody who was erased. */
  readonly actorName: string | null;
  /** Its name, or its public id when it is gone. */
  readonly deviceName: string | null;
  readonly correlationId: string;
}

type Asked = { operatorId: string; areaId: string; correlationId: string | null; after: string | null };

/** Rows about the area, and about the devices that serve it. */
const readAudit = statement<Asked, AuditLine>(sql`
  select l.seq::text as seq, ${wholeEpochMs('l.occurred_at')} as "atMs", l.action, l.before, l.after,
    l.actor is not null as "hasActor", u.first_name || ' ' || u.last_name as "actorName",
    coalesce(d.name, l.device_id) as "deviceName", l.correlation_id as "correlationId"
  from audit_log l left join users u on u.id = l.actor left join devices d on d.device_id = l.device_id
  where l.stream = 'door'
    and exists (select from areas a join facilities f on f.id = a.facility_id
      where a.id = ${sql.placeholder('areaId')}::uuid and f.operator_id = ${sql.placeholder('operatorId')}::uuid)
    and (l.area_id = ${sql.placeholder('areaId')}::uuid or l.entity = 'device' and l.device_id in (
      select s.device_id from device_areas x join devices s on s.id = x.device_id where x.area_id = ${sql.placeholder('areaId')}::uuid))
    and (${sql.placeholder('correlationId')}::uuid is null or l.correlation_id = ${sql.placeholder('correlationId')}::uuid)
    and (${sql.placeholder('after')}::bigint is null or l.seq < ${sql.placeholder('after')}::bigint)
  order by l.seq desc limit ${sql.raw(String(PAGE + 1))}`);

/** What happened at a door, newest first; `correlationId` leaves what one press caused. One statement. */
export async function listAreaAudit(
  { db }: ReadCtx,
  actor: Actor,
  asked: { areaId: string; correlationId: string | null; after: string | null },
): Promise<{ rows: AuditLine[]; next: string | null }> {
  const found = await readAudit(db, { operatorId: doorOperatorOf(actor), ...asked });
  return pageOf(found, PAGE, ({ seq }) => seq);
}
