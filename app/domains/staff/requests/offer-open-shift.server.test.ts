import { beforeEach, describe, expect, test } from 'vitest';
import { mailsOf, makeTeam, type ShiftTeam, staffOn, stateOf } from '#tests/factories/shift-requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { offerOpenShift } from './offer-open-shift.server.ts';
import { reportAbsence } from './report-absence.server.ts';
import { takeShift } from './take-shift.server.ts';

const database = testDatabase();
let team: ShiftTeam;
beforeEach(async () => {
  await database.reset();
  team = await makeTeam(database.db);
});
const offer = (fromStaffId: string | null, who = team.manager) =>
  offerOpenShift(who, { shiftId: team.shiftId, fromStaffId, message: null });

describe('offerOpenShift', () => {
  test('offers the place of a person who cannot come, which ends that message', async () => {
    const absence = await reportAbsence(team.anna.ctx, { shiftId: team.shiftId, message: null });
    if (absence.kind !== 'reported') throw new Error(absence.kind);
    await database.sql`delete from mail_messages`;
    const outcome = await offer(team.anna.id);
    if (outcome.kind !== 'offered') throw new Error(outcome.kind);
    expect([outcome.told, await stateOf(database.db, absence.requestId)]).toEqual([2, 'done']);
    expect(await mailsOf(database.db)).toHaveLength(2);
    expect(await takeShift(team.ben.ctx, { requestId: outcome.requestId, despiteWarnings: false })).toMatchObject({
      kind: 'taken',
    });
    expect(await staffOn(database.db, team.shiftId)).toEqual([team.ben.id]);
  });

  test('offers a free place once, and none that is not free', async () => {
    expect(await offer(null)).toEqual({ kind: 'refused', code: 'FULL' });
    await database.sql`update shifts set required_staff_count = 3`;
    const kinds = (await Promise.all([offer(null), offer(null)])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['exists', 'offered']);
    expect(await offer(team.ben.id)).toEqual({ kind: 'refused', code: 'NOT_ASSIGNED' });
  });

  test('refuses drafts, and answers 404 to staff and to managers of others', async () => {
    const stranger = await makeTeam(database.db);
    for (const who of [team.anna.ctx, stranger.manager]) await expect(offer(null, who)).rejects.toThrow('shift');
    await database.sql`update shifts set status = 'CANCELLED'`;
    expect(await offer(null)).toEqual({ kind: 'refused', code: 'SHIFT_NOT_PUBLISHED' });
  });
});
