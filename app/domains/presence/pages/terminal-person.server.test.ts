import { beforeEach, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getTerminalPerson, getTerminalPlace } from './terminal-person.server.ts';

const database = testDatabase();
const { db } = database;
beforeEach(() => database.reset());

test('getTerminalPerson names the rooms of the facility, and since when the person is in one', async () => {
  const { facilityId, roomIds, operatorId } = await makePlace(db);
  const elsewhere = await makePlace(db, { operatorId });
  const { id: userId } = await makeVisitor(db, { firstName: 'Lisa' });
  const other = await makeVisitor(db);
  await makeVisit(db, { userId, roomId: roomIds[1] });
  await makeVisit(db, { userId: other.id, roomId: roomIds[0] });
  expect(await getTerminalPerson({ db }, { userId, facilityId })).toEqual({
    firstName: 'Lisa',
    rooms: [
      { id: roomIds[0], name: 'Raum 1', since: null },
      { id: roomIds[1], name: 'Raum 2', since: '10:00' },
    ],
  });
  const { rooms } = await getTerminalPerson({ db }, { userId, facilityId: elsewhere.facilityId });
  expect(rooms.map(({ since }) => since)).toEqual([null, null]);
});

test('getTerminalPlace has the time of the facility', async () => {
  const { facilityId } = await makePlace(db);
  const place = await getTerminalPlace({ db, now: now() }, facilityId);
  expect(place).toMatchObject({ accentColor: '#2563eb', date: '2026-11-18', time: '10:00', second: 0 });
});
