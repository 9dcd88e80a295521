import { beforeEach, expect, test } from 'vitest';
import { NotFoundError } from '#app/platform/errors.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { approveMonth, makeSession } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { noteMissingBreak } from './note-missing-break.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let eva: MadeStaff;
let sessionId: string;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  eva = await makeStaff(database.db, { operatorId: crew.operatorId });
  sessionId = await makeSession(eva, '2026-11-16T08:00:00Z', '2026-11-16T16:00:00Z');
});

const note = (ctx = eva.ctx, reason = 'Allein im Dienst') => noteMissingBreak(ctx, { sessionId, reason });
const stored = () => database.sql`select no_break_reason as reason from time_sessions`;

test('the reason of a missing break is kept, and the audit log names it without its text', async () => {
  expect(await note()).toEqual({ kind: 'noted' });
  expect(await stored()).toEqual([{ reason: 'Allein im Dienst' }]);
  expect(await database.sql`select after from audit_log where action = 'time_session.break_missed'`).toEqual([
    { after: { noBreakReason: '[personal]' } },
  ]);
});

test('others see no session', async () => {
  const lisa = await makeStaff(database.db, { operatorId: crew.operatorId });
  for (const ctx of [lisa.ctx, crew.manager]) await expect(note(ctx)).rejects.toThrow(NotFoundError);
});

test('an approved month does not change', async () => {
  await approveMonth(database.sql, eva.id, '2026-11');
  expect(await note()).toEqual({ kind: 'month_closed', month: '2026-11' });
  expect(await stored()).toEqual([{ reason: null }]);
});
