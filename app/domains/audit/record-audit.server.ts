import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import type { AuditStream } from '#app/db/schema/audit.ts';
import { statement } from '#app/db/query.server.ts';
import type { Origin } from '#app/platform/ctx.ts';
import { redact } from './rules/redact.ts';

export interface AuditEntry {
  stream?: AuditStream;
  /** `{entity}.{verb}`, e.g. booking.created */
  action: string;
  entity: string;
  entityId: string;
  /** The operator of the record, whose admins read the row; null is for every admin. */
  operatorId: string | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  /** Of the door stream: what was opened, by what, and for which press. */
  areaId?: string | null;
  deviceId?: string | null;
  jobId?: string | null;
  /** When it is not what the source's request caused: the press that a device answers. */
  correlationId?: string;
  /** Fields of `before` and `after` that are named without their values (D19). */
  personalFields?: readonly string[];
}

/** Who did it: a person, or null for the house itself. */
export interface AuditSource {
  readonly actor: { readonly id: string } | null;
  readonly correlationId: string;
  readonly origin: Origin;
}

/** The source of rows without a person and a request; it has a correlation id of its own. */
export const houseSource = (): AuditSource => ({
  actor: null,
  correlationId: newId(),
  origin: { ip: null, userAgent: null },
});

interface Entries extends Record<string, string | null> {
  entries: string;
  actorId: string | null;
  correlationId: string;
  ip: string | null;
  userAgent: string | null;
}

const insertEntries = statement<Entries>(sql`
  with entry as (
    insert into audit_log (stream, actor, action, entity, entity_id, before, after, correlation_id, area_id, device_id, job_id,
      operator_id)
    select stream, ${sql.placeholder('actorId')}::uuid, action, entity, "entityId", nullif(before, 'null'), nullif(after, 'null'),
      coalesce("correlationId", ${sql.placeholder('correlationId')}::uuid), "areaId", "deviceId", "jobId", "operatorId"
    from jsonb_to_recordset(${sql.placeholder('entries')}::text::jsonb)
      as entry(stream text, action text, entity text, "entityId" text, before jsonb, after jsonb, "correlationId" uuid,
        "areaId" uuid, "deviceId" text, "jobId" uuid, "operatorId" uuid)
    returning seq, occurred_at
  )
  insert into audit_origins (seq, occurred_at, ip, user_agent)
  select seq, occurred_at, ${sql.placeholder('ip')}::inet, ${sql.placeholder('userAgent')} from entry`);

/**
 * One row per changed record, in the transaction that changes it (D16): if this fails, so does the change. Address and
 * browser go to a table of their own, outside the hash. One statement, whatever the number of entries; none for an empty list.
 */
export async function recordAudit(
  tx: Transaction,
  source: AuditSource,
  entry: AuditEntry | readonly AuditEntry[],
): Promise<void> {
  const rows = [entry].flat().map(({ personalFields = [], before, after, ...named }) => ({
    ...named,
    stream: named.stream ?? 'house',
    before: before && redact(before, personalFields),
    after: after && redact(after, personalFields),
  }));
  if (rows.length === 0) return;
  const { ip, userAgent } = source.origin;
  await insertEntries(tx, {
    entries: JSON.stringify(rows),
    actorId: source.actor?.id ?? null,
    correlationId: source.correlationId,
    ip,
    userAgent: userAgent?.slice(0, 400) ?? null,
  });
}
