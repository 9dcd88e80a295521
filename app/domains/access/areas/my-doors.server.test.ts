import { beforeEach, describe, expect, test } from 'vitest';
import { confirmAccess, makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { makePerson, type MadePerson } from '#tests/factories/person.ts';
import { now } from '#app/platform/calendar.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listMyDoors } from './my-doors.server.ts';

const database = testDatabase();
let door: MadeDoor;
let person: MadePerson;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
  person = await makeMember(database.db);
});
const list = (who: MadePerson = person) => listMyDoors({ db: database.db, now: now() }, { id: who.id });

describe('listMyDoors', () => {
  test('lists open and closed doors with their reasons when the person is a member', async () => {
    await makeDoor(database.db, { area: { title: 'Sauna', minAge: 18, openToMembers: false } });
    const doors = await list();
    expect(doors.map(({ isAllowed, reasons, request }) => [isAllowed, reasons, request.isPossible])).toEqual([
      [true, [], false],
      [false, ['MIN_AGE', 'NOT_CONFIRMED'], true],
    ]);
  });

  test('lists what opens first, then what may be asked for, then the rest, each in the order of its titles', async () => {
    const { facilityId, operatorId } = door;
    const add = (title: string, area = {}) =>
      makeDoor(database.db, { facilityId, operatorId, area: { title, ...area } });
    await add('A zu', { minAge: 18 });
    await add('B fragen', { requiresOptin: true });
    await add('C auf');
    const asked = await add('D gefragt', { openToMembers: false });
    const silent = await add('E stumm');
    const lapsed = await add('F entzogen', { openToMembers: false });
    await confirmAccess(database.ownerDb, asked.areaId, person);
    await confirmAccess(database.ownerDb, lapsed.areaId, person);
    await database.sql`update access_requests set status = 'requested', confirmed_at = null where area_id = ${asked.areaId}`;
    await database.sql`update access_requests set status = 'revoked', revoked_at = now() where area_id = ${lapsed.areaId}`;
    await database.sql`update devices set last_seen_at = null where id = ${silent.device.id}`;
    await database.sql`update operators set phone = '06126 4711' where id = ${operatorId}`;
    await database.sql`update areas set title = 'G auf' where id = ${door.areaId}`;
    expect((await list()).map(({ title, standing, phone }) => [title, standing, phone])).toEqual([
      ['C auf', 'open', '06126 4711'],
      ['G auf', 'open', '06126 4711'],
      ['E stumm', 'unreachable', '06126 4711'],
      ['B fragen', 'unasked', '06126 4711'],
      ['D gefragt', 'asked', '06126 4711'],
      ['F entzogen', 'lapsed', '06126 4711'],
      ['A zu', 'closed', '06126 4711'],
    ]);
  });

  test('lists only the requested doors when the person is external', async () => {
    const guest = await makePerson(database.db, { role: 'extern' });
    expect(await list(guest)).toEqual([]);
    await confirmAccess(database.ownerDb, door.areaId, guest);
    expect(await list(guest)).toMatchObject([{ slug: door.slug, request: { state: 'confirmed' } }]);
  });

  test('lists nothing when the person is blocked', async () => {
    await database.sql`update users set is_active = false`;
    expect(await list()).toEqual([]);
  });

  test.each([
    ['just now', 'door_now()', true],
    ['25 seconds ago', "door_now() - interval '25 s'", false],
  ])('decides whether the door is reachable when its device was last seen %s', async (_what, at, isReachable) => {
    await database.sql.unsafe(`update devices set last_seen_at = ${at}`);
    expect(await list()).toMatchObject([{ isReachable }]);
  });
});
