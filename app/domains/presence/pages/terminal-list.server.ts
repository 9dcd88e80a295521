import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { TerminalKind } from '#app/db/schema/presence.ts';
import { type HistoryLine, listHistory } from '#app/domains/audit/public.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import type { Cursor } from '#app/platform/list/cursor.server.ts';

export interface TerminalLine {
  readonly id: string;
  readonly name: string;
  readonly kind: TerminalKind;
  readonly version: number;
  readonly facilityId: string;
  readonly facilityName: string;
  readonly timeZone: string;
  readonly isEnrolled: boolean;
  readonly isRevoked: boolean;
  readonly enrolledAtMs: number | null;
  readonly lastSeenAtMs: number | null;
  /** The end of an open code. */
  readonly codeUntilMs: number | null;
}

const lines = sql`
  select t.id, t.name, t.kind, t.version, f.id as "facilityId", f.name as "facilityName", f.time_zone as "timeZone",
    t.token_hash is not null as "isEnrolled", t.revoked_at is not null as "isRevoked", ${wholeEpochMs('t.enrolled_at')} as "enrolledAtMs",
    ${wholeEpochMs('t.last_seen_at')} as "lastSeenAtMs",
    (select ${wholeEpochMs('max(o.expires_at)')} from one_time_tokens o where o.subject_id = t.id and o.purpose = 'terminal_enrol'
      and o.used_at is null and o.expires_at > app_now()) as "codeUntilMs"
  from terminals t join facilities f on f.id = t.facility_id
  where t.operator_id = ${sql.placeholder('operatorId')}::uuid`;
const readTerminals = statement<{ operatorId: string }, TerminalLine>(sql`
  ${lines} order by t.revoked_at is not null, f.sort_order, f.name, t.name, t.id`);
const readTerminal = statement<{ operatorId: string; id: string }, TerminalLine>(sql`
  ${lines} and t.id = ${sql.placeholder('id')}::uuid`);

/** The boards of the admin's operator, those that are signed off last. One statement. */
export async function listTerminals({ db }: Pick<ReadCtx, 'db'>, actor: Actor): Promise<TerminalLine[]> {
  return await readTerminals(db, { operatorId: operatorOf(actor, 'presence.administer') });
}

/** One of them; null when there is none of that id, or it is another operator's (D18). */
export async function getTerminal({ db }: Pick<ReadCtx, 'db'>, actor: Actor, id: string): Promise<TerminalLine | null> {
  const [terminal] = await readTerminal(db, { operatorId: operatorOf(actor, 'presence.administer'), id });
  return terminal ?? null;
}

/** What happened to a board, newest first; nothing about one of another operator. One statement. */
export async function listTerminalHistory(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  { terminalId, after }: { terminalId: string; after: Cursor | null },
): Promise<{ rows: HistoryLine[]; next: string | null }> {
  const about = sql`l.entity = 'terminal' and l.entity_id = ${terminalId}
    and l.operator_id = ${operatorOf(actor, 'presence.administer')}::uuid`;
  return await listHistory(db, { stream: 'house', about, after });
}
