import { beforeEach, expect, test } from 'vitest';
import { ctxOf, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { postActions, type PostedAction } from './post-actions.server.ts';

const database = testDatabase();
let admin: MadePerson;
let member: MadePerson;
beforeEach(async () => {
  await database.reset();
  [admin, member] = [
    await makePerson(database.db, { role: 'admin' }),
    await makePerson(database.db, { role: 'member' }),
  ];
});

const action = (values: Partial<PostedAction> = {}): PostedAction => ({
  actionType: 'work.started',
  gid: 'https://tutorials.example/vogelhaus',
  metadata: { title: 'Vogelhaus' },
  userId: null,
  ...values,
});
const asAdmin = () => ctxOf(database.db, admin, { role: 'admin' });
const asMember = () => ctxOf(database.db, member, { role: 'member' });
const rows = () => database.sql`select user_id, action_type, gid, metadata from actions order by seq`;

test('writes actions of the actor in their order, and returns them', async () => {
  const outcome = await postActions(asMember(), [action(), action({ gid: 'second', metadata: {}, userId: member.id })]);
  expect(outcome).toEqual({
    kind: 'written',
    actions: [
      {
        id: expect.any(String) as string,
        user_id: member.id,
        action_type: 'work.started',
        gid: 'https://tutorials.example/vogelhaus',
        timestamp: '2026-11-18T09:00:00.000000Z',
        room_id: null,
      },
      expect.objectContaining({ gid: 'second' }),
    ],
  });
  expect((await rows()).map(({ metadata }) => metadata as unknown)).toEqual([{ title: 'Vogelhaus' }, {}]);
  expect(await database.sql`select from audit_log`).toHaveLength(0);
});

test('an admin writes for any active person, and nothing when one is unknown or inactive', async () => {
  const gone = await makePerson(database.db, { isActive: false });
  const unknown = '01890000-0000-7000-8000-000000000000';
  expect(await postActions(asAdmin(), [action({ userId: member.id }), action()])).toMatchObject({ kind: 'written' });
  expect((await rows()).map(({ user_id }) => user_id as unknown)).toEqual([member.id, admin.id]);
  const refused = await postActions(asAdmin(), [action(), action({ userId: gone.id }), action({ userId: unknown })]);
  expect(refused).toEqual({ kind: 'unknown_people', places: [1, 2] });
  expect(await rows()).toHaveLength(2);
});

test('others write for themselves only', async () => {
  await expect(postActions(asMember(), [action({ userId: admin.id })])).rejects.toMatchObject({
    reason: 'action.writeAny',
  });
  expect(await rows()).toHaveLength(0);
});
