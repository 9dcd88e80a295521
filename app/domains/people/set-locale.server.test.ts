import { beforeEach, expect, it } from 'vitest';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { setLocale } from './set-locale.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

it('keeps the language with the person, and writes nothing when it is already so', async () => {
  const person = await makePerson(database.db);
  const ctx = ctxOf(database.db, person);
  expect(await setLocale(ctx, 'de')).toEqual({ kind: 'unchanged' });
  expect(await setLocale(ctx, 'en')).toEqual({ kind: 'set' });
  expect(await setLocale(ctx, 'en')).toEqual({ kind: 'unchanged' });
  expect(await database.sql`select locale from users`).toEqual([{ locale: 'en' }]);
  expect(await database.sql`select action, before, after from audit_log`).toEqual([
    { action: 'user.locale_set', before: { locale: 'de' }, after: { locale: 'en' } },
  ]);
});
