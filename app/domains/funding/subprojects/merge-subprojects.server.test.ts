import { beforeEach, expect, test } from 'vitest';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { makeGrant, makeLine, makeMeasure, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { mergeSubprojects } from './merge-subprojects.server.ts';
import { splitSubproject } from './split-subproject.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const subprojectOf = async (id: string) => {
  const [row] = await database.sql`
    select number, name, budget::text as budget, level, parent_id, is_active, is_split, merged_into_id, master_data, version
    from subprojects where id = ${id}`;
  return row;
};

/** Two sub-projects of level 1 with a measure of the same number, and an approver of both. */
async function makeTwo() {
  const { db } = database;
  const made = await makeGrant(db);
  const field = (name: string, value: string) => ({ name, value, source: 'application' as const });
  const one = await makeSubproject(db, { grantId: made.grantId, number: 'T1', masterData: [field('Ort', 'Husum')] });
  const two = await makeSubproject(db, {
    grantId: made.grantId,
    number: 'T2',
    budget: '500.50',
    masterData: [field('Ort', 'Kiel')],
  });
  await makeMeasure(db, { subprojectId: one, number: 'M1' });
  const other = await makeMeasure(db, { subprojectId: two, number: 'M1', budget: '100.00' });
  await makeMeasure(db, { subprojectId: two, number: 'M2', parentId: other, budget: null });
  const approver = await makeRole(db, { subprojectId: one, role: 'approver', validUntil: '2026-12-01' });
  await makeRole(db, { subprojectId: two, role: 'approver', userId: approver.userId, validFrom: '2026-11-01' });
  return { ...made, one, two, approver, ids: [one, two] };
}

test('mergeSubprojects makes a new sub-project of others, with what is in them', async () => {
  const { grantId, one, two, approver, ids, operatorId } = await makeTwo();
  const lineId = await makeLine(database.db, { grantId });
  await database.sql`
    insert into funding_receipts (id, grant_id, line_id, subproject_id, paid_on, party, reason, amount, number)
    values (gen_random_uuid(), ${grantId}, ${lineId}, ${two}, '2026-11-01', 'Laden', 'Farbe', 12.5, '1')`;
  const outcome = await mergeSubprojects(approver.ctx, { subprojectIds: ids, name: 'Beide', number: 'T2' });
  if (outcome.kind !== 'merged') throw new Error(outcome.kind);
  const { subprojectId } = outcome;
  expect(outcome).toMatchObject({ isWhole: false, renamed: [{ after: 'T1-M1' }, { after: 'T2-M1' }], budgets: [] });
  expect(await subprojectOf(subprojectId)).toMatchObject({
    number: 'T2',
    name: 'Beide',
    budget: '10500.50',
    level: 1,
    is_active: true,
    version: 1,
    master_data: [{ name: 'Ort', value: 'Husum' }],
  });
  for (const id of ids)
    expect(await subprojectOf(id)).toMatchObject({ is_active: false, merged_into_id: subprojectId });
  expect(await database.sql`select number from measures where subproject_id = ${subprojectId} order by number`).toEqual(
    [{ number: 'M2' }, { number: 'T1-M1' }, { number: 'T2-M1' }],
  );
  expect(await database.sql`select subproject_id from funding_receipts`).toEqual([{ subproject_id: subprojectId }]);
  // The two ranges of the person are one.
  expect(
    await database.sql`
    select user_id, subproject_id, valid_from::text as "from", valid_until from subproject_assignments`,
  ).toEqual([{ user_id: approver.userId, subproject_id: subprojectId, from: '2026-11-01', valid_until: null }]);
  expect(
    await database.sql`
    select entity_id, action, operator_id from audit_log where entity = 'subproject' order by seq`,
  ).toEqual([
    { entity_id: one, action: 'subproject.merged', operator_id: operatorId },
    { entity_id: two, action: 'subproject.merged', operator_id: operatorId },
    { entity_id: subprojectId, action: 'subproject.created', operator_id: operatorId },
  ]);
  expect(await database.sql`select subproject_id, action, changes from subproject_history order by id`).toMatchObject([
    { subproject_id: one, action: 'merge', changes: { into: subprojectId } },
    { subproject_id: two, action: 'merge', changes: { into: subprojectId } },
    { subproject_id: subprojectId, action: 'merge', changes: { sources: ids, renamed: [{ before: 'M1' }, {}] } },
  ]);
});

test('all parts of a whole make it active again, as it was', async () => {
  const { admin, one, approver } = await makeTwo();
  const before = await subprojectOf(one);
  const [measure] = await database.sql<{ id: string }[]>`select id from measures where subproject_id = ${one}`;
  const split = await splitSubproject(admin, {
    subprojectId: one,
    parts: [
      { name: 'A', number: 'A', budget: '4000.00', measureIds: [measure?.id ?? ''], assignmentIds: [approver.id] },
      { name: 'B', number: 'B', budget: '6000.00', measureIds: [], assignmentIds: [approver.id] },
    ],
  });
  const parts = split.kind === 'split' ? split.parts.map(({ id }) => id) : [];
  expect(await mergeSubprojects(approver.ctx, { subprojectIds: parts })).toMatchObject({
    kind: 'merged',
    subprojectId: one,
    isWhole: true,
  });
  expect(await subprojectOf(one)).toEqual({ ...before, version: 3 });
  expect(await database.sql`select id, number from measures where subproject_id = ${one}`).toEqual([
    { id: measure?.id, number: 'M1' },
  ]);
  expect(
    await database.sql`
    select id, valid_until::text as until from subproject_assignments where subproject_id = ${one}`,
  ).toEqual([{ id: approver.id, until: '2026-12-01' }]);
});

