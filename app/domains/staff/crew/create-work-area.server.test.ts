import { beforeEach, expect, test } from 'vitest';
import { auditLog, workAreas } from '#app/db/schema/index.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { workAreaInput } from '#tests/factories/crew-forms.ts';
import { type MadeCrew, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createWorkArea } from './create-work-area.server.ts';

const database = testDatabase();
let crew: MadeCrew;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
});

test('makes a work area in a room of the facility', async () => {
  const { facilityId, roomId, operatorId } = crew;
  const outcome = await createWorkArea(crew.manager, workAreaInput({ facilityId, roomId }));
  const rows = await database.db.select().from(workAreas);
  const made = rows.find(({ name }) => name === 'Theke');
  expect(outcome).toEqual({ kind: 'created', workAreaId: made?.id });
  expect(made).toMatchObject({ operatorId, facilityId, roomId, color: '#336699', isActive: true });
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({ action: 'work_area.created', operatorId });
});

test('refuses a facility of another operator, a room of another facility and a name that is taken', async () => {
  const other = await makeCrew(database.db);
  const { facilityId } = crew;
  const problemsOf = async (values: Parameters<typeof workAreaInput>[0]) => {
    const outcome = await createWorkArea(crew.manager, workAreaInput(values));
    return outcome.kind === 'refused' ? outcome.problems : outcome.kind;
  };
  expect(await problemsOf({ facilityId: other.facilityId })).toEqual({ facilityId: 'facility' });
  expect(await problemsOf({ facilityId, roomId: other.roomId })).toEqual({ roomId: 'room' });
  expect(await problemsOf({ facilityId })).toBe('created');
  expect(await problemsOf({ facilityId, name: 'THEKE' })).toEqual({ name: 'name_taken' });
});

test('refuses a person without the right', async () => {
  const { ctx } = await makeStaff(database.db, { operatorId: crew.operatorId });
  await expect(createWorkArea(ctx, workAreaInput(crew))).rejects.toBeInstanceOf(ForbiddenError);
});
