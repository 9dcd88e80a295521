import type { AuditReport } from '#app/domains/audit/public.server.ts';
import { describeFinding } from '#app/domains/audit/rules/describe-finding.ts';
import { formatHead } from '#app/domains/audit/rules/head.ts';

type Say = (line: string) => void;
type StreamReport = AuditReport['streams'][number];

/** One sentence for each finding and what to do next, what is known beside it, what was checked, the heads, and the verdict. */
export function sayReport({ streams, findings, more }: AuditReport, say: Say): void {
  for (const finding of findings) say(describeFinding(finding));
  if (more > 0)
    say(`… und ${many(more, 'weitere Zeile', 'weitere Zeilen')}. (… and ${many(more, 'more row', 'more rows')}.)`);
  for (const stream of streams) sayStream(stream, say);
  const all = findings.length + more;
  if (all === 0) {
    say('Das Protokoll ist unverändert. (The audit log is intact.)');
    return;
  }
  say(`${many(all, 'Befund', 'Befunde')}. (${many(all, 'finding', 'findings')}.)`);
  say(
    'Bitte an der Datenbank und im Datenordner nichts mehr ändern und mit der letzten Sicherung vergleichen: npm run audit:verify -- --backup DATEI ' +
      '(Change nothing more in the database and the data folder, and compare with the last backup: npm run audit:verify -- --backup FILE)',
  );
}

function sayStream({ stream, rows, seals, expired, unsealed, last }: StreamReport, say: Say): void {
  say(
    `${stream}: ${many(rows, 'Zeile', 'Zeilen')} in ${many(seals, 'Siegel', 'Siegeln')} geprüft. (${many(rows, 'row', 'rows')} in ${many(seals, 'seal', 'seals')} checked.)`,
  );
  if (expired > 0)
    say(
      `${stream}: ${many(expired, 'versiegelte Zeile ist', 'versiegelte Zeilen sind')} nach Ablauf der Frist nicht mehr da, das ist in Ordnung. (${many(expired, 'sealed row has', 'sealed rows have')} gone after the time to keep them, which is right.)`,
    );
  if (unsealed > 0)
    say(
      `${stream}: ${many(unsealed, 'Zeile ist', 'Zeilen sind')} noch nicht versiegelt. (${many(unsealed, 'row is', 'rows are')} not sealed yet.)`,
    );
  if (last) say(`${stream}: Kopf zum Aufbewahren (head to keep): ${formatHead(last)}`);
}

const many = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;
