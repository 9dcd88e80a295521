import { beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { users } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import type { ShiftChange } from '#app/domains/staff/rules/told-shifts.ts';
import { readShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { tellStaff } from './told-staff.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const tell = (ctx: Ctx, changes: ShiftChange<StoredShift>[]) => inTransaction(ctx, (tx) => tellStaff(tx, ctx, changes));
const read = async (id: string) => {
  const [shift] = await readShifts(database.db, [id]);
  if (!shift) throw new Error('no shift was read');
  return shift;
};

test('a mail says role, station, day, time, place and note in the language of its reader', async () => {
  const { manager, operatorId, workAreaId } = await makeCrew(database.db, { withRoom: true });
  const german = await makeStaff(database.db, { operatorId });
  const english = await makeStaff(database.db, { operatorId });
  await database.db.update(users).set({ locale: 'en' }).where(eq(users.id, english.userId));
  const [{ place } = { place: '' }] = await database.sql<{ place: string }[]>`
    select w.name || ', ' || f.name || ', ' || r.name as place
    from work_areas w join facilities f on f.id = w.facility_id join rooms r on r.id = w.room_id where w.id = ${workAreaId}`;
  const values = {
    operatorId,
    workAreaId,
    role: 'bar',
    station: 'Tresen',
    notesStaff: 'Schlüssel holen',
    from: '18:00',
    until: '02:00',
  };
  const shift = await read(await makeShift(database.db, values));
  expect(await tell(manager, [{ kind: 'published', shift, staffIds: [german.id, english.id] }])).toBe(2);
  const [[mail], [letter]] = [await mailsTo(database.sql, german.userId), await mailsTo(database.sql, english.userId)];
  expect(mail?.text).toContain(
    ['Theke, Tresen', 'Do 19.11.2026, 18:00–02:00 Uhr', place, 'Hinweis: Schlüssel holen'].join('\n'),
  );
  expect(letter?.subject).toBe('On the roster: Bar, Tresen, Thu 19 Nov 2026, 18:00–02:00');
  expect(letter?.text).toContain('Note: Schlüssel holen');
  expect(mail?.text).toContain('/meine-dienste');
  expect(mail?.calendars).toMatchObject([{ events: [{ title: 'Theke, Tresen', location: place, sequence: 1 }] }]);
});

test('a person gets one mail for all that happened, and each kind is a part of it', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const staff = await makeStaff(database.db, { operatorId });
  const of = { operatorId, staffIds: [staff.id] };
  const moved = await read(await makeShift(database.db, of));
  const gone = await read(await makeShift(database.db, { ...of, date: '2026-11-21', status: 'CANCELLED' }));
  const told = await tell(manager, [
    { kind: 'changed', shift: moved, before: { ...moved, endAtUtc: '2026-11-19T14:00:00.000Z' }, staffIds: [staff.id] },
    { kind: 'cancelled', shift: gone, staffIds: [staff.id] },
  ]);
  expect(told).toBe(1);
  const [mail, ...rest] = await mailsTo(database.sql, staff.userId);
  expect([rest, mail?.template, mail?.subject]).toEqual([[], 'shiftChanged', 'Änderungen an 2 Diensten']);
  expect(mail?.text).toMatch(/Bisher: Do 19\.11\.2026, 10:00–15:00 Uhr[^]*hat den Dienst abgesagt/);
  expect(mail?.calendars?.map(({ method, events }) => [method, events.length])).toEqual([
    ['PUBLISH', 1],
    ['CANCEL', 1],
  ]);
});

test('a person without an address, or with an account that is switched off, is not counted', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const [mute, off] = [await makeStaff(database.db, { operatorId }), await makeStaff(database.db, { operatorId })];
  await database.db.update(users).set({ email: null }).where(eq(users.id, mute.userId));
  await database.db.update(users).set({ isActive: false }).where(eq(users.id, off.userId));
  const shift = await read(await makeShift(database.db, { operatorId }));
  expect(await tell(manager, [{ kind: 'published', shift, staffIds: [mute.id, off.id] }])).toBe(0);
  expect(await tell(manager, [{ kind: 'published', shift, staffIds: [] }])).toBe(0);
});

test('a mail that the person switched off is suppressed', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const staff = await makeStaff(database.db, { operatorId });
  await database.sql`insert into mail_choices (user_id, kind, delivery) values (${staff.userId}, 'shifts', 'off')`;
  const shift = await read(await makeShift(database.db, { operatorId }));
  await tell(manager, [{ kind: 'published', shift, staffIds: [staff.id] }]);
  expect(await database.sql`select status, last_error from mail_messages`).toEqual([
    { status: 'suppressed', last_error: 'switched_off' },
  ]);
});
