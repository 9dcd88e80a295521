import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, workAreas } from '#app/db/schema/index.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { workAreaInput } from '#tests/factories/crew-forms.ts';
import { type MadeCrew, makeCrew, makeStaff, makeWorkArea } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editWorkArea } from './edit-work-area.server.ts';

const database = testDatabase();
let crew: MadeCrew;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
});
const edit = (values: Partial<Parameters<typeof workAreaInput>[0]>, version = 1, ctx = crew.manager) =>
  editWorkArea(ctx, {
    workAreaId: crew.workAreaId,
    version,
    ...workAreaInput({ facilityId: crew.facilityId, ...values }),
  });

test('stores the fields and audits what differs', async () => {
  expect(await edit({ name: 'Küche', roomId: crew.roomId })).toEqual({ kind: 'edited' });
  const [row] = await database.db.select().from(workAreas).where(eq(workAreas.id, crew.workAreaId));
  expect(row).toMatchObject({ name: 'Küche', roomId: crew.roomId, version: 2 });
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({ action: 'work_area.edited', after: { name: 'Küche', roomId: crew.roomId } });
});

test('answers stale, and refuses places of others and a name that is taken', async () => {
  const other = await makeCrew(database.db);
  await makeWorkArea(database.db, { operatorId: crew.operatorId, facilityId: crew.facilityId, name: 'Küche' });
  expect(await edit({}, 7)).toEqual({ kind: 'stale' });
  expect(await edit({ facilityId: other.facilityId })).toEqual({
    kind: 'refused',
    problems: { facilityId: 'facility' },
  });
  expect(await edit({ roomId: other.roomId })).toEqual({ kind: 'refused', problems: { roomId: 'room' } });
  expect(await edit({ name: 'küche' })).toEqual({ kind: 'refused', problems: { name: 'name_taken' } });
});

test('is unknown to another operator, and forbidden without the right', async () => {
  const other = await makeCrew(database.db);
  await expect(edit({}, 1, other.manager)).rejects.toBeInstanceOf(NotFoundError);
  const { ctx } = await makeStaff(database.db, { operatorId: crew.operatorId });
  await expect(edit({}, 1, ctx)).rejects.toBeInstanceOf(ForbiddenError);
});
