import { beforeEach, describe, expect, it } from 'vitest';
import { NotFoundError } from '#app/platform/errors.ts';
import { ctxOf, type MadePerson, makePerson } from '#tests/factories/person.ts';
import { makeSession } from '#tests/factories/session.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { endSession } from './end-session.server.ts';

const database = testDatabase();
const start = async (person: MadePerson): Promise<string> => (await makeSession(database.db, person)).id;
const ended = () => database.sql`select entity_id, actor from audit_log where action = 'session.ended' order by seq`;

describe('endSession: own sessions', () => {
  let anna: MadePerson;
  let max: MadePerson;
  beforeEach(async () => {
    await database.reset();
    [anna, max] = [await makePerson(database.db), await makePerson(database.db)];
  });

  it('can be ended one by one, with an audit row', async () => {
    const [here, there] = [await start(anna), await start(anna)];
    expect(await endSession(ctxOf(database.db, anna, { sessionId: here }), there)).toEqual({
      kind: 'ended',
      wasThisOne: false,
    });
    expect(await ended()).toEqual([{ entity_id: there, actor: anna.id }]);
    expect(await endSession(ctxOf(database.db, anna, { sessionId: here }), here)).toEqual({
      kind: 'ended',
      wasThisOne: true,
    });
  });

  it('of others answer like unknown ones, and stay', async () => {
    const [here, foreign] = [await start(anna), await start(max)];
    const ctx = ctxOf(database.db, anna, { sessionId: here });
    await expect(endSession(ctx, foreign)).rejects.toBeInstanceOf(NotFoundError);
    await expect(endSession(ctx, 'f'.repeat(64))).rejects.toBeInstanceOf(NotFoundError);
    expect(await database.sql`select id from sessions where id = ${foreign}`).toHaveLength(1);
    expect(await ended()).toEqual([]);
  });
});