test('money above a sub-project moves along when another parent takes it', async () => {
  const { db } = database;
  const { admin, grantId } = await makeGrant(db);
  const [left, right] = [await makeSubproject(db, { grantId }), await makeSubproject(db, { grantId })];
  const [one, two] = await Promise.all(
    [left, right].map((parentId) => makeSubproject(db, { grantId, parentId, level: 2, budget: '9000.00' })),
  );
  const outcome = await mergeSubprojects(admin, { subprojectIds: [one ?? '', two ?? ''], name: 'Neu', number: 'N' });
  expect(outcome).toMatchObject({ kind: 'merged' });
  expect(await subprojectOf(left)).toMatchObject({ budget: '19000.00' });
  expect(await subprojectOf(right)).toMatchObject({ budget: '1000.00' });
  expect(await database.sql`select count(*)::int as rows from audit_log where action = 'subproject.edited'`).toEqual([
    { rows: 2 },
  ]);
});

test('a merge needs the right for each, one grant, and sub-projects that are active', async () => {
  const { admin, one, two, ids, operatorId } = await makeTwo();
  const author = await makeRole(database.db, { subprojectId: one, role: 'author' });
  const partial = await makeRole(database.db, { subprojectId: one, role: 'approver' });
  await makeRole(database.db, { subprojectId: two, role: 'reviewer', userId: partial.userId });
  const named = { name: 'Neu', number: 'N' };
  await expect(mergeSubprojects(author.ctx, { subprojectIds: ids, ...named })).rejects.toThrow(NotFoundError);
  await expect(mergeSubprojects(partial.ctx, { subprojectIds: ids, ...named })).rejects.toThrow(ForbiddenError);
  const second = await makeGrant(database.db, { operatorId });
  const other = await makeSubproject(database.db, { grantId: second.grantId });
  const over = { subprojectIds: [one, other], ...named };
  expect(await mergeSubprojects(admin, over)).toEqual({ kind: 'other_grant', id: other });
  const foreign = await makeSubproject(database.db, { grantId: (await makeGrant(database.db)).grantId });
  await expect(mergeSubprojects(admin, { subprojectIds: [one, foreign], ...named })).rejects.toThrow(NotFoundError);
  await expect(mergeSubprojects(admin, { subprojectIds: [foreign, one], ...named })).rejects.toThrow(NotFoundError);
  expect(await mergeSubprojects(admin, { subprojectIds: [one, one], ...named })).toMatchObject({ kind: 'refused' });
  expect(await mergeSubprojects(admin, { subprojectIds: [], ...named })).toMatchObject({ kind: 'refused' });
  const outcomes = await Promise.all(
    ['N1', 'N2'].map((number) => mergeSubprojects(admin, { subprojectIds: ids, name: 'Neu', number })),
  );
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['merged', 'not_active']);
});

test('mergeSubprojects takes a whole along whose last part is merged away, with its receipts and past roles', async () => {
  const { db } = database;
  const { grantId, admin } = await makeGrant(db);
  const whole = await makeSubproject(db, { grantId, number: 'T1', budget: '300.00' });
  const other = await makeSubproject(db, { grantId, number: 'T2', budget: '50.00' });
  await makeRole(db, { subprojectId: whole, validFrom: '2026-01-01', validUntil: '2026-02-01' });
  const lineId = await makeLine(db, { grantId });
  await database.sql`
    insert into funding_receipts (id, grant_id, line_id, subproject_id, paid_on, party, reason, amount, number)
    values (gen_random_uuid(), ${grantId}, ${lineId}, ${whole}, '2026-11-01', 'Laden', 'Farbe', 12.5, '1')`;
  const part = (number: string, budget: string) => ({
    name: number,
    number,
    budget,
    measureIds: [],
    assignmentIds: [],
  });
  const split = await splitSubproject(admin, {
    subprojectId: whole,
    parts: [part('a', '100.00'), part('b', '200.00')],
  });
  if (split.kind !== 'split') throw new Error(split.kind);
  const outcome = await mergeSubprojects(admin, {
    subprojectIds: [...split.parts.map(({ id }) => id), other],
    name: 'Alles',
    number: 'T3',
  });
  if (outcome.kind !== 'merged') throw new Error(outcome.kind);
  const { subprojectId } = outcome;
  expect(outcome.budgets).toEqual([]);
  expect(await subprojectOf(subprojectId)).toMatchObject({ budget: '350.00', level: 1 });
  expect(await subprojectOf(whole)).toMatchObject({ budget: '300.00', is_active: false, merged_into_id: subprojectId });
  expect(await database.sql`select subproject_id from funding_receipts`).toEqual([{ subproject_id: subprojectId }]);
  expect(await database.sql`select subproject_id from subproject_assignments`).toEqual([
    { subproject_id: subprojectId },
  ]);
  expect(
    await database.sql`select changes from subproject_history where subproject_id = ${whole} and action = 'merge'`,
  ).toEqual([{ changes: { into: subprojectId } }]);
});
