import { beforeEach, describe, expect, it } from 'vitest';
import { ctxOf, type MadePerson, makePerson } from '#tests/factories/person.ts';
import { makeSession } from '#tests/factories/session.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listSessions } from './queries.server.ts';

const database = testDatabase();
const start = async (person: MadePerson): Promise<string> => (await makeSession(database.db, person)).id;

describe('sessions', () => {
  let anna: MadePerson;
  let max: MadePerson;
  beforeEach(async () => {
    await database.reset();
    [anna, max] = [await makePerson(database.db), await makePerson(database.db)];
  });

  it('are listed without those of another person', async () => {
    const here = await start(anna);
    await start(max);
    const listed = await listSessions(ctxOf(database.db, anna, { sessionId: here }));
    expect(listed.map((session) => session.id)).toEqual([here]);
  });
});
