import { beforeAll, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { insertActions } from '#tests/factories/actions.ts';
import { ctxOf, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listActions } from './list-actions.server.ts';
import { actionsQuery } from './schema.ts';

const database = testDatabase();
let admin: MadePerson;
let member: MadePerson;
beforeAll(async () => {
  await database.reset();
  [admin, member] = [
    await makePerson(database.db, { role: 'admin' }),
    await makePerson(database.db, { role: 'member' }),
  ];
  await insertActions(database.sql, member.id, [
    { at: '2026-11-17T22:59:59.999999Z', gid: 'before midnight' },
    { at: '2026-11-17T23:00:00Z', gid: 'at midnight', type: 'work.stopped' },
    { at: '2026-11-18T08:00:00.000001Z', gid: 'same' },
    { at: '2026-11-18T08:00:00.000001Z', gid: 'same' },
  ]);
  await insertActions(database.sql, admin.id, [{ at: '2026-11-18T22:59:59Z', gid: 'of the admin' }]);
});

async function list(person: MadePerson, query: Record<string, unknown> = {}) {
  const { actor } = ctxOf(database.db, person, { role: person === admin ? 'admin' : 'member' });
  return await listActions({ db: database.db, now: now() }, actor, actionsQuery.parse(query));
}
const gids = async (...input: Parameters<typeof list>) => (await list(...input)).rows.map(({ gid }) => gid);
const ofMember = ['same', 'same', 'at midnight', 'before midnight'];

test('an admin sees all, newest first; others their own', async () => {
  expect(await gids(admin)).toEqual(['of the admin', ...ofMember]);
  expect(await gids(member)).toEqual(ofMember);
  expect(await gids(member, { user: member.id.toUpperCase() })).toEqual(ofMember);
  expect(await gids(admin, { user: member.id })).toEqual(ofMember);
});

test('filters by type and by days of Germany or instants', async () => {
  expect(await gids(admin, { type: 'work.stopped' })).toEqual(['at midnight']);
  expect(await gids(admin, { from: '2026-11-18', to: '2026-11-18' })).toEqual([
    'of the admin',
    ...ofMember.slice(0, 3),
  ]);
  expect(await gids(admin, { to: '2026-11-18T00:00:00+01:00' })).toEqual(['before midnight']);
});

test('pages by the last row, also between rows of one moment', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(admin, { limit: '1', ...(after !== null && { after }) });
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(new Set(seen).size).toBe(5);
});

test.each([
  ['another person, for a member', () => list(member, { user: admin.id })],
  ['an unknown person', () => list(admin, { user: '01890000-0000-7000-8000-000000000000' })],
  ['an unknown room', () => list(admin, { room: '01890000-0000-7000-8000-000000000000' })],
])('%s is not found', async (_name, read) => {
  await expect(read()).rejects.toMatchObject({ name: 'NotFoundError' });
});
