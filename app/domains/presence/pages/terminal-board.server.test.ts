import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { rooms, users, visits } from '#app/db/schema/index.ts';
import { now, toDate } from '#app/platform/calendar.ts';
import { makeRoom } from '#tests/factories/door-admin.ts';
import { makeFacility } from '#tests/factories/doors.ts';
import { makeOperator, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getWallBoard } from './terminal-board.server.ts';

const database = testDatabase();
let facilityId: string;
let roomId: string;
beforeEach(async () => {
  await database.reset();
  const operatorId = await makeOperator(database.db);
  facilityId = await makeFacility(database.db, operatorId);
  roomId = await makeRoom(database.db, facilityId);
});
const enter = async (values: Partial<typeof users.$inferInsert>, guestCount = 0) => {
  const { id } = await makePerson(database.db, { role: 'member' });
  await database.db
    .update(users)
    .set({ birthDate: '1990-01-01', ...values })
    .where(eq(users.id, id));
  await database.db
    .insert(visits)
    .values({ userId: id, roomId, startedAt: toDate(now()), startedBy: 'self', guestCount });
  return id;
};

describe('getWallBoard', () => {
  test('names people as each allows, at most by first name and initial, and counts the others with guests', async () => {
    await enter({ firstName: 'Thomas', lastName: 'Öhler', presenceVisibility: 'name' }, 2);
    await enter({ firstName: 'Eva', lastName: 'Lang', presenceVisibility: 'first_name' });
    await enter({ firstName: 'Max', lastName: 'Still' });
    await enter({ firstName: 'Kim', lastName: 'Jung', presenceVisibility: 'name', birthDate: '2012-01-01' });
    const [room] = (await getWallBoard({ db: database.db, now: now() }, facilityId)).rooms;
    expect(room?.named.map(({ name }) => name).toSorted()).toEqual(['Eva', 'Thomas Ö.']);
    expect(room).toMatchObject({ id: roomId, people: 4, guests: 2, unnamed: 2 });
    expect(JSON.stringify(room)).not.toMatch(/Still|Jung|Öhler|Lang/);
  });

  test('counts a person who is in several rooms once', async () => {
    await database.sql`update operators set presence_mode = 'parallel'`;
    const id = await enter({ firstName: 'Thomas', presenceVisibility: 'name' }, 2);
    await enter({ firstName: 'Max' });
    const other = await makeRoom(database.db, facilityId);
    await database.db.insert(visits).values({ userId: id, roomId: other, startedAt: toDate(now()), startedBy: 'self' });
    const { rooms: shown, total } = await getWallBoard({ db: database.db, now: now() }, facilityId);
    expect([shown.map(({ people }) => people).toSorted((a, b) => a - b), total]).toEqual([[1, 2], 4]);
  });

  test('says what a named person works on since the visit began', async () => {
    const id = await enter({ firstName: 'Thomas', presenceVisibility: 'first_name' });
    await database.sql`insert into actions (id, user_id, action_type, gid, metadata)
      values (gen_random_uuid(), ${id}, 'work.started', 'test:1', '{"title": "Vogelhaus"}')`;
    const [room] = (await getWallBoard({ db: database.db, now: now() }, facilityId)).rooms;
    expect(room?.named).toMatchObject([{ name: 'Thomas', work: 'Vogelhaus' }]);
  });

  test('shows empty rooms that are in use, and none that is out of use', async () => {
    await database.db.insert(rooms).values({ facilityId, name: 'Zu', slug: 'zu', isActive: false });
    const board = await getWallBoard({ db: database.db, now: now() }, facilityId);
    expect(board.rooms).toMatchObject([{ id: roomId, people: 0, named: [] }]);
    expect(board.asOf).toBe('10:00');
  });
});
