import { beforeEach, describe, expect, it } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { type MadePerson, makePerson } from '#tests/factories/person.ts';
import { makeSession } from '#tests/factories/session.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { deviceWords } from './rules/device-words.ts';
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

  it('are removed 90 days after their last use, whatever their end is', async () => {
    const [old, young] = [await start(anna), await start(anna)];
    const used = (id: string, minutes: number) => database.sql`
      update sessions set expires_at = ${now().toString()}::timestamptz + interval '1 day', last_used_at =
        ${now().toString()}::timestamptz - make_interval(days => 90, mins => ${minutes}) where id = ${id}`;
    await Promise.all([used(old, 1), used(young, -1)]);
    await removeExpiredAccountRows(now(), database.db);
    expect(await database.sql`select id from sessions`).toEqual([{ id: young }]);
  });

  it('lose their full address and browser after seven days; the list still names the browser', async () => {
    const chrome =
      'Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.144 Safari/537.36';
    const make = async (ip: string, minutes: number) => {
      const id = await start(anna);
      const age = `${7 * 24 * 60 + minutes} minutes`;
      await database.sql`
        update sessions set ip = ${ip}, user_agent = ${chrome}, created_at = ${now().toString()}::timestamptz - ${age}::interval where id = ${id}`;
      return id;
    };
    const [young, old, six] = [
      await make('203.0.113.9', -1),
      await make('203.0.113.9', 1),
      await make('2001:db8:1:2::3', 1),
    ];
    const read = async (id: string) =>
      (
        await database.sql<
          { ip: string; ua: string }[]
        >`select ip::text, user_agent as ua from sessions where id = ${id}`
      )[0];
    for (const _run of ['first', 'again']) await removeExpiredAccountRows(now(), database.db);
    expect(await read(young)).toEqual({ ip: '203.0.113.9/32', ua: chrome });
    expect((await read(old))?.ip).toBe('203.0.113.0/24');
    expect((await read(six))?.ip).toBe('2001:db8:1::/48');
    const { ua } = (await read(old)) ?? { ua: '' };
    expect(ua).not.toMatch(/SM-G|[1-9]/);
    expect(deviceWords(ua)).toEqual(deviceWords(chrome));
  });
});
