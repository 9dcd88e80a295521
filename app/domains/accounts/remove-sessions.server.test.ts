import { beforeEach, expect, it } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { makeSession } from '#tests/factories/session.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { removeSessions } from './remove-sessions.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

it('removeSessions takes only sessions of the actor, even when it is given the id of another', async () => {
  const [anna, max] = [await makePerson(database.db), await makePerson(database.db)];
  const [own, foreign] = [await makeSession(database.db, anna), await makeSession(database.db, max)];
  const ctx = ctxOf(database.db, anna, { sessionId: own.id });
  const remove = (sessionId: string) =>
    inTransaction(database, (tx) => removeSessions(tx, ctx, { kind: 'one', sessionId }));
  expect(await remove(foreign.id)).toBe(0);
  expect(await remove(own.id)).toBe(1);
  expect(await remove(own.id)).toBe(0);
  expect(await database.sql`select id from sessions`).toEqual([{ id: foreign.id }]);
});
