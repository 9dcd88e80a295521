import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, staffMembers } from '#app/db/schema/index.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { memberInput } from '#tests/factories/crew-forms.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editMember } from './edit-member.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let staff: MadeStaff;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  staff = await makeStaff(database.db, { operatorId: crew.operatorId, weeklyHours: 20 });
});
const edit = (values: Parameters<typeof memberInput>[0], version = 1, ctx = crew.manager) =>
  editMember(ctx, { staffId: staff.id, version, ...memberInput(values) });
const read = async () => (await database.db.select().from(staffMembers).where(eq(staffMembers.id, staff.id)))[0];

test('stores the fields and audits what differs', async () => {
  expect(await edit({ roles: ['theke', 'service'], employmentKind: 'minijob' })).toEqual({ kind: 'edited' });
  expect(await read()).toMatchObject({ roles: ['theke', 'service'], employmentKind: 'minijob', version: 2 });
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(Object.keys(entry?.after ?? {})).toEqual(expect.arrayContaining(['roles', 'employmentKind']));
  expect(Object.keys(entry?.after ?? {})).toHaveLength(2);
});

test('writes nothing when nothing differs', async () => {
  expect(await edit({})).toEqual({ kind: 'edited' });
  expect((await read())?.version).toBe(1);
  expect(await database.ownerDb.$count(auditLog)).toBe(0);
});

test('answers stale for an older version', async () => {
  await edit({ weeklyHours: 10 });
  expect(await edit({ weeklyHours: 30 })).toEqual({ kind: 'stale' });
});

test('refuses a number that another staff member has', async () => {
  await makeStaff(database.db, { operatorId: crew.operatorId, externalRef: '17' });
  expect(await edit({ externalRef: '17' })).toEqual({ kind: 'refused', problems: { externalRef: 'ref_taken' } });
});

test('is unknown to another operator, and forbidden without the right', async () => {
  const other = await makeCrew(database.db);
  await expect(edit({}, 1, other.manager)).rejects.toBeInstanceOf(NotFoundError);
  await expect(edit({}, 1, staff.ctx)).rejects.toBeInstanceOf(ForbiddenError);
});
