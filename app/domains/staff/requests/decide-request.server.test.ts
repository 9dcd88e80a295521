import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog } from '#app/db/schema/index.ts';
import { mailsOf, makeTeam, type ShiftTeam, staffOn, stateOf } from '#tests/factories/shift-requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { decideRequest } from './decide-request.server.ts';
import { offerShift } from './offer-shift.server.ts';
import { reportAbsence } from './report-absence.server.ts';
import { takeShift } from './take-shift.server.ts';

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
async function accepted(): Promise<string> {
  const requestId = await offered();
  await takeShift(team.ben.ctx, { requestId, despiteWarnings: true });
  await database.sql`delete from mail_messages`;
  return requestId;
}
const decide = (requestId: string, decision: 'approve' | 'decline' = 'approve', who = team.manager) =>
  decideRequest(who, { requestId, decision, answer: 'Danke' });

describe('decideRequest', () => {
  test('approves an accepted swap: the shift moves, both are told, the audit rows name both', async () => {
    const requestId = await accepted();
    expect(await decide(requestId)).toEqual({ kind: 'approved' });
    expect(await staffOn(database.db, team.shiftId)).toEqual([team.ben.id]);
    expect(await mailsOf(database.db)).toHaveLength(2);
    const rows = await database.db.select().from(auditLog).orderBy(auditLog.seq);
    expect(rows.slice(-2)).toMatchObject([
      { action: 'shift_request.done', after: { fromStaffId: team.anna.id, toStaffId: team.ben.id } },
      { action: 'shift.swapped', after: { fromStaffId: team.anna.id, toStaffId: team.ben.id } },
    ]);
    expect(await decide(requestId)).toEqual({ kind: 'refused', code: 'OVER' });
  });

  test('declines it with an answer to both', async () => {
    const requestId = await accepted();
    expect(await decide(requestId, 'decline')).toEqual({ kind: 'declined' });
    expect([await staffOn(database.db, team.shiftId), await stateOf(database.db, requestId)]).toEqual([
      [team.anna.id],
      'declined',
    ]);
    expect(await mailsOf(database.db)).toHaveLength(2);
  });

  test('settles a message "cannot come" without freeing the duty', async () => {
    const outcome = await reportAbsence(team.anna.ctx, { shiftId: team.shiftId, message: null });
    if (outcome.kind !== 'reported') throw new Error(outcome.kind);
    expect(await decide(outcome.requestId)).toEqual({ kind: 'settled' });
    expect(await staffOn(database.db, team.shiftId)).toEqual([team.anna.id]);
  });

  test.each([
    ['the colleague is inactive by now', `update staff_members set is_active = false`, 'PERSON_INACTIVE'],
    [
      'the shift has started',
      `update shifts set start_at_utc = '2026-11-18T08:00:00Z', end_at_utc = '2026-11-18T15:00:00Z'`,
      'STARTED',
    ],
    ['the person has left the shift', `delete from shift_assignments`, 'NOT_ASSIGNED'],
  ])('checks again, and refuses when %s', async (_when, change, code) => {
    const requestId = await accepted();
    await database.sql.unsafe(change);
    expect(await decide(requestId)).toEqual({ kind: 'refused', code });
  });

  test('refuses what no colleague has taken, and answers 404 to staff and to managers of others', async () => {
    const requestId = await offered();
    expect(await decide(requestId)).toEqual({ kind: 'refused', code: 'NOT_TAKEN' });
    const stranger = await makeTeam(database.db);
    for (const who of [team.anna.ctx, team.ben.ctx, stranger.manager])
      await expect(decide(requestId, 'approve', who)).rejects.toThrow('shift_request');
  });
});
