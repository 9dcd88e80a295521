import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, measureAssignments, subprojectAssignments, subprojects } from '#app/db/schema/index.ts';
import type { RolePlace } from '#app/domains/funding/store/assignments.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { type MadeGrant, makeGrant, makeMeasure, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { assignInput } from '#tests/factories/measure-forms.ts';
import { makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { assignPerson } from './assign-person.server.ts';

const database = testDatabase();
let grant: MadeGrant;
let subprojectId: string;
let userId: string;
beforeEach(async () => {
  await database.reset();
  grant = await makeGrant(database.db);
  subprojectId = await makeSubproject(database.db, { grantId: grant.grantId });
  userId = (await makePerson(database.db)).id;
});
const assign = (
  values: Partial<Parameters<typeof assignInput>[0]> = {},
  { place = { subprojectId }, ctx = grant.admin }: { place?: RolePlace; ctx?: Ctx } = {},
) => assignPerson(ctx, { place, ...assignInput({ userId, ...values }) });

test('assignPerson gives a role from today on, and audits it without the remark', async () => {
  const outcome = await assign({ remark: 'Für Eva' });
  if (outcome.kind !== 'assigned') throw new Error(outcome.kind);
  const [row] = await database.db.select().from(subprojectAssignments);
  expect(row).toMatchObject({
    id: outcome.assignmentId,
    subprojectId,
    userId,
    role: 'author',
    validFrom: '2026-11-18',
    validUntil: null,
    assignedBy: grant.admin.actor.id,
    remark: 'Für Eva',
  });
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({
    action: 'assignment.created',
    entityId: outcome.assignmentId,
    operatorId: grant.operatorId,
    after: { subprojectId, userId, role: 'author', validFrom: '2026-11-18' },
  });
  expect(JSON.stringify(entry)).not.toContain('Eva');
});

test('gives a role in a measure', async () => {
  const measureId = await makeMeasure(database.db, { subprojectId });
  expect((await assign({ role: 'reviewer' }, { place: { measureId } })).kind).toBe('assigned');
  const [row] = await database.db.select().from(measureAssignments);
  expect(row).toMatchObject({ measureId, role: 'reviewer' });
});

test('names the assignment that overlaps, and appoints again after it', async () => {
  await assign({ validFrom: '2026-01-01', validUntil: '2026-03-31' });
  expect(await assign({ validFrom: '2026-03-31' })).toMatchObject({
    kind: 'overlap',
    other: { validFrom: '2026-01-01', validUntil: '2026-03-31', role: 'author' },
  });
  expect((await assign({ validFrom: '2026-04-01' })).kind).toBe('assigned');
  expect((await assign({ validFrom: '2026-03-31', role: 'approver' })).kind).toBe('assigned');
});

test('refuses an unknown or inactive person, and dates that end before they begin', async () => {
  const gone = await makePerson(database.db, { isActive: false });
  const refused = (problems: object) => ({ kind: 'refused', problems });
  expect(await assign({ userId: gone.id })).toEqual(refused({ userId: 'person' }));
  expect(await assign({ userId: subprojectId })).toEqual(refused({ userId: 'person' }));
  expect(await assign({ validUntil: '2026-11-17' })).toEqual(refused({ validUntil: 'range' }));
});

test('refuses a sub-project that is not active', async () => {
  await database.db
    .update(subprojects)
    .set({ isActive: false, archivedAt: new Date(0) })
    .where(eq(subprojects.id, subprojectId));
  expect(await assign()).toEqual({ kind: 'not_active' });
});

test('two at once: one is named by the other', async () => {
  const outcomes = await Promise.all([assign(), assign()]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['assigned', 'overlap']);
});

test('is forbidden to people with a role, and unknown to another operator', async () => {
  for (const role of ['author', 'reviewer', 'approver'] as const) {
    const { ctx } = await makeRole(database.db, { subprojectId, role });
    await expect(assign({}, { ctx })).rejects.toBeInstanceOf(ForbiddenError);
  }
  const other = await makeGrant(database.db);
  await expect(assign({}, { ctx: other.admin })).rejects.toBeInstanceOf(NotFoundError);
});
