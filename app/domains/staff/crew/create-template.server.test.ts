import { beforeEach, expect, test } from 'vitest';
import { auditLog, shiftTemplates } from '#app/db/schema/index.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { templateInput } from '#tests/factories/crew-forms.ts';
import { type MadeCrew, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createTemplate } from './create-template.server.ts';

const database = testDatabase();
let crew: MadeCrew;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
});

test('makes a template', async () => {
  const { operatorId, workAreaId } = crew;
  const input = templateInput({ workAreaId, endTimeType: 'close_plus', closePlusMinutes: 30, station: 'Terrasse' });
  const outcome = await createTemplate(crew.manager, input);
  const [row] = await database.db.select().from(shiftTemplates);
  expect(outcome).toEqual({ kind: 'created', templateId: row?.id });
  expect(row).toMatchObject({ ...input, operatorId, archived: false });
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({ action: 'shift_template.created', operatorId });
});

test('refuses a code that exists already at this operator', async () => {
  const other = await makeCrew(database.db);
  expect((await createTemplate(other.manager, templateInput())).kind).toBe('created');
  expect((await createTemplate(crew.manager, templateInput())).kind).toBe('created');
  expect(await createTemplate(crew.manager, templateInput({ name: 'Anders' }))).toEqual({
    kind: 'refused',
    problems: { code: 'code_taken' },
  });
});

test('refuses a work area of another operator, and events without one', async () => {
  const { workAreaId } = await makeCrew(database.db);
  const problems = async (values: Parameters<typeof templateInput>[0]) => {
    const outcome = await createTemplate(crew.manager, templateInput(values));
    return outcome.kind === 'refused' ? outcome.problems : outcome.kind;
  };
  expect(await problems({ workAreaId })).toEqual({ workAreaId: 'area_unknown' });
  expect(await problems({ eventMode: true })).toEqual({ workAreaId: 'area' });
});

test('refuses a person without the right', async () => {
  const { ctx } = await makeStaff(database.db, { operatorId: crew.operatorId });
  await expect(createTemplate(ctx, templateInput())).rejects.toBeInstanceOf(ForbiddenError);
});
