import path from 'node:path';
import type postgres from 'postgres';
import { verifyAudit, type AuditReport } from '#app/domains/audit/public.server.ts';
import { describeFinding } from '#app/domains/audit/rules/describe-finding.ts';
import { parseHead, type AuditHead } from '#app/domains/audit/rules/head.ts';
import { env } from '#app/platform/env.server.ts';
import { headFileIn, readHeads } from '#server/audit-heads.ts';
import { checkBackup, type CheckedBackup } from '#server/backup/check-backup.ts';
import { openLongClient } from '#server/database/long-client.ts';
import type { CommandContext } from './command.ts';

/** Exit code 0: every row is what was sealed, and every head that was kept is there. Reads only. */
export async function run(words: string[], { say, openDatabase, atEnd }: CommandContext): Promise<0 | 1 | 2> {
  const given = readWords(words);
  if (!given) return 2;
  const saved: AuditHead[] = [];
  for (const file of given.backups) saved.push(...headsOf(await checkBackup(path.resolve(file))));
  const { ownerUrl, kind } = await openDatabase({ migrate: false });
  const kept = kind === 'external' ? null : readHeads(headFileIn(path.resolve(env().DATA_DIR)));
  const sql = openLongClient(ownerUrl);
  atEnd(() => sql.end({ timeout: 2 }));
  await refuseWithoutSeals(sql);
  const report = await verifyAudit(sql, [...given.heads, ...saved, ...(kept?.heads ?? []), ...(kept?.lost ?? [])]);
  sayReport(report, say);
  return report.findings.length === 0 ? 0 : 1;
}

/** The heads that a backup took along. */
export const headsOf = ({ manifest }: CheckedBackup): AuditHead[] =>
  manifest.audit.heads.flatMap((text) => parseHead(text) ?? []);

function readWords(words: string[]): { heads: AuditHead[]; backups: string[] } | null {
  const asked: { heads: AuditHead[]; backups: string[] } = { heads: [], backups: [] };
  for (let index = 0; index < words.length; index += 2) {
    const [option, value = ''] = words.slice(index, index + 2);
    const head = option === '--head' ? parseHead(value) : null;
    if (head) asked.heads.push(head);
    else if (option === '--backup' && value !== '') asked.backups.push(value);
    else return null;
  }
  return asked;
}

async function refuseWithoutSeals(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ found: boolean }[]>`
    select to_regproc('public.audit_row_digest') is not null as found`;
  if (row?.found) return;
  throw new Error(
    'Diese Datenbank hat noch keine Siegel. Bitte Platzwart einmal starten. (This database has no seals yet: start the house once.)',
  );
}

/** One sentence for each finding, what is known beside it, and a line that sums up. */
export function sayReport({ streams, findings, more }: AuditReport, say: (line: string) => void): void {
  for (const finding of findings) say(describeFinding(finding));
  if (more > 0) say(`… und ${more} weitere Zeilen. (… and ${more} more rows.)`);
  for (const { stream, expired, unsealed } of streams) {
    if (expired > 0)
      say(
        `${stream}: ${expired} versiegelte Zeilen sind nach Ablauf ihrer Frist nicht mehr da, das ist in Ordnung. (${expired} sealed rows have gone after their time.)`,
      );
    if (unsealed > 0)
      say(`${stream}: ${unsealed} Zeilen sind noch nicht versiegelt. (${unsealed} rows are not sealed yet.)`);
  }
  const checked = streams.map(({ stream, rows, seals, last }) => {
    const end = last ? `, Ende ${last.number}:${last.hash}` : '';
    return `${stream} ${rows} Zeilen in ${seals} Siegeln${end}`;
  });
  const verdict =
    findings.length === 0
      ? 'Das Protokoll ist unverändert. (The audit log is intact.)'
      : `${findings.length + more} Befunde. (${findings.length + more} findings.)`;
  say(`Geprüft: ${checked.join('; ')}. ${verdict}`);
}
