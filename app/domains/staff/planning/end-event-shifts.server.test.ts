import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, bookings, mailMessages, shifts } from '#app/db/schema/index.ts';
import { now } from '#app/platform/calendar.ts';
import { makeEvents } from '#tests/factories/events.ts';
import { makePerson } from '#tests/factories/person.ts';
import { type MadeCrew, makeCrew, makeShift, makeStaff, makeTemplate } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { endEventShifts } from './end-event-shifts.server.ts';
import { generateShifts } from './generate-shifts.server.ts';

const database = testDatabase();
const date = '2026-11-27';
let crew: MadeCrew;
let eventId: string;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  [eventId = ''] = await makeEvents(database.db, crew.facilityId, [date]);
});

async function makeEventShift(status: 'DRAFT' | 'PUBLISHED', staffIds: string[] = []) {
  const { operatorId, workAreaId } = crew;
  const templateId = await makeTemplate(database.db, { operatorId, workAreaId, eventMode: true });
  return await makeShift(database.db, {
    operatorId,
    templateId,
    originDate: date,
    eventId,
    workAreaId,
    date,
    status,
    staffIds,
  });
}
const run = () => endEventShifts({ db: database.db, now: now() }, { bookingIds: [eventId] });
const statusOf = async (id: string) => (await database.db.select().from(shifts).where(eq(shifts.id, id)))[0]?.status;

test('cancels the drafts of an event that is gone, and the templates make none again', async () => {
  const draft = await makeEventShift('DRAFT');
  await database.ownerDb.delete(bookings);
  expect(await run()).toEqual({ cancelled: 1, flagged: 0 });
  expect(await statusOf(draft)).toBe('CANCELLED');
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({ action: 'shift.cancelled', entityId: draft, actor: null, operatorId: crew.operatorId });
  const again = await generateShifts(crew.manager, { from: date, to: date });
  expect(again).toMatchObject({ shifts: [] });
});

test('keeps published shifts and mails each manager once', async () => {
  const { id: staffId } = await makeStaff(database.db, { operatorId: crew.operatorId });
  const published = await makeEventShift('PUBLISHED', [staffId]);
  await makePerson(database.db, { role: 'admin', operatorId: crew.operatorId });
  await makeCrew(database.db);
  await database.ownerDb.update(bookings).set({ status: 'rejected', decision: 'rejected' });
  expect(await run()).toEqual({ cancelled: 0, flagged: 1 });
  expect(await run()).toEqual({ cancelled: 0, flagged: 0 });
  expect(await statusOf(published)).toBe('PUBLISHED');
  const mails = await database.ownerDb.select().from(mailMessages);
  expect(mails.map(({ template }) => template)).toEqual(['shiftRequest', 'shiftRequest']);
  expect(mails[0]).toMatchObject({ subject: 'Ein Dienst ohne Veranstaltung: Konzert, Fr 27.11.2026' });
  expect(mails[0]?.text).toContain('eine Person eingeteilt');
});

test('changes nothing when an undo brought the booking back', async () => {
  const draft = await makeEventShift('DRAFT');
  expect(await run()).toEqual({ cancelled: 0, flagged: 0 });
  expect(await statusOf(draft)).toBe('DRAFT');
});

test('leaves shifts of the past and archived ones as they are', async () => {
  const { operatorId } = crew;
  await makeShift(database.db, { operatorId, eventId, date: '2026-11-10', status: 'DRAFT' });
  await makeShift(database.db, { operatorId, eventId, date, status: 'DRAFT', archived: true });
  await database.ownerDb.delete(bookings);
  expect(await run()).toEqual({ cancelled: 0, flagged: 0 });
});

test('refuses a payload without bookings', async () => {
  await expect(endEventShifts({ db: database.db, now: now() }, {})).rejects.toThrow('bookingIds');
});
