import { beforeEach, describe, expect, test } from 'vitest';
import { mailsOf, makeTeam, type ShiftTeam, stateOf } from '#tests/factories/shift-requests.ts';
import { makeShift } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { declineRequest } from './decline-request.server.ts';
import { offerShift } from './offer-shift.server.ts';
import { takeShift } from './take-shift.server.ts';

const database = testDatabase();
let team: ShiftTeam;
let requestId: string;
beforeEach(async () => {
  await database.reset();
  team = await makeTeam(database.db);
  const { operatorId, ben, anna, shiftId } = team;
  const otherShiftId = await makeShift(database.db, { operatorId, date: '2026-11-24', staffIds: [ben.id] });
  const exchange = { toStaffId: ben.id, otherShiftId };
  const outcome = await offerShift(anna.ctx, { shiftId, exchange, message: null });
  if (outcome.kind !== 'offered') throw new Error(outcome.kind);
  ({ requestId } = outcome);
  await database.sql`delete from mail_messages`;
});
const decline = (who = team.ben) => declineRequest(who.ctx, { requestId, answer: 'Da bin ich weg' });

describe('declineRequest', () => {
  test('ends the request of the colleague who was asked, and tells the other', async () => {
    expect(await decline()).toEqual({ kind: 'declined' });
    expect(await stateOf(database.db, requestId)).toBe('declined');
    expect(await mailsOf(database.db)).toEqual([`shiftOffered ${team.anna.ctx.actor.email}`]);
    expect(await decline()).toEqual({ kind: 'over' });
  });

  test('also after the colleague accepted, while a manager has not decided', async () => {
    expect(await takeShift(team.ben.ctx, { requestId, despiteWarnings: true })).toMatchObject({ kind: 'waiting' });
    expect(await decline()).toEqual({ kind: 'declined' });
  });

  test('answers 404 to people who were not asked', async () => {
    for (const who of [team.anna, team.carla]) await expect(decline(who)).rejects.toThrow('shift_request');
  });
});
