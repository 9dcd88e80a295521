import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { ActionFolder } from './action-folder.server.ts';
import {
  type ActionLine,
  type FilesState,
  lastLinesOfMonths,
  monthInBatches,
  readFilesState,
  readLines,
} from './action-lines.server.ts';
import { withFilesLock } from './files-lock.server.ts';
import { troubleOf } from './rules/lines.ts';

export interface AppendOptions {
  readonly db: Database;
  readonly folder: ActionFolder;
  /** Compares the last line of every month; the first pass of a process does. */
  readonly isThorough: boolean;
  /** Rows that get a number in one pass. */
  readonly atMost?: number;
}

const AT_MOST = 5_000;

/**
 * One pass of the appender: numbers committed rows and copies them to the month files, exactly once and in the order of their numbers (D12).
 * It writes dirty months again from the table. Two numbers per pass: how many rows got one, and whether more wait. Null when another
 * process appends. A failure of the files is kept for the start page of admins, and thrown.
 */
export async function appendActions(options: AppendOptions): Promise<{ numbered: number; hasMore: boolean } | null> {
  const { db, folder, isThorough, atMost = AT_MOST } = options;
  const before = await readFilesState(db);
  if (!isThorough && !before.hasWork && !before.hasFailed && before.dirtyMonths.length === 0)
    return { numbered: 0, hasMore: false };
  return await withFilesLock(async (isHeld) => {
    try {
      const found = await folder.look();
      const numbered = await numberRows(db, folder.lastLine, atMost);
      const state = await readFilesState(db);
      const write = createWriter(folder, isHeld);
      const written = folder.lastLine;
      for (const month of state.dirtyMonths) await folder.replace(month, piecesOf(db, month, isHeld));
      const isWhole = found === 'same' || (found === 'grown' && written === state.lastLine);
      if (isThorough || !isWhole) await catchUp(db, folder, write);
      for (let above = written; ;) {
        const lines = await readLines(db, above);
        const last = lines.at(-1);
        if (!last) break;
        await write(lines);
        above = last.line;
      }
      await folder.flush();
      await keepState(db, folder.lastLine, state);
      return { numbered, hasMore: numbered === atMost };
    } catch (error) {
      await folder.close();
      folder.forget();
      // A database that is gone is the caller's error, too.
      await keepFailure(db, error).catch(() => undefined);
      throw error;
    }
  });
}

/** Commits by itself, so that no line of a file is ever without its number in the table. */
async function numberRows(db: Database, above: number, atMost: number): Promise<number> {
  const [row] = await queryRows<{ numbered: number }>(
    db,
    sql`select actions_number(${above}::bigint, ${atMost}::int) as numbered`,
  );
  return row?.numbered ?? 0;
}

type Write = (lines: readonly ActionLine[]) => Promise<void>;

/** Appends lines to the files of their months, without those that a file has already. */
function createWriter(folder: ActionFolder, isHeld: () => boolean): Write {
  return async (lines) => {
    assertHeld(isHeld);
    const missing = lines.filter(({ month, line }) => line > folder.lastLineOf(month));
    for (const month of new Set(missing.map((line) => line.month))) {
      const some = missing.filter((line) => line.month === month);
      await folder.append(month, textOf(some), some.at(-1)?.line ?? 0);
    }
  };
}

/** Months whose files end before the table: a file that was lost, or a house that was restored without its files. */
async function catchUp(db: Database, folder: ActionFolder, write: Write): Promise<void> {
  for await (const { month, lastLine } of lastLinesOfMonths(db)) {
    while (folder.lastLineOf(month) < lastLine) {
      const lines = await readLines(db, folder.lastLineOf(month), month);
      if (lines.length === 0) break;
      await write(lines);
    }
  }
}

async function* piecesOf(db: Database, month: string, isHeld: () => boolean) {
  for await (const lines of monthInBatches(db, month)) {
    assertHeld(isHeld);
    yield { text: textOf(lines), lastLine: lines.at(-1)?.line ?? 0 };
  }
}

const textOf = (lines: readonly ActionLine[]): string => lines.map(({ text }) => `${text}\n`).join('');

function assertHeld(isHeld: () => boolean): void {
  if (!isHeld()) throw new Error('the lock of the files was lost');
}

/** A month that was marked during the rewriting stays dirty. */
async function keepState(db: Database, lastLine: number, { marks }: FilesState): Promise<void> {
  await queryRows(
    db,
    sql`insert into action_files as f (id, last_line) values (1, ${lastLine})
      on conflict (id) do update set last_line = excluded.last_line, failure = null, failed_at = null,
        dirty_months = case when f.marks = ${marks}::bigint then '{}' else f.dirty_months end`,
  );
}

/** The first moment of a failure stays until a pass succeeds. */
async function keepFailure(db: Database, error: unknown): Promise<void> {
  const trouble = troubleOf(error);
  if (trouble === null) return;
  await queryRows(
    db,
    sql`insert into action_files as f (id, failure, failed_at) values (1, ${trouble}, ${now().toString()}::timestamptz)
      on conflict (id) do update set failure = excluded.failure, failed_at = coalesce(f.failed_at, excluded.failed_at)`,
  );
}
