import path from 'node:path';
import { env, overrideEnv } from '#app/platform/env.server.ts';
import { startEmbeddedDatabase } from './database/embedded.ts';
import { migrateDatabase } from './database/migrate.ts';

/**
 * Makes the database ready: starts the embedded one when DATABASE_URL is unset (its addresses are then in the settings), and
 * migrates it to this version. `stop` ends what was started here.
 */
export async function bootDatabase(
  say: (line: string) => void,
): Promise<{ embedded: boolean; stop: () => Promise<void> }> {
  const settings = env();
  const embedded = settings.DATABASE_URL === undefined;
  let stop = (): Promise<void> => Promise.resolve();
  if (embedded) {
    const database = await startEmbeddedDatabase({
      dataDir: path.resolve(settings.DATA_DIR),
      log: say,
      durable: !settings.PLATZWART_TEST,
    });
    stop = database.stop;
    overrideEnv({ DATABASE_URL: database.appUrl, MIGRATE_DATABASE_URL: database.ownerUrl, PLATZWART_EMBEDDED: '1' });
  }
  try {
    const { DATABASE_URL: appUrl, MIGRATE_DATABASE_URL: ownerUrl } = env();
    if (appUrl)
      await migrateDatabase({ ownerUrl: ownerUrl ?? appUrl, appUrl, migrationsFolder: path.resolve('drizzle') });
  } catch (error) {
    await stop();
    throw error;
  }
  return { embedded, stop };
}
