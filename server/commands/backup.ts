import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type postgres from 'postgres';
import { HOME_ZONE, now, wallClock } from '#app/platform/calendar.ts';
import { draftOf, writeBackup } from '#server/backup/write-backup.ts';
import { openLongClient } from '#server/database/long-client.ts';
import type { CommandContext } from './command.ts';
import { explainError } from './explain-error.ts';
import { readFileWord } from './wrong-words.ts';

/** `npm run backup -- [FILE]`: one line for a person or for cron, exit code 0 when the file is whole. */
export async function run(words: string[], { say, openDatabase, atEnd }: CommandContext): Promise<0> {
  const named = readFileWord(words);
  // The structure is not touched: a backup before an update is one of what was there before.
  const { ownerUrl } = await openDatabase({ migrate: false });
  const sql = openLongClient(ownerUrl);
  const file = path.resolve(named ?? (await defaultName(sql)));
  atEnd(() => rmSync(draftOf(file), { force: true }));
  atEnd(() => sql.end({ timeout: 2 }));
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const madeAt = now().toString();
  const { bytes, rows, manifest } = await writeBackup({ sql, file, product: version, madeAt });
  const size = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
  say(
    `${file}: ${rows} Zeilen aus ${manifest.tables.length} Tabellen, ${size}. Die Datei enthält personenbezogene Daten. (${rows} rows of ${manifest.tables.length} tables; the file holds personal data.)`,
  );
  try {
    await keepTrace(sql, madeAt);
  } catch (error) {
    say(
      `Die Datei ist vollständig, aber der Zeitpunkt der Sicherung steht nicht im Haus: ${explainError(error)} (The file is whole; the time of the backup could not be noted.)`,
    );
  }
  return 0;
}

/** The start page of admins shows when the last backup was made. A database before this table keeps no trace. */
async function keepTrace(sql: postgres.Sql, madeAt: string): Promise<void> {
  const [table] = await sql<{ found: boolean }[]>`select to_regclass('public.house_settings') is not null as found`;
  if (!table?.found) return;
  await sql`insert into house_settings (last_backup_at) values (${madeAt}::text::timestamptz)
    on conflict (id) do update set last_backup_at = excluded.last_backup_at`;
}

/** By the clock of the house; a second one of the same minute is numbered. */
async function defaultName(sql: postgres.Sql): Promise<string> {
  const [table] = await sql<{ found: boolean }[]>`select to_regclass('public.facilities') is not null as found`;
  const [facility] = table?.found
    ? await sql<{ zone: string }[]>`select time_zone as zone from facilities order by sort_order, id limit 1`
    : [];
  const { date, time } = wallClock(now(), facility?.zone ?? HOME_ZONE);
  const name = `platzwart-${date}-${time.replace(':', '')}`;
  for (let copy = 1; ; copy += 1) {
    const file = copy === 1 ? `${name}.backup` : `${name}-${copy}.backup`;
    if (!existsSync(file)) return file;
  }
}
