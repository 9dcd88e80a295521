import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { AUDIT_KINDS, type AuditKind } from '#app/domains/funding/rules/audit-kinds.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { afterCursor, allOf, pageOf } from '#app/platform/list/cursor.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';

export const auditQuery = defineListQuery({
  kind: field.oneOf('art', AUDIT_KINDS),
  record: field.id('datensatz'),
  person: field.id('person'),
  from: field.day('von'),
  until: field.day('bis'),
  after: field.cursor('ab', 'number'),
});

type AuditFilter = Omit<ReturnType<typeof auditQuery.read>, 'kind'> & { readonly kind: AuditKind | null };

/** A change with the names of today; values of personal fields are not in it (D19). */
export interface AuditLine {
  readonly seq: string;
  readonly entity: AuditKind;
  readonly entityId: string;
  /** `{entity}.{verb}` */
  readonly action: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly userId: string | null;
  /** Null for the house itself, and for an erased person. */
  readonly userName: string | null;
  /** Null after seven days. */
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly atMs: number;
  /** What the record is called today; null for one that is gone. */
  readonly recordName: string | null;
}

const recordName = sql`case v.entity
    when 'grant' then (select g.number || ' ' || g.title from funding_grants g where g.id::text = v.entity_id)
    when 'grant_letter' then (select x.file_number from funding_grant_letters x where x.id::text = v.entity_id)
    when 'grant_line' then (select x.label from funding_grant_lines x where x.id::text = v.entity_id)
    when 'receipt' then (select x.number from funding_receipts x where x.id::text = v.entity_id)
    when 'subproject' then (select x.number || ' ' || x.name from subprojects x where x.id::text = v.entity_id)
    when 'measure' then (select x.number || ' ' || x.title from measures x where x.id::text = v.entity_id)
    when 'funding_import' then (select b.file_name from import_batches b where b.id::text = v.entity_id)
    when 'assignment' then coalesce(
      (select s.number || ' ' || s.name || ': ' || u.first_name || ' ' || u.last_name from subproject_assignments a
        join subprojects s on s.id = a.subproject_id join users u on u.id = a.user_id where a.id::text = v.entity_id),
      (select m.number || ' ' || m.title || ': ' || u.first_name || ' ' || u.last_name from measure_assignments a
        join measures m on m.id = a.measure_id join users u on u.id = a.user_id where a.id::text = v.entity_id))
  end`;

/** The trail of funding of the admin's operator, newest first. One statement. */
export async function listFundingAudit(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  { kind, record, person, from, until, after }: AuditFilter,
  size = 50,
): Promise<{ rows: AuditLine[]; next: string | null }> {
  const condition = allOf([
    sql`v.operator_id = ${operatorOf(actor, 'funding.audit')}::uuid`,
    kind && sql`v.entity = ${kind}`,
    record && sql`v.entity_id = ${record}`,
    person && sql`v.user_id = ${person}::uuid`,
    from && sql`v.occurred_at >= (${from}::date)::timestamp at time zone 'Europe/Berlin'`,
    until && sql`v.occurred_at < (${until}::date + 1)::timestamp at time zone 'Europe/Berlin'`,
    afterCursor([sql`v.seq`], after, 'desc'),
  ]);
  const rows = await queryRows<AuditLine>(
    db,
    sql`select v.seq::text as seq, v.entity, v.entity_id as "entityId", v.action, v.before, v.after, v.user_id as "userId",
        v.user_name as "userName", v.ip_address as "ipAddress", v.user_agent as "userAgent", ${wholeEpochMs('v.occurred_at')} as "atMs",
        ${recordName} as "recordName"
      from v_funding_audit v where ${condition} order by v.seq desc limit ${size + 1}`,
  );
  return pageOf(rows, size, ({ seq }) => seq);
}

/** People who changed something in funding of the admin's operator, for the filter. One statement. */
export async function listFundingAuthors(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
): Promise<{ id: string; name: string }[]> {
  return await queryRows<{ id: string; name: string }>(
    db,
    sql`select u.id, u.last_name || ', ' || u.first_name as name from users u
      where u.id in (select v.user_id from v_funding_audit v where v.operator_id = ${operatorOf(actor, 'funding.audit')}::uuid)
      order by u.last_name, u.first_name, u.id limit 500`,
  );
}

/** True for a sub-project, measure or assignment below a grant of the admin's operator. One statement. */
export async function hasFundingRecord(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  { kind, id }: { kind: AuditKind; id: string },
): Promise<boolean> {
  const rows = await queryRows<{ id: string }>(
    db,
    sql`
      with record as (
        select 'subproject' as kind, s.id, s.id as subproject_id from subprojects s where s.id = ${id}::uuid
        union all select 'measure', m.id, m.subproject_id from measures m where m.id = ${id}::uuid
        union all select 'assignment', a.id, a.subproject_id from subproject_assignments a where a.id = ${id}::uuid
        union all select 'assignment', a.id, m.subproject_id from measure_assignments a join measures m on m.id = a.measure_id
          where a.id = ${id}::uuid
      )
      select r.id from record r join subprojects s on s.id = r.subproject_id join funding_grants g on g.id = s.grant_id
      where r.kind = ${kind} and g.operator_id = ${operatorOf(actor, 'funding.audit')}::uuid`,
  );
  return rows.length > 0;
}
