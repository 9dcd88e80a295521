import { beforeEach, describe, expect, test } from 'vitest';
import { mailsOf, makeTeam, type ShiftTeam, staffOn } from '#tests/factories/shift-requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { reportAbsence } from './report-absence.server.ts';

const database = testDatabase();
let team: ShiftTeam;
beforeEach(async () => {
  await database.reset();
  team = await makeTeam(database.db);
});
const report = (who = team.anna) => reportAbsence(who.ctx, { shiftId: team.shiftId, message: 'Krank' });

describe('reportAbsence', () => {
  test('tells the managers and does not free the duty', async () => {
    expect(await report()).toMatchObject({ kind: 'reported', told: 1 });
    expect(await mailsOf(database.db)).toEqual([`shiftRequest ${team.manager.actor.email}`]);
    expect(await staffOn(database.db, team.shiftId)).toEqual([team.anna.id]);
    expect(await report()).toEqual({ kind: 'exists' });
  });

  test.each([
    ['more than 48 hours before', '2026-11-20T09:00:01Z', 'TOO_EARLY'],
    ['after the start', '2026-11-18T09:00:00Z', 'STARTED'],
  ])('refuses %s', async (_when, start, code) => {
    await database.sql`
      update shifts set start_at_utc = ${start}, end_at_utc = ${start}::timestamptz + interval '6 hours'`;
    expect(await report()).toEqual({ kind: 'refused', code });
  });

  test('answers 404 for a shift of others', async () => {
    await expect(report(team.ben)).rejects.toThrow('shift');
  });
});
