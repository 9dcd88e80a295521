import { beforeEach, expect, test } from 'vitest';
import { askCorrection } from '#app/domains/staff/times/ask-correction.server.ts';
import { changeMonth } from '#app/domains/staff/times/change-month.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { countSubmittedMonths, countWaitingCorrections } from './times-inbox.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('wishes wait for admins, submitted months for managers, and the own ones for another person', async () => {
  const { operatorId, manager } = await makeCrew(database.db);
  const admin = ctxOf(database.db, await makePerson(database.db, { role: 'admin', operatorId }), { role: 'admin' });
  const stranger = ctxOf(database.db, await makePerson(database.db, { role: 'admin' }), { role: 'admin' });
  const eva = await makeStaff(database.db, { operatorId });
  const own = await makeStaff(database.db, { operatorId });
  const colleague: Ctx = { ...own.ctx, actor: { ...own.ctx.actor, role: 'admin', operatorId } };
  const wanted = { clock_in_at: '2026-11-16T08:00:00Z', clock_out_at: '2026-11-16T12:00:00Z' };
  for (const { ctx, id: staffId } of [eva, own]) {
    await askCorrection(ctx, { dayKey: '2026-11-16', wanted, reason: 'Handy war leer' });
    await changeMonth(ctx, { staffId, month: '2026-10', to: 'submitted' });
  }
  const counts = async ({ actor }: Ctx) => {
    const ctx = { db: database.db, now: now() };
    return [await countWaitingCorrections(ctx, actor), await countSubmittedMonths(ctx, actor)];
  };
  expect(await counts(admin)).toEqual([2, 2]);
  expect(await counts(colleague)).toEqual([1, 1]);
  expect(await counts(manager)).toEqual([null, 2]);
  expect(await counts(stranger)).toEqual([0, 0]);
  expect(await counts(eva.ctx)).toEqual([null, null]);
});
