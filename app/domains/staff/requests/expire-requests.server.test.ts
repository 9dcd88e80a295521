import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog } from '#app/db/schema/index.ts';
import { now } from '#app/platform/calendar.ts';
import { makeTeam, type ShiftTeam, stateOf } from '#tests/factories/shift-requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { expireRequests } from './expire-requests.server.ts';
import { offerShift } from './offer-shift.server.ts';

const database = testDatabase();
let team: ShiftTeam;
let requestId: string;
beforeEach(async () => {
  await database.reset();
  team = await makeTeam(database.db);
  const outcome = await offerShift(team.anna.ctx, { shiftId: team.shiftId, exchange: null, message: null });
  if (outcome.kind !== 'offered') throw new Error(outcome.kind);
  ({ requestId } = outcome);
});
/** The shift starts tomorrow, 10:00 in Berlin. */
const expire = (hours = 0) => expireRequests({ db: database.db, now: now().add({ hours }) });

describe('expireRequests', () => {
  test('ends a request at the start of its shift, once, with an audit row of the house', async () => {
    expect([await expire(23), await expire(24), await expire(24)]).toEqual([0, 1, 0]);
    expect(await stateOf(database.db, requestId)).toBe('expired');
    const rows = await database.db.select().from(auditLog).orderBy(auditLog.seq);
    expect(rows.at(-1)).toMatchObject({ actor: null, action: 'shift_request.expired', before: { state: 'offered' } });
  });

  test.each([
    ['the shift is cancelled', `update shifts set status = 'CANCELLED'`],
    ['the person has left the shift', `delete from shift_assignments`],
  ])('ends it when %s', async (_when, change) => {
    await database.sql.unsafe(change);
    expect([await expire(), await stateOf(database.db, requestId)]).toEqual([1, 'expired']);
  });

  test('leaves a request that a verb holds to its next run', async () => {
    await database.sql.begin(async (held) => {
      await held`select from shift_requests for update`;
      expect(await expire(24)).toBe(0);
    });
    expect(await expire(24)).toBe(1);
  });
});
