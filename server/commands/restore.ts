import path from 'node:path';
import { verifyAudit } from '#app/domains/audit/public.server.ts';
import { checkBackup } from '#server/backup/check-backup.ts';
import { migrationsOf, restoreBackup } from '#server/backup/restore-backup.ts';
import { openLongClient } from '#server/database/long-client.ts';
import { headsOf, sayReport } from './audit-verify.ts';
import type { CommandContext } from './command.ts';

/** `npm run restore -- FILE`. Nothing is written before the whole file was read and found right. */
export async function run(words: string[], { say, openDatabase, atEnd }: CommandContext): Promise<0 | 1 | 2> {
  const [named, ...rest] = words;
  if (named === undefined || rest.length > 0 || named.startsWith('-')) return 2;
  const file = path.resolve(named);
  const migrationsFolder = path.resolve('drizzle');
  const backup = await checkBackup(file);
  migrationsOf({ file, backup, migrationsFolder });
  say(`${file} ist vollständig (${backup.header.madeAt}). (The backup is whole.)`);

  const { ownerUrl, appUrl, kind } = await openDatabase({ migrate: false, create: true });
  if (kind === 'running')
    throw new Error(
      'Das Haus läuft gerade. Bitte erst Platzwart beenden; zurückgespielt wird in einen leeren DATA_DIR. (The house is running: stop it first, and restore into an empty DATA_DIR.)',
    );
  const { rows } = await restoreBackup({ file, backup, ownerUrl, appUrl, migrationsFolder });
  say(`${rows} Zeilen sind zurückgespielt. (${rows} rows were restored.)`);

  const sql = openLongClient(ownerUrl);
  atEnd(() => sql.end({ timeout: 2 }));
  const report = await verifyAudit(sql, headsOf(backup));
  sayReport(report, say);
  return report.findings.length === 0 ? 0 : 1;
}
