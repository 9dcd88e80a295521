import { beforeEach, describe, expect, it } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { type MadePerson, makePerson } from '#tests/factories/person.ts';
import { makeSession } from '#tests/factories/session.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { removeExpiredAccountRows } from './remove-expired-account-rows.server.ts';

const database = testDatabase();
const start = async (person: MadePerson): Promise<string> => (await makeSession(database.db, person)).id;

describe('removeExpiredAccountRows: sessions', () => {
  let anna: MadePerson;
  beforeEach(async () => {
    await database.reset();
    anna = await makePerson(database.db);
  });

  it('are removed when they have expired, with other rows that open nothing', async () => {
    const [old, alive] = [await start(anna), await start(anna)];
    await database.sql`update sessions set expires_at = ${now().subtract({ hours: 1 }).toString()} where id = ${old}`;
    await database.sql`insert into rate_limits (key, points, expire) values ('old', 1, 1), ('forever', 1, null)`;
    await removeExpiredAccountRows(now(), database.db);
    expect(await database.sql`select id from sessions`).toEqual([{ id: alive }]);
    expect(await database.sql`select key from rate_limits`).toEqual([{ key: 'forever' }]);
  });
});
