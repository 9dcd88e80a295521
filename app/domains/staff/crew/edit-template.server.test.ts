import { beforeEach, expect, test } from 'vitest';
import { auditLog, shiftTemplates } from '#app/db/schema/index.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { templateInput } from '#tests/factories/crew-forms.ts';
import { type MadeCrew, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createTemplate } from './create-template.server.ts';
import { editTemplate } from './edit-template.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let templateId: string;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  const made = await createTemplate(crew.manager, templateInput());
  if (made.kind !== 'created') throw new Error(made.kind);
  ({ templateId } = made);
});
const edit = (values: Parameters<typeof templateInput>[0], version = 1, ctx = crew.manager) =>
  editTemplate(ctx, { templateId, version, ...templateInput(values) });

test('stores the fields and audits what differs', async () => {
  expect(await edit({ weekdays: [0, 6], endTimeType: 'fixed', endTimeFixed: '17:30' })).toEqual({ kind: 'edited' });
  const [row] = await database.db.select().from(shiftTemplates);
  expect(row).toMatchObject({ weekdays: [0, 6], endTimeFixed: '17:30', version: 2 });
  const entries = await database.ownerDb.select().from(auditLog).orderBy(auditLog.seq);
  expect(entries[1]).toMatchObject({
    action: 'shift_template.edited',
    before: { weekdays: [1, 2, 3, 4, 5] },
    after: { weekdays: [0, 6], endTimeType: 'fixed', endTimeFixed: '17:30' },
  });
});

test('answers stale, and refuses a code that is taken and fields that contradict each other', async () => {
  await createTemplate(crew.manager, templateInput({ code: 'LATE' }));
  expect(await edit({}, 2)).toEqual({ kind: 'stale' });
  expect(await edit({ code: 'LATE' })).toEqual({ kind: 'refused', problems: { code: 'code_taken' } });
  expect(await edit({ endTimeType: 'fixed' })).toEqual({ kind: 'refused', problems: { endTimeFixed: 'fixed' } });
});

test('is unknown to another operator, and forbidden without the right', async () => {
  const other = await makeCrew(database.db);
  await expect(edit({}, 1, other.manager)).rejects.toBeInstanceOf(NotFoundError);
  const { ctx } = await makeStaff(database.db, { operatorId: crew.operatorId });
  await expect(edit({}, 1, ctx)).rejects.toBeInstanceOf(ForbiddenError);
});
