import { beforeEach, describe, expect, test } from 'vitest';
import { mailsOf, makeTeam, type ShiftTeam, stateOf } from '#tests/factories/shift-requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { offerOpenShift } from './offer-open-shift.server.ts';
import { offerShift } from './offer-shift.server.ts';
import { takeShift } from './take-shift.server.ts';
import { withdrawRequest } from './withdraw-request.server.ts';

const database = testDatabase();
let team: ShiftTeam;
beforeEach(async () => {
  await database.reset();
  team = await makeTeam(database.db);
});
async function offered(): Promise<string> {
  const outcome = await offerShift(team.anna.ctx, { shiftId: team.shiftId, exchange: null, message: null });
  if (outcome.kind !== 'offered') throw new Error(outcome.kind);
  return outcome.requestId;
}

describe('withdrawRequest', () => {
  test('takes the own request back, and tells the colleague who had accepted', async () => {
    const requestId = await offered();
    await takeShift(team.ben.ctx, { requestId, despiteWarnings: false });
    await database.sql`delete from mail_messages`;
    expect(await withdrawRequest(team.anna.ctx, { requestId })).toEqual({ kind: 'withdrawn' });
    expect(await mailsOf(database.db)).toEqual([`shiftOffered ${team.ben.ctx.actor.email}`]);
    expect(await withdrawRequest(team.anna.ctx, { requestId })).toEqual({ kind: 'over' });
    expect(await offered()).not.toBe(requestId);
  });

  test('loses against a colleague who took it, or wins, but never both', async () => {
    await database.sql`update operators set swap_needs_approval = false`;
    const requestId = await offered();
    const [taken, withdrawn] = await Promise.all([
      takeShift(team.ben.ctx, { requestId, despiteWarnings: false }),
      withdrawRequest(team.anna.ctx, { requestId }),
    ]);
    expect([taken.kind, withdrawn.kind]).toEqual(
      (await stateOf(database.db, requestId)) === 'done' ? ['taken', 'over'] : ['refused', 'withdrawn'],
    );
  });

  test('lets a manager take an open offer back, and answers 404 to others', async () => {
    const { manager, shiftId, anna, ben } = team;
    const outcome = await offerOpenShift(manager, { shiftId, fromStaffId: anna.id, message: null });
    if (outcome.kind !== 'offered') throw new Error(outcome.kind);
    const { requestId } = outcome;
    for (const who of [anna, ben])
      await expect(withdrawRequest(who.ctx, { requestId })).rejects.toThrow('shift_request');
    const stranger = await makeTeam(database.db);
    await expect(withdrawRequest(stranger.manager, { requestId })).rejects.toThrow('shift_request');
    expect(await withdrawRequest(manager, { requestId })).toEqual({ kind: 'withdrawn' });
  });
});
