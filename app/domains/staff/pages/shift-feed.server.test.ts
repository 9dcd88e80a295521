import { beforeEach, describe, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { subscribed } from '#tests/factories/feeds.ts';
import { makeCrew, makeShift, makeStaff, type MadeCrew, type MadeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getShiftFeed, isStaffMember } from './shift-feed.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let anna: MadeStaff;
beforeEach(async () => {
  await database.reset();
  await database.sql`insert into house_settings (staff) values (true) on conflict (id) do update set staff = true`;
  crew = await makeCrew(database.db);
  anna = await makeStaff(database.db, { operatorId: crew.operatorId });
});
const make = (values: Partial<Parameters<typeof makeShift>[1]> = {}) =>
  makeShift(database.db, {
    operatorId: crew.operatorId,
    workAreaId: crew.workAreaId,
    staffIds: [anna.id],
    date: '2026-11-19',
    ...values,
  });

describe('the feed of own shifts', () => {
  test('has a stable id, the version as its sequence, and the notes for staff', async () => {
    const id = await make({ station: 'Terrasse', notesStaff: 'Bitte früh da sein', notesInternal: 'geheim' });
    const feed = await subscribed(anna.ctx, { kind: 'shifts' });
    const event = await feed.event(id);
    expect(event).toMatchObject({
      summary: 'Dienst: Service, Terrasse',
      status: 'CONFIRMED',
      sequence: 1,
      start: '2026-11-19T09:00:00Z',
      end: '2026-11-19T15:00:00Z',
      description: 'Bitte früh da sein',
    });
    expect(await feed.text()).not.toContain('geheim');
    await database.sql`update shifts set status = 'CANCELLED', version = version + 1`;
    expect(await feed.event(id)).toMatchObject({
      uid: event?.uid,
      summary: 'Abgesagt: Dienst: Service, Terrasse',
      status: 'CANCELLED',
      sequence: 2,
    });
    expect(await feed.event(id, 16)).toBeUndefined();
  });

  test('has no draft, no shift of others, nothing without cancelled dates and nothing while the part is off', async () => {
    await make({ status: 'DRAFT' });
    await make({ staffIds: [] });
    await make({ status: 'CANCELLED' });
    await make();
    const read = async (withCancelled: boolean) => {
      const feed = { userId: anna.userId, locale: 'de' as const, withCancelled };
      return (await getShiftFeed({ db: database.db, now: now() }, feed)).events.map(({ status }) => status);
    };
    expect([await read(true), await read(false)]).toEqual([['CANCELLED', 'CONFIRMED'], ['CONFIRMED']]);
    await database.sql`update house_settings set staff = false`;
    expect(await read(true)).toEqual([]);
  });

  test('is offered to people with an active staff row', async () => {
    const ask = () => isStaffMember({ db: database.db }, { id: anna.userId });
    expect(await ask()).toBe(true);
    await database.sql`update staff_members set is_active = false`;
    expect(await ask()).toBe(false);
  });
});
