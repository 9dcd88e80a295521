import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog } from '#app/db/schema/index.ts';
import { adminOf, makePlace, makeVisit, makeVisitor, type MadePlace } from '#tests/factories/presence.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { makeResources } from '#tests/factories/rooms.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { openEvacuationList } from './open-evacuation-list.server.ts';

const database = testDatabase();
let place: MadePlace;
beforeEach(async () => {
  await database.reset();
  place = await makePlace(database.db);
});

describe('openEvacuationList', () => {
  test('has everyone who is in with guests, and says in the audit that it was opened', async () => {
    const { facilityId, operatorId, roomIds } = place;
    const admin = await adminOf(database.db, operatorId);
    const { id: userId } = await makeVisitor(database.db, { firstName: 'Thomas', lastName: 'Öhler' });
    await makeVisit(database.db, { userId, roomId: roomIds[0], guestCount: 2 });
    const list = await openEvacuationList(admin, { facilityId });
    expect(list).toMatchObject({ people: 1, guests: 2, bookings: [], visits: [{ lastName: 'Öhler', guestCount: 2 }] });
    expect(await database.db.select().from(auditLog)).toMatchObject([
      { action: 'evacuation.opened', entityId: facilityId, operatorId, after: { people: 1, guests: 2, bookings: 0 } },
    ]);
  });

  test('has the bookings that run now with the person to ask and the heads of the last date', async () => {
    const { facilityId, operatorId } = place;
    const admin = await adminOf(database.db, operatorId);
    const { id: userId } = await makeVisitor(database.db, { phone: '06126 4711' });
    const [hall = ''] = await makeResources(database.db, facilityId, ['Saal']);
    await database.sql`insert into event_types (id, label, icon, color) values ('fest', 'Fest', 'party-popper', '#ea580c')`;
    const book = (startTime: string, endTime: string, title: string) => database.sql`
      insert into bookings (id, resource_id, date, start_time, end_time, title, event_type_id, user_id, status, decision, place_name,
        person_name, type_label)
      values (gen_random_uuid(), ${hall}, '2026-11-18', ${startTime}, ${endTime}, ${title}, 'fest', ${userId}, 'approved', 'approved',
        'Saal', 'Eva Lang', 'Fest')`;
    await book('09:00', '10:00', 'Vorbei');
    await book('10:00', '11:00', 'Läuft');
    await book('11:00', '12:00', 'Später');
    const { bookings } = await openEvacuationList(admin, { facilityId });
    expect(bookings).toMatchObject([{ title: 'Läuft', personName: 'Eva Lang', phone: '06126 4711', heads: null }]);
    await database.sql`insert into booking_usage (booking_id, took_place, headcount, recorded_at, source)
      values (${bookings[0]?.id ?? ''}, true, 12, app_now(), 'trainer')`;
    expect((await openEvacuationList(admin, { facilityId })).bookings).toMatchObject([{ heads: 12 }]);
  });

  test('refuses the admin of another operator, and writes nothing', async () => {
    const stranger = await adminOf(database.db, await makeOperator(database.db));
    await expect(openEvacuationList(stranger, place)).rejects.toThrow('presence.names');
    expect(await database.db.$count(auditLog)).toBe(0);
  });
});
