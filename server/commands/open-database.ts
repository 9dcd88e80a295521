import path from 'node:path';
import { env, overrideEnv } from '#app/platform/env.server.ts';
import { openHouseDatabase, type HouseDatabase } from '#server/database/house-database.ts';
import { migrateDatabase } from '#server/database/migrate.ts';
import { reachAddress } from '#server/database/reach-database.ts';

/**
 * The database of the house by the settings of this process, which name it afterwards, so that the app's own pool finds it.
 * A house that runs has brought its database to its own version and is left there. Throws a sentence for humans when it cannot be reached.
 */
export async function openCommandDatabase(
  { migrate, create = false }: { migrate: boolean; create?: boolean },
  say: (line: string) => void,
): Promise<HouseDatabase> {
  const settings = env();
  const database = await openHouseDatabase({
    databaseUrl: settings.DATABASE_URL,
    migrateDatabaseUrl: settings.MIGRATE_DATABASE_URL,
    dataDir: path.resolve(settings.DATA_DIR),
    durable: !settings.PLATZWART_TEST,
    create,
    say,
  });
  try {
    const { appUrl, ownerUrl, kind } = database;
    if (kind !== 'external')
      overrideEnv({ DATABASE_URL: appUrl, MIGRATE_DATABASE_URL: ownerUrl, PLATZWART_EMBEDDED: '1' });
    if (migrate && kind !== 'running')
      await migrateDatabase({ ownerUrl, appUrl, migrationsFolder: path.resolve('drizzle') });
    else if (kind === 'external') await reachAddress(ownerUrl);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
