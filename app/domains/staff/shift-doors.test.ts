import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, doorJobs } from '#app/db/schema/index.ts';
import { pressDoor, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { type MadePerson } from '#tests/factories/person.ts';
import { makeCrew, makeShift, makeStaff, type MadeCrew, type MadeStaff } from '#tests/factories/staff.ts';
import { testNow } from '#tests/setup/clock.ts';
import { setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { cancelShift } from './shifts/cancel-shift.server.ts';
import { publishShift } from './shifts/publish-shift.server.ts';
import { swapShift } from './shifts/swap-shift.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let anna: MadeStaff;
let ben: MadeStaff;
let door: MadeDoor;
let shiftId: string;

/** A door that opens to no member, and a draft of Anna's that runs now. */
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
  await database.sql`insert into house_settings (staff) values (true) on conflict (id) do update set staff = true`;
  crew = await makeCrew(database.db);
  const { operatorId, facilityId, workAreaId } = crew;
  door = await makeDoor(database.db, { operatorId, facilityId, area: { openToMembers: false } });
  [anna, ben] = [await makeStaff(database.db, { operatorId }), await makeStaff(database.db, { operatorId })];
  shiftId = await makeShift(database.db, {
    operatorId,
    workAreaId,
    status: 'DRAFT',
    date: '2026-11-18',
    from: '09:30',
    until: '14:00',
    staffIds: [anna.id],
  });
});
const personOf = ({ userId, ctx }: MadeStaff): MadePerson => ({
  id: userId,
  email: ctx.actor.email ?? '',
  operatorId: null,
});
const press = (who: MadeStaff) => pressDoor(database.db, personOf(who), door.slug);
const swap = () => swapShift(crew.manager, { shiftId, fromStaffId: anna.id, toStaffId: ben.id });
const jobs = () => database.db.select().from(doorJobs);

describe('the door right of a shift', () => {
  test('begins when the shift is published, and the audit row names it', async () => {
    await expect(press(anna)).rejects.toThrow('forbidden');
    await publishShift(crew.manager, { shiftId });
    const jobId = await press(anna);
    expect(await takeGrant(database.db, door.device)).toMatchObject({ jobId });
    const rows = await database.db.select().from(auditLog);
    expect(rows.find(({ action }) => action === 'door.requested')?.after).toMatchObject({ ground: 'shift', shiftId });
  });

  test('moves with a swap at once', async () => {
    await publishShift(crew.manager, { shiftId });
    await expect(press(ben)).rejects.toThrow('forbidden');
    expect(await swap()).toMatchObject({ kind: 'swapped' });
    await expect(press(anna)).rejects.toThrow('forbidden');
    expect(await press(ben)).toEqual(expect.any(String));
  });

  test.each([
    ['a swap', swap],
    ['a cancellation', () => cancelShift(crew.manager, { shiftId })],
  ])('%s ends a press that waits for the device', async (_what, change) => {
    await publishShift(crew.manager, { shiftId });
    await press(anna);
    await change();
    await expect(takeGrant(database.db, door.device)).rejects.toThrow('nothing');
    expect(await jobs()).toMatchObject([{ status: 'expired', resultCode: 'CANCELLED' }]);
  });

  test('a press and a swap at the same moment give one of both the door, never the person who left', async () => {
    await publishShift(crew.manager, { shiftId });
    const [pressed] = await Promise.allSettled([press(anna), swap()]);
    expect(['fulfilled', 'rejected']).toContain(pressed.status);
    await expect(takeGrant(database.db, door.device)).rejects.toThrow('nothing');
    expect((await jobs()).every(({ resultCode }) => resultCode === 'CANCELLED')).toBe(true);
    const openedBy = await press(ben);
    expect(await takeGrant(database.db, door.device)).toMatchObject({ jobId: openedBy });
  });

  test('ends while the part is off', async () => {
    await publishShift(crew.manager, { shiftId });
    await press(anna);
    await database.sql`update house_settings set staff = false`;
    await expect(takeGrant(database.db, door.device)).rejects.toThrow('nothing');
  });
});
