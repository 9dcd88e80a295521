import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { postgresError } from '#app/db/errors.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { listMonthFiles } from './action-folder.server.ts';
import { fileLines, type FileLine } from './file-lines.server.ts';
import { FILES_LOCK } from './files-lock.server.ts';
import { lineNumberOf } from './rules/lines.ts';

export type RebuildOutcome =
  | { kind: 'rebuilt'; lines: number; lost: LostLines }
  /** The table has rows. */
  | { kind: 'occupied' }
  /** A line that is no action, or whose number was there before; nothing was written. */
  | { kind: 'unreadable'; month: string; place: number };

export interface LostLines {
  /** Lines whose person is not in the house: they stay in their file only. */
  withoutPerson: number;
  firstWithoutPerson: number | null;
  /** Lines whose room is gone: they come back without it. */
  withoutRoom: number;
}

interface Inserted {
  lines: number;
  withoutPerson: number;
  firstWithoutPerson: number | null;
  withoutRoom: number;
}

/** PostgreSQL parses the lines, so that numbers of metadata stay as they are. */
const insertLines = statement<{ lines: string }, Inserted>(sql`
  with given as (select (text::jsonb) as a from json_array_elements_text(${sql.placeholder('lines')}::text::json) text),
  one as (
    select (a ->> 'id')::uuid as id, (a ->> 'line')::bigint as line, u.id as user_id, a ->> 'action_type' as action_type, a ->> 'gid' as gid,
      a -> 'metadata' as metadata, (a ->> 'timestamp')::timestamptz as timestamp, r.id as room_id, r.id is null and a ->> 'room_id' is not null as is_lost
    from given left join users u on u.id = (a ->> 'user_id')::uuid left join rooms r on r.id = (a ->> 'room_id')::uuid),
  written as (
    insert into actions (id, line, user_id, action_type, gid, metadata, timestamp, room_id)
    select id, line, user_id, action_type, gid, metadata, timestamp, room_id from one where user_id is not null order by line returning 1)
  select (select count(*)::int from written) as lines, count(*) filter (where user_id is null)::int as "withoutPerson",
    (min(line) filter (where user_id is null))::float8 as "firstWithoutPerson",
    count(*) filter (where is_lost and user_id is not null)::int as "withoutRoom"
  from one`);

/** What a damaged line makes of its insert: an invalid value, a check, a number or id twice. */
const OF_DAMAGE = /^(?:22|23)/;

class DamagedError extends Error {
  readonly month: string;
  readonly place: number;
  constructor(month: string, place: number, options?: ErrorOptions) {
    super(`${month} has a damaged line at ${place} or behind it`, options);
    this.month = month;
    this.place = place;
  }
}

/**
 * Makes the rows of an empty table from the files, in one transaction while the appender waits: ids, numbers, rooms and times are those of
 * the lines (D12).
 */
export async function rebuildActions({ db }: { db: Database }, folder: string): Promise<RebuildOutcome> {
  try {
    return await inTransaction({ db }, async (tx): Promise<RebuildOutcome> => {
      await queryRows(tx, sql.raw(`select pg_advisory_xact_lock(${FILES_LOCK})`));
      const found = await queryRows(tx, sql`select 1 from actions limit 1`);
      if (found.length > 0) return { kind: 'occupied' };
      const { lines, ...lost } = await readAll(tx, folder);
      await queryRows(
        tx,
        sql`insert into action_files (id, last_line) select 1, coalesce(max(line), 0) from actions
          on conflict (id) do update set last_line = excluded.last_line`,
      );
      await recordAudit(tx, houseSource(), {
        action: 'actions.rebuilt',
        entity: 'actions',
        entityId: 'files',
        operatorId: null,
        after: { lines, ...lost },
      });
      return { kind: 'rebuilt', lines, lost };
    });
  } catch (error) {
    if (error instanceof DamagedError) return { kind: 'unreadable', month: error.month, place: error.place };
    throw error;
  }
}

async function readAll(tx: Transaction, folder: string): Promise<Inserted> {
  const sum: Inserted = { lines: 0, withoutPerson: 0, firstWithoutPerson: null, withoutRoom: 0 };
  for (const month of await listMonthFiles(folder)) {
    let after = 0;
    for await (const lines of fileLines(folder, month)) {
      after = assertInOrder(month, lines, after);
      const done = await insert(tx, month, lines);
      sum.lines += done.lines;
      sum.withoutPerson += done.withoutPerson;
      sum.firstWithoutPerson ??= done.firstWithoutPerson;
      sum.withoutRoom += done.withoutRoom;
    }
  }
  return sum;
}

/** Returns the last number. */
function assertInOrder(month: string, lines: readonly FileLine[], before: number): number {
  let after = before;
  for (const { place, text } of lines) {
    const line = lineNumberOf(text);
    if (line === null || line <= after) throw new DamagedError(month, place);
    after = line;
  }
  return after;
}

async function insert(tx: Transaction, month: string, lines: readonly FileLine[]): Promise<Inserted> {
  try {
    const [done] = await insertLines(tx, { lines: JSON.stringify(lines.map(({ text }) => text)) });
    if (!done) throw new Error('an insert without an answer');
    return done;
  } catch (error) {
    if (OF_DAMAGE.test(postgresError(error)?.code ?? ''))
      throw new DamagedError(month, lines[0]?.place ?? 0, { cause: error });
    throw error;
  }
}
