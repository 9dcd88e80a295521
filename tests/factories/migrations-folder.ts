import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The migrations of the product and one more, as in a newer version. The caller removes the folder. */
export function folderWithOneMore(sql: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'platzwart-migrations-'));
  cpSync('drizzle', folder, { recursive: true });
  const journalFile = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as {
    entries: { when: number; tag: string; idx: number }[];
  };
  const last = journal.entries.at(-1);
  if (!last) throw new Error('there are no migrations');
  const entry = { ...last, idx: last.idx + 1, when: last.when + 1, tag: `${journal.entries.length}_one_more` };
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  writeFileSync(path.join(folder, `${entry.tag}.sql`), sql);
  return folder;
}
