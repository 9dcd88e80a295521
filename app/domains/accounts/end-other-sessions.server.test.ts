import { beforeEach, describe, expect, it } from 'vitest';
import { ctxOf, type MadePerson, makePerson } from '#tests/factories/person.ts';
import { makeSession } from '#tests/factories/session.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { endOtherSessions } from './end-other-sessions.server.ts';

const database = testDatabase();
const start = async (person: MadePerson): Promise<string> => (await makeSession(database.db, person)).id;
const ended = () => database.sql`select entity_id, actor from audit_log where action = 'session.ended' order by seq`;

describe('endOtherSessions: own sessions', () => {
  let anna: MadePerson;
  let max: MadePerson;
  beforeEach(async () => {
    await database.reset();
    [anna, max] = [await makePerson(database.db), await makePerson(database.db)];
  });

  it('can all be ended but this one', async () => {
    const [here] = [await start(anna), await start(anna), await start(anna), await start(max)];
    expect(await endOtherSessions(ctxOf(database.db, anna, { sessionId: here }))).toEqual({ kind: 'ended', count: 2 });
    expect(await database.sql`select id from sessions where user_id = ${anna.id}`).toEqual([{ id: here }]);
    expect(await ended()).toHaveLength(2);
  });
});
