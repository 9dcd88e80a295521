import { beforeEach, describe, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { mailsOf, makeTeam, type ShiftTeam } from '#tests/factories/shift-requests.ts';
import { makeShift } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { remindShifts } from './remind-shifts.server.ts';

const database = testDatabase();
let team: ShiftTeam;
beforeEach(async () => {
  await database.reset();
  team = await makeTeam(database.db);
});
/** The clock of the tests is at 10:00 in Berlin. */
const remind = (hours = 0) => remindShifts({ db: database.db, now: now().add({ hours }) });

describe('remindShifts', () => {
  test('mails the day before, once, one mail with all shifts of the day', async () => {
    const { operatorId, anna } = team;
    await makeShift(database.db, { operatorId, from: '18:00', until: '20:00', staffIds: [anna.id] });
    expect([await remind(), await remind(3)]).toEqual([1, 0]);
    expect(await mailsOf(database.db)).toEqual([`shiftReminder ${anna.ctx.actor.email}`]);
    const [mail] = await database.sql<{ subject: string; text: string }[]>`select subject, text from mail_messages`;
    expect(mail?.subject).toMatch(/^Morgen: Service, /);
    expect(mail?.text).toContain('diese 2 Dienste');
  });

  test.each([
    ['at night', () => remind(13)],
    ['two days before', () => remind(-24)],
    ['for a cancelled shift', () => database.sql`update shifts set status = 'CANCELLED'`.then(() => remind())],
    ['for a person who is switched off', () => database.sql`update users set is_active = false`.then(() => remind())],
  ])('mails nothing %s', async (_when, run) => {
    expect(await run()).toBe(0);
  });
});
