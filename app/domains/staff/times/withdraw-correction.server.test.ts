import { beforeEach, expect, test } from 'vitest';
import { NotFoundError } from '#app/platform/errors.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { askCorrection } from './ask-correction.server.ts';
import { withdrawCorrection } from './withdraw-correction.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let eva: MadeStaff;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  eva = await makeStaff(database.db, { operatorId: crew.operatorId });
});

async function ask(ctx = eva.ctx): Promise<{ correctionId: string }> {
  const wanted = { clock_in_at: '2026-11-16T08:00:00Z', clock_out_at: '2026-11-16T14:30:00Z' };
  const asked = await askCorrection(ctx, { staffId: eva.id, dayKey: '2026-11-16', reason: 'Handy war leer', wanted });
  if (asked.kind !== 'asked') throw new Error(asked.kind);
  return asked;
}

test('the person takes a wish back once', async () => {
  const wish = await ask();
  expect(await withdrawCorrection(eva.ctx, wish)).toEqual({ kind: 'withdrawn' });
  expect(await withdrawCorrection(eva.ctx, wish)).toEqual({ kind: 'over' });
  expect(await database.sql`select decision, decided_by as by from time_corrections`).toEqual([
    { decision: 'withdrawn', by: eva.userId },
  ]);
  expect(await database.sql`select action from audit_log order by seq`).toEqual([
    { action: 'time_correction.asked' },
    { action: 'time_correction.withdrawn' },
  ]);
});

test('a manager takes back what the manager asked, and others see no wish', async () => {
  const wish = await ask(crew.manager);
  const lisa = await makeStaff(database.db, { operatorId: crew.operatorId });
  await expect(withdrawCorrection(lisa.ctx, wish)).rejects.toThrow(NotFoundError);
  expect(await withdrawCorrection(crew.manager, wish)).toEqual({ kind: 'withdrawn' });
  const own = await ask();
  await expect(withdrawCorrection(crew.manager, own)).rejects.toThrow(NotFoundError);
});
