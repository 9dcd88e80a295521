import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { makeRoom } from '#tests/factories/door-admin.ts';
import { makeFacility } from '#tests/factories/doors.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { makeResources } from '#tests/factories/rooms.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { placeResources } from './room-rows.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('placeResources moves root resources in and out, and names the rooms that lose one', async () => {
  const facilityId = await makeFacility(database.db, await makeOperator(database.db));
  const [hall = '', stage = ''] = await makeResources(database.db, facilityId, ['Saal', 'Bühne']);
  const [first, second] = [await makeRoom(database.db, facilityId), await makeRoom(database.db, facilityId)];
  const place = (roomId: string, resourceIds: readonly string[]) =>
    inTransaction(database, (tx) => placeResources(tx, { roomId, resourceIds }));
  expect(await place(first, [hall, stage])).toEqual([]);
  expect(await place(second, [hall])).toEqual([{ resourceId: hall, fromRoomId: first }]);
  expect(await place(second, [hall])).toEqual([]);
  expect(await place(first, [])).toEqual([]);
  const rows = await database.sql`select name, room_id from resources order by name desc`;
  expect([...rows]).toEqual([
    { name: 'Saal', room_id: second },
    { name: 'Bühne', room_id: null },
  ]);
});
