import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, staffMembers, users } from '#app/db/schema/index.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { memberInput } from '#tests/factories/crew-forms.ts';
import { makePerson } from '#tests/factories/person.ts';
import { type MadeCrew, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createMember } from './create-member.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let userId: string;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  ({ id: userId } = await makePerson(database.db));
});

test('makes a person a staff member; the audit names personal fields without their values', async () => {
  const outcome = await createMember(crew.manager, { userId, ...memberInput({ externalRef: 'MA-17' }) });
  const [row] = await database.db.select().from(staffMembers);
  expect(outcome).toMatchObject({ kind: 'created', staffId: row?.id });
  expect(row).toMatchObject({
    userId,
    operatorId: crew.operatorId,
    roles: ['service'],
    weeklyHours: 20,
    isActive: true,
  });
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({ action: 'staff_member.created', operatorId: crew.operatorId });
  expect(JSON.stringify(entry?.after)).not.toContain('MA-17');
});

test('refuses a person who is on the staff already, at this operator only', async () => {
  const { operatorId } = await makeCrew(database.db);
  const { userId: known } = await makeStaff(database.db, { operatorId });
  const first = await createMember(crew.manager, { userId: known, ...memberInput() });
  expect(first.kind).toBe('created');
  const again = await createMember(crew.manager, { userId: known, ...memberInput() });
  expect(again).toEqual({ kind: 'refused', problems: { userId: 'person_taken' } });
});

test('refuses a number that another staff member has, and a person who is not active', async () => {
  await makeStaff(database.db, { operatorId: crew.operatorId, externalRef: 'MA-17' });
  const taken = await createMember(crew.manager, { userId, ...memberInput({ externalRef: 'MA-17' }) });
  expect(taken).toEqual({ kind: 'refused', problems: { externalRef: 'ref_taken' } });
  await database.ownerDb.update(users).set({ isActive: false }).where(eq(users.id, userId));
  const gone = await createMember(crew.manager, { userId, ...memberInput() });
  expect(gone).toEqual({ kind: 'refused', problems: { userId: 'person' } });
});

test('refuses a person without the right', async () => {
  const { ctx } = await makeStaff(database.db, { operatorId: crew.operatorId });
  await expect(createMember(ctx, { userId, ...memberInput() })).rejects.toBeInstanceOf(ForbiddenError);
});
