import path from 'node:path';
import type postgres from 'postgres';
import { verifyAudit } from '#app/domains/audit/public.server.ts';
import { parseHead, type AuditHead } from '#app/domains/audit/rules/head.ts';
import { env } from '#app/platform/env.server.ts';
import { headFileIn, readHeads } from '#server/audit-heads.ts';
import { checkBackup, headsOf } from '#server/backup/check-backup.ts';
import { openLongClient } from '#server/database/long-client.ts';
import { SentenceError } from '#server/sentence-error.ts';
import { sayReport } from './audit-report.ts';
import type { CommandContext } from './command.ts';
import { refuseMore, WrongWordsError } from './wrong-words.ts';

/** Exit code 0: every row is what was sealed, and every head that was kept is there. Reads only. */
export async function run(words: string[], { say, openDatabase, atEnd }: CommandContext): Promise<0 | 1> {
  const given = readWords(words);
  const saved: AuditHead[] = [];
  for (const file of given.backups) saved.push(...headsOf(await checkBackup(path.resolve(file))));
  const { ownerUrl, kind } = await openDatabase({ migrate: false });
  const kept = kind === 'external' ? null : readHeads(headFileIn(path.resolve(env().DATA_DIR)));
  const sql = openLongClient(ownerUrl);
  atEnd(() => sql.end({ timeout: 2 }));
  await refuseWithoutSeals(sql);
  const heads = [...given.heads, ...saved, ...(kept?.heads ?? []), ...(kept?.lost ?? [])];
  if (kind !== 'external' && heads.length === 0)
    say(
      'Für diesen Datenordner ist kein Kopf aufbewahrt; ein abgeschnittenes Ende fiele nicht auf. Bitte mit --backup DATEI oder --head KOPF vergleichen. ' +
        '(No head is kept for this data folder, so an end that was cut off would not be seen: compare by --backup FILE or --head HEAD.)',
    );
  const report = await verifyAudit(sql, heads);
  sayReport(report, say);
  return report.findings.length === 0 ? 0 : 1;
}

type Given = { heads: AuditHead[]; backups: string[] };

function readWords(words: readonly string[]): Given {
  const given: Given = { heads: [], backups: [] };
  for (let index = 0; index < words.length; index += 2) {
    const [option = '', value = ''] = words.slice(index, index + 2);
    if (option === '--head') given.heads.push(readHead(value));
    else if (option !== '--backup') refuseMore([option]);
    else if (value === '')
      throw new WrongWordsError('Hinter --backup fehlt die Datei. (The file behind --backup is missing.)');
    else given.backups.push(value);
  }
  return given;
}

function readHead(text: string): AuditHead {
  const head = parseHead(text);
  if (head) return head;
  throw new WrongWordsError(
    `„${text}“ ist kein Kopf: er besteht aus house oder door, der Nummer und 64 Zeichen aus 0-9 und a-f, wie house:14:ab34…, ganz und ohne Leerzeichen. ` +
      `("${text}" is no head: it is house or door, the number and 64 characters of 0-9 and a-f, like house:14:ab34…, whole and without spaces.)`,
  );
}

async function refuseWithoutSeals(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ found: boolean }[]>`
    select to_regproc('public.audit_row_digest') is not null as found`;
  if (row?.found) return;
  throw new SentenceError(
    'Diese Datenbank hat noch keine Siegel. Bitte Platzwart einmal starten. (This database has no seals yet: start the house once.)',
  );
}
