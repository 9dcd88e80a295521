import { beforeEach, describe, expect, test } from 'vitest';
import { mailsOf, makeTeam, type ShiftTeam, staffOn, stateOf } from '#tests/factories/shift-requests.ts';
import { makeShift, makeStaff, type MadeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { offerOpenShift } from './offer-open-shift.server.ts';
import { offerShift } from './offer-shift.server.ts';
import { takeShift } from './take-shift.server.ts';

const database = testDatabase();
let team: ShiftTeam;
const make = async (approval: boolean) => {
  team = await makeTeam(database.db, { approval });
};
beforeEach(() => database.reset());

async function offered(exchange: { toStaffId: string; otherShiftId: string } | null = null): Promise<string> {
  const outcome = await offerShift(team.anna.ctx, { shiftId: team.shiftId, exchange, message: null });
  if (outcome.kind !== 'offered') throw new Error(outcome.kind);
  return outcome.requestId;
}
const take = (who: MadeStaff, requestId: string, despiteWarnings = false) =>
  takeShift(who.ctx, { requestId, despiteWarnings });

describe('takeShift', () => {
  test('moves the shift at once when the operator needs no approval, and mails both', async () => {
    await make(false);
    const requestId = await offered();
    await database.sql`delete from mail_messages`;
    expect(await take(team.ben, requestId)).toEqual({ kind: 'taken', warnings: [] });
    expect([await staffOn(database.db, team.shiftId), await stateOf(database.db, requestId)]).toEqual([
      [team.ben.id],
      'done',
    ]);
    const mails = await mailsOf(database.db);
    expect(mails.toSorted()).toEqual(
      [`shiftSwapped ${team.anna.ctx.actor.email}`, `shiftSwapped ${team.ben.ctx.actor.email}`].toSorted(),
    );
  });

  test('waits for a manager, who is told as is the colleague', async () => {
    await make(true);
    const requestId = await offered();
    await database.sql`delete from mail_messages`;
    expect(await take(team.ben, requestId)).toEqual({ kind: 'waiting', warnings: [] });
    expect([await staffOn(database.db, team.shiftId), await stateOf(database.db, requestId)]).toEqual([
      [team.anna.id],
      'accepted',
    ]);
    const mails = await mailsOf(database.db);
    expect(mails.toSorted()).toEqual(
      [`shiftOffered ${team.anna.ctx.actor.email}`, `shiftRequest ${team.manager.actor.email}`].toSorted(),
    );
    expect(await take(team.carla, requestId)).toEqual({ kind: 'refused', code: 'OVER' });
  });

  test.each([true, false])('gives it to one of two who take it at once (approval: %s)', async (approval) => {
    await make(approval);
    const requestId = await offered();
    const outcomes = await Promise.all([take(team.ben, requestId), take(team.carla, requestId)]);
    expect(outcomes.filter(({ kind }) => kind === (approval ? 'waiting' : 'taken'))).toHaveLength(1);
    expect(outcomes).toContainEqual({ kind: 'refused', code: 'OVER' });
    expect(await staffOn(database.db, team.shiftId)).toHaveLength(1);
  });

  test('exchanges two shifts', async () => {
    await make(false);
    const { operatorId, anna, ben } = team;
    const otherShiftId = await makeShift(database.db, { operatorId, date: '2026-11-24', staffIds: [ben.id] });
    const requestId = await offered({ toStaffId: ben.id, otherShiftId });
    await expect(take(team.carla, requestId)).rejects.toThrow('shift_request');
    expect(await take(ben, requestId)).toMatchObject({ kind: 'taken' });
    expect([await staffOn(database.db, team.shiftId), await staffOn(database.db, otherShiftId)]).toEqual([
      [ben.id],
      [anna.id],
    ]);
  });

  test('warns of an overlap until the person confirms it', async () => {
    await make(false);
    const { operatorId, ben } = team;
    await makeShift(database.db, { operatorId, from: '14:00', until: '18:00', staffIds: [ben.id] });
    const requestId = await offered();
    expect(await take(ben, requestId)).toMatchObject({
      kind: 'warned',
      warnings: [{ code: 'OVERLAP_SHIFT', staffId: ben.id }],
    });
    expect(await stateOf(database.db, requestId)).toBe('offered');
    expect(await take(ben, requestId, true)).toMatchObject({ kind: 'taken' });
  });

  test('refuses a minor what the law forbids, also when confirmed', async () => {
    await make(false);
    const { operatorId, anna } = team;
    const shiftId = await makeShift(database.db, { operatorId, from: '16:00', until: '22:00', staffIds: [anna.id] });
    const young = await makeStaff(database.db, { operatorId, employmentKind: 'youth', birthDate: '2009-06-01' });
    const outcome = await offerShift(anna.ctx, { shiftId, exchange: null, message: null });
    if (outcome.kind !== 'offered') throw new Error(outcome.kind);
    expect(await take(young, outcome.requestId, true)).toEqual({ kind: 'refused', code: 'YOUTH' });
  });

  test.each([
    [
      'the shift has started',
      `update shifts set start_at_utc = '2026-11-18T08:59:00Z', end_at_utc = '2026-11-18T15:00:00Z'`,
      'STARTED',
    ],
    ['the shift is cancelled', `update shifts set status = 'CANCELLED'`, 'SHIFT_NOT_PUBLISHED'],
    ['the person lost the role', `update staff_members set roles = '{bar}'`, 'NO_ROLE'],
    ['whose place it was has left', `delete from shift_assignments`, 'NOT_ASSIGNED'],
    ['it was withdrawn', `update shift_requests set state = 'withdrawn'`, 'OVER'],
  ])('refuses when %s', async (_when, change, code) => {
    await make(false);
    const requestId = await offered();
    await database.sql.unsafe(change);
    expect(await take(team.ben, requestId)).toEqual({ kind: 'refused', code });
  });

  test('answers 404 to the person who offers, to people of other operators and to inactive ones', async () => {
    await make(false);
    const requestId = await offered();
    const stranger = await makeTeam(database.db);
    for (const who of [team.anna, stranger.ben]) await expect(take(who, requestId)).rejects.toThrow('shift_request');
    await database.sql`update staff_members set is_active = false`;
    await expect(take(team.ben, requestId)).rejects.toThrow('shift_request');
  });

  test('fills the free places of a shift one after the other, and no more', async () => {
    await make(true);
    const { operatorId, manager, anna, ben, carla } = team;
    const shiftId = await makeShift(database.db, { operatorId, requiredStaffCount: 2, date: '2026-11-26' });
    expect(await offerOpenShift(manager, { shiftId, fromStaffId: null, message: null })).toMatchObject({ told: 3 });
    const openId = async () => {
      const [row] = await database.sql<{ id: string }[]>`select id from shift_requests where state = 'offered'`;
      return row?.id;
    };
    const first = await openId();
    expect(await take(ben, first ?? '')).toMatchObject({ kind: 'taken' });
    const second = await openId();
    expect(second).not.toBe(first);
    const outcomes = await Promise.all([take(anna, second ?? ''), take(carla, second ?? '')]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'taken']);
    expect(await staffOn(database.db, shiftId)).toHaveLength(2);
    expect(await openId()).toBeUndefined();
  });
});
