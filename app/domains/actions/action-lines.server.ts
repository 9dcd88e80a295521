import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';

/** An action as its line in a file. */
export interface ActionLine {
  readonly line: number;
  /** UTC, `YYYY-MM`. */
  readonly month: string;
  /** Without the line feed. */
  readonly text: string;
}

/** Lines of one read end after so many bytes, because metadata may have 64 KiB each. */
const BATCH_BYTES = 1_000_000;
const BATCH_LINES = 500;
/** Of a line, around gid and metadata. */
const FRAME_BYTES = 300;

export const MONTH_OF_ACTION = `to_char(timestamp at time zone 'UTC', 'YYYY-MM')`;
export const TIME_OF_ACTION = `to_char(timestamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The text of a line, made by PostgreSQL only, so that files and table compare byte by byte. */
export const LINE_OF_ACTION = `concat('{"id":"', id, '","line":', line, ',"user_id":"', user_id, '","action_type":', to_json(action_type),
  ',"gid":', to_json(gid), ',"metadata":', metadata, ',"timestamp":"', ${TIME_OF_ACTION}, '","room_id":', coalesce(to_json(room_id), 'null'), '}')`;

const linesWhere = (isMeant: SQL) => sql`
  with candidate as (
    select line, octet_length(metadata::text) + octet_length(gid) + ${FRAME_BYTES}::int as bytes from actions
    where line > ${sql.placeholder('above')}::bigint and ${isMeant} order by line limit ${BATCH_LINES}::int),
  sized as (select line, sum(bytes) over (order by line) - bytes as before from candidate)
  select a.line::float8 as line, ${sql.raw(MONTH_OF_ACTION)} as month, ${sql.raw(LINE_OF_ACTION)} as text
  from sized join actions a using (line) where before < ${BATCH_BYTES}::int order by a.line`;

const linesOfAll = statement<{ above: number }, ActionLine>(linesWhere(sql`true`));
const linesOfMonth = statement<{ above: number; month: string }, ActionLine>(
  linesWhere(sql`timestamp >= ${firstOf('month')} and timestamp < ${firstOf('month', '1 month')}`),
);

/** The first instant of the month that a value names, or of a later one. */
function firstOf(value: string, later = '0 months'): SQL {
  return sql`((${sql.placeholder(value)}::text || '-01')::timestamp + ${later}::interval) at time zone 'UTC'`;
}

/** The next lines above a number, of all months or of one; at least one when there is one. */
export async function readLines(db: Database, above: number, month: string | null = null): Promise<ActionLine[]> {
  return await (month === null ? linesOfAll(db, { above }) : linesOfMonth(db, { above, month }));
}

/** Every numbered line of a month, in batches of some kilobytes. */
export async function* monthInBatches(db: Database, month: string): AsyncGenerator<ActionLine[]> {
  for (let above = 0; ;) {
    const lines = await readLines(db, above, month);
    const last = lines.at(-1);
    if (!last) return;
    yield lines;
    above = last.line;
  }
}

/** The months that have lines, each with its last one. */
export async function* lastLinesOfMonths(db: Database): AsyncGenerator<{ month: string; lastLine: number }> {
  let from = '-infinity';
  for (;;) {
    const [found] = await queryRows<{ month: string | null; next: string | null }>(
      db,
      sql`select ${sql.raw(MONTH_OF_ACTION)} as month, (date_trunc('month', timestamp, 'UTC') + interval '32 days')::text as next
        from actions where timestamp >= date_trunc('month', ${from}::timestamptz, 'UTC') order by timestamp limit 1`,
    );
    if (!found?.month || !found.next) return;
    // The sum keeps the planner from walking back over all newer lines.
    const [row] = await queryRows<{ lastLine: number | null }>(
      db,
      sql`select max(line + 0)::float8 as "lastLine" from actions where timestamp >= (${found.month} || '-01')::timestamp at time zone 'UTC'
        and timestamp < ((${found.month} || '-01')::timestamp + interval '1 month') at time zone 'UTC'`,
    );
    if (row?.lastLine) yield { month: found.month, lastLine: row.lastLine };
    from = found.next;
  }
}

export interface FilesState {
  readonly lastLine: number;
  readonly dirtyMonths: string[];
  readonly marks: string;
  readonly hasFailed: boolean;
  /** Rows without a number, or numbered ones that no file has. */
  readonly hasWork: boolean;
}

const filesState = statement<Record<string, never>, FilesState>(sql`
  select coalesce(s.last_line, 0)::float8 as "lastLine", coalesce(to_json(s.dirty_months), '[]') as "dirtyMonths",
    coalesce(s.marks, 0)::text as marks, s.failure is not null as "hasFailed",
    exists (select from actions where line is null) or coalesce((select max(line) from actions), 0) > coalesce(s.last_line, 0) as "hasWork"
  from (values (1)) one(id) left join action_files s using (id)`);

/** What the files lack. One statement. */
export async function readFilesState(db: Database | Transaction): Promise<FilesState> {
  const [state] = await filesState(db, {});
  if (!state) throw new Error('no state of the files');
  return state;
}
