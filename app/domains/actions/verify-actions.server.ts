import type postgres from 'postgres';
import { listMonthFiles } from './action-folder.server.ts';
import { LINE_OF_ACTION, MONTH_OF_ACTION } from './action-lines.server.ts';
import { fileLines, type FileLine } from './file-lines.server.ts';
import { FILES_LOCK } from './files-lock.server.ts';
import { differingField, lineNumberOf } from './rules/lines.ts';

/** The first place where files and table differ. `line` is the number of the action, `place` that in the file. */
export type ActionDifference = { readonly month: string } & (
  | { readonly kind: 'missing_in_file'; readonly line: number }
  | { readonly kind: 'missing_in_table'; readonly line: number; readonly place: number }
  | { readonly kind: 'differs'; readonly line: number; readonly place: number; readonly field: string }
  | { readonly kind: 'order'; readonly line: number; readonly place: number; readonly after: number }
  | { readonly kind: 'unreadable'; readonly place: number }
);

export interface ActionsReport {
  readonly months: number;
  /** Lines that are the same on both sides. */
  readonly lines: number;
  /** Rows that the appender has not written yet. */
  readonly waiting: number;
  /** Months that the appender writes again, after an erasure; they are not compared. */
  readonly rewriting: readonly string[];
  readonly difference: ActionDifference | null;
}

interface Row {
  readonly line: number;
  readonly text: string;
}

const ROWS = 500;

/**
 * Compares table and files by line while the appender waits, and names the first difference. Rows above the last line that was written are
 * on their way. Reads only.
 */
export async function verifyActions(sql: postgres.Sql, folder: string): Promise<ActionsReport> {
  const held = await sql.reserve();
  try {
    // Before the snapshot: what the appender wrote until now belongs to it.
    await held.unsafe(`select pg_advisory_lock(${FILES_LOCK})`);
    await held.unsafe('begin isolation level repeatable read read only');
    return await compare(held, folder);
  } finally {
    await held.unsafe('rollback');
    await held.unsafe(`select pg_advisory_unlock(${FILES_LOCK})`);
    held.release();
  }
}

async function compare(sql: postgres.ReservedSql, folder: string): Promise<ActionsReport> {
  const [state] = await sql<{ lastLine: number; rewriting: string[]; unnumbered: number }[]>`
    select coalesce((select last_line from action_files), 0)::float8 as "lastLine",
      coalesce((select dirty_months from action_files), '{}') as rewriting,
      (select count(*)::int from actions where line is null) as unnumbered`;
  if (!state) throw new Error('no state of the files');
  const { lastLine, rewriting } = state;
  const inTable = await sql.unsafe<{ month: string }[]>(
    `select distinct ${MONTH_OF_ACTION} as month from actions where line is not null`,
  );
  const months = [...new Set([...(await listMonthFiles(folder)), ...inTable.map(({ month }) => month)])]
    .filter((month) => !rewriting.includes(month))
    .toSorted();
  const files = new Set(await listMonthFiles(folder));
  const report = { months: months.length, lines: 0, waiting: state.unnumbered, rewriting };
  for (const month of months) {
    const written = files.has(month) ? oneByOne(fileLines(folder, month)) : oneByOne<FileLine>([]);
    const done = await compareMonth(month, { rows: oneByOne(rowsOf(sql, month)), written, lastLine });
    report.lines += done.lines;
    report.waiting += done.waiting;
    if (done.difference) return { ...report, difference: done.difference };
  }
  return { ...report, difference: null };
}

async function compareMonth(
  month: string,
  { rows, written, lastLine }: { rows: AsyncGenerator<Row>; written: AsyncGenerator<FileLine>; lastLine: number },
): Promise<{ lines: number; waiting: number; difference: ActionDifference | null }> {
  const counts = { lines: 0, waiting: 0 };
  const ends = (difference: ActionDifference | null) => ({ ...counts, difference });
  let row = await nextOf(rows);
  let file = await nextOf(written);
  let after = 0;
  while (row ?? file) {
    const line = file ? lineNumberOf(file.text) : null;
    if (file && line === null) return ends({ kind: 'unreadable', month, place: file.place });
    if (file && line !== null && line <= after) return ends({ kind: 'order', month, line, place: file.place, after });
    if (row && (line === null || row.line < line)) {
      if (row.line <= lastLine) return ends({ kind: 'missing_in_file', month, line: row.line });
      counts.waiting += 1;
      row = await nextOf(rows);
      continue;
    }
    if (!file || line === null) break;
    if (!row || line < row.line) return ends({ kind: 'missing_in_table', month, line, place: file.place });
    if (row.text !== file.text)
      return ends({ kind: 'differs', month, line, place: file.place, field: differingField(row.text, file.text) });
    counts.lines += 1;
    after = line;
    [row, file] = [await nextOf(rows), await nextOf(written)];
  }
  return ends(null);
}

const rowsOf = (sql: postgres.ReservedSql, month: string): AsyncIterable<Row[]> =>
  sql
    .unsafe<Row[]>(
      `select line::float8 as line, ${LINE_OF_ACTION} as text from actions
       where line is not null and timestamp >= ($1 || '-01')::timestamp at time zone 'UTC'
         and timestamp < (($1 || '-01')::timestamp + interval '1 month') at time zone 'UTC' order by actions.line`,
      [month],
    )
    .cursor(ROWS);

async function* oneByOne<T>(pieces: AsyncIterable<T[]> | Iterable<T[]>): AsyncGenerator<T> {
  for await (const piece of pieces) yield* piece;
}

async function nextOf<T>(items: AsyncGenerator<T>): Promise<T | null> {
  const next = await items.next();
  return next.done === true ? null : next.value;
}
