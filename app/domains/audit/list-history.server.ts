import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { AuditStream } from '#app/db/schema/audit.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';
import { exactMoment } from '#app/platform/i18n/moments.server.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';
import { afterCursor, allOf, type Cursor, keyOf, pageOf } from '#app/platform/list/cursor.server.ts';

const PAGE = 25;
const MOST = 2_000;
const texts = roomTexts({ de, en });

/** An entry of the audit log with the names of today; the log itself holds ids (D19). */
export interface HistoryLine {
  /** Sort key of the entry, for the cursor of the next page. */
  readonly seq: string;
  readonly atMs: number;
  readonly action: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** A person did it; false for jobs and devices. */
  readonly hasActor: boolean;
  /** Null without a person, and for an erased one. */
  readonly actorName: string | null;
  /** Name of the device, or its public id when it is deleted. */
  readonly deviceName: string | null;
  readonly correlationId: string;
}

interface HistoryQuery {
  readonly stream: AuditStream;
  /** A condition over the entry `l`. */
  readonly about: SQL;
  readonly after: Cursor | null;
}

/** What happened to a record, newest first, one page. The caller answers for who may read it. One statement. */
export async function listHistory(
  db: Database,
  { stream, about, after }: HistoryQuery,
): Promise<{ rows: HistoryLine[]; next: string | null }> {
  const condition = allOf([about, afterCursor([sql`l.seq`], after, 'desc')]);
  return pageOf(await readLines(db, stream, condition, PAGE + 1), PAGE, ({ seq }) => seq);
}

/**
 * The same for entries that only a rule can choose, e.g. those of one date among those of its series: `keep` gets all of them,
 * at most the newest 2,000.
 */
export async function listKeptHistory(
  db: Database,
  { stream, about, after }: HistoryQuery,
  keep: (lines: readonly HistoryLine[]) => readonly HistoryLine[],
): Promise<{ rows: HistoryLine[]; next: string | null }> {
  const kept = keep(await readLines(db, stream, about, MOST));
  const key = keyOf(after);
  const rest = key === null ? kept : kept.filter(({ seq }) => Number(seq) < Number(key));
  return pageOf(rest, PAGE, ({ seq }) => seq);
}

async function readLines(db: Database, stream: AuditStream, condition: SQL, limit: number): Promise<HistoryLine[]> {
  return await queryRows<HistoryLine>(
    db,
    sql`
      select l.seq::text as seq, ${wholeEpochMs('l.occurred_at')} as "atMs", l.action, l.before, l.after,
        l.actor is not null as "hasActor", u.first_name || ' ' || u.last_name as "actorName",
        coalesce(d.name, l.device_id) as "deviceName", l.correlation_id as "correlationId"
      from audit_log l left join users u on u.id = l.actor left join devices d on d.device_id = l.device_id
      where l.stream = ${stream} and ${condition}
      order by l.seq desc limit ${limit}`,
  );
}

interface WordedHistory {
  readonly locale: Locale;
  readonly timeZone: string;
  /** The entry in words. */
  readonly what: (line: HistoryLine) => string;
  /** Actions that a device does by itself: its name is in the column of persons. */
  readonly byDevice?: ReadonlySet<string>;
  /** Address of all entries with the correlation id. */
  readonly traceOf?: (correlationId: string) => string;
}

/** Entries as `ui/history` shows them, in the zone of the place and the language of the reader. */
export function historyRows(
  lines: readonly HistoryLine[],
  { locale, timeZone, what, byDevice = new Set(), traceOf }: WordedHistory,
) {
  const t = texts(locale);
  const whoOf = ({ action, hasActor, actorName, deviceName }: HistoryLine): string => {
    if (hasActor) return actorName ?? t('erased');
    return (byDevice.has(action) ? deviceName : null) ?? t('automatic');
  };
  return lines.map((line) => ({
    key: line.seq,
    time: exactMoment(line.atMs, locale, timeZone),
    what: what(line),
    who: whoOf(line),
    device: line.deviceName,
    ...(traceOf ? { trace: { id: line.correlationId, to: traceOf(line.correlationId) } } : {}),
  }));
}

/** The query of a record's screen: where the page of its history begins. */
export const historyQuery = defineListQuery({ after: field.cursor('ab', 'number') });

/** A page of a record's history with the address of the next one, as `ui/history` shows them; `to` is the record's address. */
export function historyPage(
  { rows, next }: { readonly rows: readonly HistoryLine[]; readonly next: string | null },
  { url, to, ...words }: Parameters<typeof historyRows>[1] & { readonly url: string; readonly to: string },
) {
  return { history: historyRows(rows, words), list: historyQuery.address(url, to, next, '#protokoll') };
}
