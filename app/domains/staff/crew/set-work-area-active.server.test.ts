import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, workAreas } from '#app/db/schema/index.ts';
import { generateShifts } from '#app/domains/staff/planning/generate-shifts.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { type MadeCrew, makeCrew, makeStaff, makeTemplate } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { setWorkAreaActive } from './set-work-area-active.server.ts';

const database = testDatabase();
let crew: MadeCrew;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
});
const set = (isActive: boolean, ctx = crew.manager) =>
  setWorkAreaActive(ctx, { workAreaId: crew.workAreaId, isActive });

test('templates make no shifts in a work area that is out of use', async () => {
  const { operatorId, workAreaId } = crew;
  await makeTemplate(database.db, { operatorId, workAreaId, code: 'FRUEH' });
  await set(false);
  const day = { from: '2026-11-23', to: '2026-11-23' };
  const outcome = await generateShifts(crew.manager, day);
  expect(outcome).toMatchObject({ shifts: [], skipped: [{ code: 'FRUEH', reason: 'AREA_INACTIVE' }] });
  await set(true);
  expect(await generateShifts(crew.manager, day)).toMatchObject({ shifts: [{ workAreaId }], skipped: [] });
});

test('writes nothing the second time', async () => {
  await set(false);
  await set(false);
  const [row] = await database.db.select().from(workAreas).where(eq(workAreas.id, crew.workAreaId));
  expect(row).toMatchObject({ isActive: false, version: 2 });
  expect(await database.ownerDb.$count(auditLog)).toBe(1);
});

test('is unknown to another operator, and forbidden without the right', async () => {
  const other = await makeCrew(database.db);
  await expect(set(false, other.manager)).rejects.toBeInstanceOf(NotFoundError);
  const { ctx } = await makeStaff(database.db, { operatorId: crew.operatorId });
  await expect(set(false, ctx)).rejects.toBeInstanceOf(ForbiddenError);
});
