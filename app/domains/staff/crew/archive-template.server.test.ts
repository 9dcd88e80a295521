import { beforeEach, expect, test } from 'vitest';
import { auditLog } from '#app/db/schema/index.ts';
import { generateShifts } from '#app/domains/staff/planning/generate-shifts.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { type MadeCrew, makeCrew, makeStaff, makeTemplate } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { archiveTemplate } from './archive-template.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let templateId: string;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  templateId = await makeTemplate(database.db, { operatorId: crew.operatorId });
});
const archive = (isArchived: boolean, ctx = crew.manager) => archiveTemplate(ctx, { templateId, isArchived });
const made = async () => {
  const outcome = await generateShifts(crew.manager, { from: '2026-11-23', to: '2026-11-23', dryRun: true });
  return outcome.kind === 'generated' ? outcome.shifts.length : outcome.kind;
};

test('makes no shifts any more until it is brought back', async () => {
  await archive(true);
  expect(await made()).toBe(0);
  await archive(false);
  await archive(false);
  expect(await made()).toBe(1);
  const entries = await database.ownerDb.select().from(auditLog).orderBy(auditLog.seq);
  expect(entries.map(({ action }) => action)).toEqual(['shift_template.archived', 'shift_template.restored']);
});

test('is unknown to another operator, and forbidden without the right', async () => {
  const other = await makeCrew(database.db);
  await expect(archive(true, other.manager)).rejects.toBeInstanceOf(NotFoundError);
  const { ctx } = await makeStaff(database.db, { operatorId: crew.operatorId });
  await expect(archive(true, ctx)).rejects.toBeInstanceOf(ForbiddenError);
});
