import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { epochMs, isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import type { ClockEventType, ClockSource, EventMetadata } from '#app/db/schema/clock.ts';
import type { Stamp } from '#app/domains/staff/rules/clock-times.ts';
import { instantOfMs } from '#app/platform/calendar.ts';

/** A stamp as it was made; stamps never change. */
export interface StoredEvent extends Stamp {
  readonly sessionId: string;
  readonly staffId: string;
  /** ISO 8601 with offset, in Europe/Berlin. */
  readonly timestampLocal: string;
  readonly source: ClockSource;
  readonly idempotencyKey: string;
  readonly bodyHash: string;
  readonly createdAt: string;
}

/** The columns of `StoredEvent` of the table alias `e`. */
export const eventColumns = sql`
  e.id, e.session_id as "sessionId", e.staff_member_id as "staffId", e.event_type as "eventType", ${epochMs('e.timestamp_utc')} as "atMs",
  e.timestamp_local as "timestampLocal", e.source, e.idempotency_key as "idempotencyKey", e.body_hash as "bodyHash", e.metadata,
  ${isoUtc('e.created_at')} as "createdAt"`;

/** The person's stamp under a key, however old. */
export const readEventOfKey = statement<{ userId: string; key: string | null }, StoredEvent>(sql`
  select ${eventColumns} from time_events e
  where e.idempotency_key = ${sql.placeholder('key')}
    and e.staff_member_id in (select id from staff_members where user_id = ${sql.placeholder('userId')}::uuid)`);

/** Every stamp of a session, in the order of its making. */
export const readEventsOf = statement<{ sessionId: string }, StoredEvent>(sql`
  select ${eventColumns} from time_events e where e.session_id = ${sql.placeholder('sessionId')}::uuid order by e.created_at, e.id`);

const insertRow = statement<{
  id: string;
  sessionId: string;
  operatorId: string;
  staffId: string;
  eventType: ClockEventType;
  at: string;
  source: ClockSource;
  key: string;
  bodyHash: string;
  metadata: string | null;
}>(sql`
  insert into time_events (id, session_id, operator_id, staff_member_id, event_type, timestamp_utc, source, idempotency_key, body_hash, metadata)
  values (${sql.placeholder('id')}::uuid, ${sql.placeholder('sessionId')}::uuid, ${sql.placeholder('operatorId')}::uuid,
    ${sql.placeholder('staffId')}::uuid, ${sql.placeholder('eventType')}, ${sql.placeholder('at')}::timestamptz, ${sql.placeholder('source')},
    ${sql.placeholder('key')}, ${sql.placeholder('bodyHash')}, ${sql.placeholder('metadata')}::jsonb)`);

export interface NewEvent {
  readonly sessionId: string;
  readonly operatorId: string;
  readonly staffId: string;
  readonly eventType: ClockEventType;
  readonly atMs: number;
  readonly source: ClockSource;
  readonly key: string;
  readonly bodyHash: string;
  readonly metadata: EventMetadata;
}

/** Appends a stamp. Empty metadata is stored as null. */
export async function insertEvent(tx: Transaction, { atMs, metadata, ...values }: NewEvent): Promise<void> {
  const isEmpty = Object.keys(metadata).length === 0;
  await insertRow(tx, {
    id: newId(),
    at: instantOfMs(atMs).toString(),
    metadata: isEmpty ? null : JSON.stringify(metadata),
    ...values,
  });
}

const insertRows = statement<{
  sessionId: string;
  operatorId: string;
  staffId: string;
  source: ClockSource;
  bodyHash: string;
  events: string;
}>(sql`
  insert into time_events (id, session_id, operator_id, staff_member_id, event_type, timestamp_utc, source, idempotency_key, body_hash, metadata)
  select (e ->> 'id')::uuid, ${sql.placeholder('sessionId')}::uuid, ${sql.placeholder('operatorId')}::uuid,
    ${sql.placeholder('staffId')}::uuid, e ->> 'type', (e ->> 'at')::timestamptz, ${sql.placeholder('source')}, e ->> 'key',
    ${sql.placeholder('bodyHash')}, e -> 'metadata'
  from jsonb_array_elements(${sql.placeholder('events')}::text::jsonb) e`);

/** Appends the stamps of a correction; its id and their number are the keys. No stamp of a person has a space in its key. One statement. */
export async function insertCorrectedEvents(
  tx: Transaction,
  {
    correctionId,
    stamps,
    ...of
  }: Pick<NewEvent, 'sessionId' | 'operatorId' | 'staffId' | 'bodyHash'> & {
    correctionId: string;
    stamps: readonly Omit<Stamp, 'id'>[];
  },
): Promise<void> {
  const events = stamps.map(({ eventType, atMs, metadata }, index) => ({
    id: newId(),
    type: eventType,
    at: instantOfMs(atMs).toString(),
    key: `${correctionId} ${index + 1}`,
    metadata: { ...metadata, correction_id: correctionId },
  }));
  await insertRows(tx, { ...of, source: 'ADMIN_CORRECTION', events: JSON.stringify(events) });
}
