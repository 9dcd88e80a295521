import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog } from '#app/db/schema/index.ts';
import { mailsOf, makeTeam, type ShiftTeam } from '#tests/factories/shift-requests.ts';
import { makeShift, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { offerShift } from './offer-shift.server.ts';

const database = testDatabase();
let team: ShiftTeam;
beforeEach(async () => {
  await database.reset();
  team = await makeTeam(database.db);
});
const offer = (values: Partial<Parameters<typeof offerShift>[1]> = {}, who = team.anna) =>
  offerShift(who.ctx, { shiftId: team.shiftId, exchange: null, message: null, ...values });

describe('offerShift', () => {
  test('asks active colleagues with the role, and writes one audit row without the message', async () => {
    await makeStaff(database.db, { operatorId: team.operatorId, roles: ['bar'] });
    await makeStaff(database.db, { operatorId: team.operatorId, isActive: false });
    expect(await offer({ message: 'Habe einen Arzttermin' })).toMatchObject({ kind: 'offered', told: 2 });
    expect(await mailsOf(database.db)).toEqual([
      `shiftOffered ${team.ben.ctx.actor.email}`,
      `shiftOffered ${team.carla.ctx.actor.email}`,
    ]);
    const rows = await database.db.select().from(auditLog);
    expect(rows).toMatchObject([{ action: 'shift_request.offered', operatorId: team.operatorId }]);
    expect(JSON.stringify(rows)).not.toContain('Arzttermin');
  });

  test('has one live request per shift and person, also when two offers come at once', async () => {
    const kinds = (await Promise.all([offer(), offer()])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['exists', 'offered']);
  });

  test('asks one colleague for a shift of theirs in return', async () => {
    const { operatorId, ben } = team;
    const otherShiftId = await makeShift(database.db, { operatorId, date: '2026-11-21', staffIds: [ben.id] });
    const exchange = { toStaffId: ben.id, otherShiftId };
    expect(await offer({ exchange })).toMatchObject({ kind: 'offered', told: 1 });
    expect(await mailsOf(database.db)).toEqual([`shiftOffered ${ben.ctx.actor.email}`]);
  });

  test.each([
    ['is a draft', `update shifts set status = 'CANCELLED'`, 'SHIFT_NOT_PUBLISHED'],
    [
      'has started',
      `update shifts set start_at_utc = '2026-11-18T09:00:00Z', end_at_utc = '2026-11-18T15:00:00Z'`,
      'STARTED',
    ],
  ])('refuses a shift that %s', async (_what, change, code) => {
    await database.sql.unsafe(change);
    expect(await offer()).toEqual({ kind: 'refused', code });
  });

  test('answers 404 for a shift of others, of another operator, and to a member who is inactive', async () => {
    const stranger = await makeTeam(database.db);
    await expect(offer({}, team.ben)).rejects.toThrow('shift');
    await expect(offer({}, stranger.anna)).rejects.toThrow('shift');
    await expect(offer({ exchange: { toStaffId: stranger.anna.id, otherShiftId: stranger.shiftId } })).rejects.toThrow(
      'shift',
    );
    await database.sql`update staff_members set is_active = false`;
    await expect(offer()).rejects.toThrow('shift');
  });
});
