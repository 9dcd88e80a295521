import { beforeEach, describe, expect, it } from 'vitest';
import { ctxOf, type MadePerson, makePerson } from '#tests/factories/person.ts';
import { makeSession } from '#tests/factories/session.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { signOut } from './sign-out.server.ts';

const database = testDatabase();
const start = async (person: MadePerson): Promise<string> => (await makeSession(database.db, person)).id;
const ended = () => database.sql`select entity_id, actor from audit_log where action = 'session.ended' order by seq`;

describe('signOut: the session of this browser', () => {
  let anna: MadePerson;
  beforeEach(async () => {
    await database.reset();
    anna = await makePerson(database.db);
  });

  it('ends with signing out, and twice is once', async () => {
    const ctx = ctxOf(database.db, anna, { sessionId: await start(anna) });
    await Promise.all([signOut(ctx), signOut(ctx)]);
    expect(await database.sql`select 1 from sessions`).toHaveLength(0);
    expect(await ended()).toHaveLength(1);
  });
});
