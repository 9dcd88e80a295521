import { beforeEach, expect, test } from 'vitest';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { setPresenceVisibility } from './set-presence-visibility.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('keeps the choice with the person, and writes nothing when it is already so', async () => {
  const ctx = ctxOf(database.db, await makePerson(database.db));
  expect(await setPresenceVisibility(ctx, { visibility: 'counted' })).toEqual({ kind: 'unchanged' });
  expect(await setPresenceVisibility(ctx, { visibility: 'first_name' })).toEqual({ kind: 'set' });
  expect(await database.sql`select presence_visibility from users`).toEqual([{ presence_visibility: 'first_name' }]);
  expect(await database.sql`select action, before, after from audit_log`).toEqual([
    {
      action: 'user.presence_visibility_set',
      before: { presenceVisibility: 'counted' },
      after: { presenceVisibility: 'first_name' },
    },
  ]);
});
