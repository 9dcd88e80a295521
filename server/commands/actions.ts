import type postgres from 'postgres';
import { db } from '#app/db/client.server.ts';
import { rebuildActions, verifyActions } from '#app/domains/actions/public.server.ts';
import { actionsFolder } from '#app/platform/env.server.ts';
import { openLongClient } from '#server/database/long-client.ts';
import { SentenceError } from '#server/sentence-error.ts';
import { sayActionsReport, sayRebuilt } from './actions-report.ts';
import type { CommandContext } from './command.ts';
import { refuseMore, WrongWordsError } from './wrong-words.ts';

/** `npm run actions -- verify`: exit code 0 when files and table are the same. `-- rebuild`: 0 when every line came back. */
export async function run(words: string[], { say, openDatabase, atEnd }: CommandContext): Promise<0 | 1> {
  const [what, ...more] = words;
  if (what !== 'verify' && what !== 'rebuild')
    throw new WrongWordsError('Es fehlt verify oder rebuild. (The word verify or rebuild is missing.)');
  refuseMore(more);
  const { ownerUrl } = await openDatabase({ migrate: false });
  const sql = openLongClient(ownerUrl);
  atEnd(() => sql.end({ timeout: 2 }));
  await refuseWithoutTable(sql);
  const folder = actionsFolder();
  if (what === 'verify') return sayActionsReport(await verifyActions(sql, folder), folder, say);
  return sayRebuilt(await rebuildActions({ db: db() }, folder), folder, say);
}

async function refuseWithoutTable(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ found: boolean }[]>`select to_regclass('public.action_files') is not null as found`;
  if (row?.found) return;
  throw new SentenceError(
    'Diese Datenbank hat noch keine Tätigkeiten. Bitte Platzwart einmal starten. (This database has no actions yet: start the house once.)',
  );
}
