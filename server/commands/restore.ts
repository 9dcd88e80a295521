import path from 'node:path';
import { db } from '#app/db/client.server.ts';
import { verifyAudit } from '#app/domains/audit/public.server.ts';
import { formatHead, type AuditHead } from '#app/domains/audit/rules/head.ts';
import { env } from '#app/platform/env.server.ts';
import { headFileIn } from '#server/audit-heads.ts';
import { checkBackup, headsOf } from '#server/backup/check-backup.ts';
import { migrationsOf, restoreBackup } from '#server/backup/restore-backup.ts';
import { openLongClient } from '#server/database/long-client.ts';
import { createHeadKeeper } from '#server/head-keeper.ts';
import { SentenceError } from '#server/sentence-error.ts';
import { sayReport } from './audit-report.ts';
import type { CommandContext } from './command.ts';
import { readFileWord, WrongWordsError } from './wrong-words.ts';

/** `npm run restore -- FILE`. Nothing is written before the whole file was read and found right. */
export async function run(words: string[], { say, openDatabase, atEnd }: CommandContext): Promise<0 | 1> {
  const named = readFileWord(words);
  if (named === undefined)
    throw new WrongWordsError('Es fehlt die Datei der Sicherung. (The file of the backup is missing.)');
  const file = path.resolve(named);
  const migrationsFolder = path.resolve('drizzle');
  const backup = await checkBackup(file);
  migrationsOf({ file, backup, migrationsFolder });
  say(`${file} ist vollständig (${backup.header.madeAt}). (The backup is whole.)`);

  const { ownerUrl, appUrl, kind } = await openDatabase({ migrate: false, create: true });
  if (kind === 'running')
    throw new SentenceError(
      'Das Haus läuft gerade. Bitte erst Platzwart beenden; zurückgespielt wird in einen leeren DATA_DIR. (The house is running: stop it first, and restore into an empty DATA_DIR.)',
    );
  const { rows } = await restoreBackup({ file, backup, ownerUrl, appUrl, migrationsFolder });
  say(`${rows} Zeilen sind zurückgespielt. (${rows} rows were restored.)`);

  if (kind === 'started') await keepHeads(headsOf(backup), say);
  const sql = openLongClient(ownerUrl);
  atEnd(() => sql.end({ timeout: 2 }));
  const report = await verifyAudit(sql, headsOf(backup));
  sayReport(report, say);
  return report.findings.length === 0 ? 0 : 1;
}

/** Keeps the heads in the data folder, so that a later loss of the log's end is found. */
async function keepHeads(heads: readonly AuditHead[], say: CommandContext['say']): Promise<void> {
  const keep = createHeadKeeper({
    db,
    file: headFileIn(path.resolve(env().DATA_DIR)),
    onLost: (head) =>
      say(
        `In diesem Datenordner lag vorher ein Haus mit dem Kopf ${formatHead(head)}; er bleibt als vermisst vermerkt. (The house that was in this data folder before had another head; it is kept as missing.)`,
      ),
  });
  await keep(heads);
}
