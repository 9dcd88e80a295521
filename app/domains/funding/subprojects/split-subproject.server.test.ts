import { beforeEach, expect, test } from 'vitest';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { makeGrant, makeLine, makeMeasure, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { splitSubproject } from './split-subproject.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const masterData = [{ name: 'Ort', value: 'Nordstrand', source: 'application' as const }];

/** A whole of 10,000 euros with three measures (the second below the first) and three roles (one has ended). */
async function makeWhole() {
  const { db } = database;
  const made = await makeGrant(db);
  const wholeId = await makeSubproject(db, { grantId: made.grantId, number: 'TP', masterData });
  const m1 = await makeMeasure(db, { subprojectId: wholeId, number: '1' });
  const below = await makeMeasure(db, { subprojectId: wholeId, number: '1.1', parentId: m1, budget: '400.00' });
  const m2 = await makeMeasure(db, { subprojectId: wholeId, number: '2' });
  const approver = await makeRole(db, { subprojectId: wholeId, role: 'approver' });
  const author = await makeRole(db, { subprojectId: wholeId });
  const past = await makeRole(db, { subprojectId: wholeId, role: 'reviewer', validUntil: '2026-11-17' });
  const parts = [
    { name: 'Nord', number: 'A', budget: '6000.01', measureIds: [m1], assignmentIds: [approver.id, author.id] },
    { name: 'Süd', number: 'B', budget: '3999.99', measureIds: [m2], assignmentIds: [author.id] },
  ];
  return { ...made, wholeId, m1, below, m2, approver, author, past, parts };
}

test('splitSubproject deals out measures, roles and receipts, and the whole stays readable and inactive', async () => {
  const { admin, grantId, wholeId, m1, below, m2, approver, author, past, parts } = await makeWhole();
  const lineId = await makeLine(database.db, { grantId });
  await database.sql`
    insert into funding_receipts (id, grant_id, line_id, subproject_id, measure_id, paid_on, party, reason, amount, number)
    values (gen_random_uuid(), ${grantId}, ${lineId}, ${wholeId}, ${below}, '2026-11-01', 'Laden', 'Farbe', 12.5, '1'),
      (gen_random_uuid(), ${grantId}, ${lineId}, ${wholeId}, null, '2026-11-01', 'Laden', 'Pinsel', 7, '2')`;
  const outcome = await splitSubproject(admin, { subprojectId: wholeId, version: 1, parts });
  if (outcome.kind !== 'split') throw new Error(outcome.kind);
  const [a, b] = outcome.parts.map(({ id }) => id);
  expect(
    await database.sql`
    select id, parent_id, number, name, budget::text as budget, level, master_data, is_split, is_active, split_by, version
    from subprojects order by level, number`,
  ).toEqual([
    expect.objectContaining({
      id: wholeId,
      level: 1,
      is_split: true,
      is_active: false,
      split_by: admin.actor.id,
      version: 2,
    }),
    ...[
      { id: a, number: 'A', name: 'Nord', budget: '6000.01' },
      { id: b, number: 'B', name: 'Süd', budget: '3999.99' },
    ].map((part) => ({
      ...part,
      parent_id: wholeId,
      level: 2,
      master_data: [{ name: 'Ort', value: 'Nordstrand', source: 'inherited' }],
      is_split: false,
      is_active: true,
      split_by: null,
      version: 1,
    })),
  ]);
  expect(await database.sql`select id, subproject_id, parent_id from measures order by number`).toEqual([
    { id: m1, subproject_id: a, parent_id: null },
    { id: below, subproject_id: a, parent_id: m1 },
    { id: m2, subproject_id: b, parent_id: null },
  ]);
  const roles = await database.sql<{ id: string; subproject_id: string; user_id: string; role: string }[]>`
    select id, subproject_id, user_id, role from subproject_assignments order by role, subproject_id = ${String(b)}`;
  expect(roles).toEqual([
    { id: approver.id, subproject_id: a, user_id: approver.userId, role: 'approver' },
    { id: author.id, subproject_id: a, user_id: author.userId, role: 'author' },
    expect.objectContaining({ subproject_id: b, user_id: author.userId, role: 'author' }),
    { id: past.id, subproject_id: wholeId, user_id: past.userId, role: 'reviewer' },
  ]);
  expect(await database.sql`select number, subproject_id from funding_receipts order by number`).toEqual([
    { number: '1', subproject_id: a },
    { number: '2', subproject_id: wholeId },
  ]);
});

test('the history has the whole with its snapshot, and each part; the audit has a row for each', async () => {
  const { admin, wholeId, below, author, parts, operatorId } = await makeWhole();
  const outcome = await splitSubproject(admin, { subprojectId: wholeId, parts });
  const ids = outcome.kind === 'split' ? outcome.parts.map(({ id }) => id) : [];
  const rows = await database.sql<{ action: string; snapshot: unknown; changes: unknown }[]>`
    select subproject_id, parent_id, action, snapshot, changes, done_by from subproject_history order by action desc, subproject_id`;
  expect(rows).toMatchObject([
    {
      subproject_id: wholeId,
      parent_id: null,
      action: 'split',
      done_by: admin.actor.id,
      snapshot: {
        number: 'TP',
        budget: '10000.00',
        masterData,
        measures: [{ number: '1' }, { id: below }, { number: '2' }],
      },
      changes: { parts: [{ id: ids[0], name: 'Nord' }, { id: ids[1] }] },
    },
    ...ids.map((id) => ({ subproject_id: id, parent_id: wholeId, action: 'created', snapshot: null })),
  ]);
  expect(JSON.stringify(rows[0]?.snapshot)).toContain(author.userId);
  expect(
    await database.sql`select action, entity_id, operator_id from audit_log where entity = 'subproject' order by seq`,
  ).toEqual([
    { action: 'subproject.split', entity_id: wholeId, operator_id: operatorId },
    ...ids.map((id) => ({ action: 'subproject.created', entity_id: id, operator_id: operatorId })),
  ]);
});

test('an approver of the sub-project splits it, others may not, and strangers do not find it', async () => {
  const { wholeId, approver, author, past, parts } = await makeWhole();
  const input = { subprojectId: wholeId, parts };
  await expect(splitSubproject(author.ctx, input)).rejects.toThrow(ForbiddenError);
  await expect(splitSubproject(past.ctx, input)).rejects.toThrow(NotFoundError);
  const stranger = await makePerson(database.db, { role: 'admin' });
  await expect(splitSubproject(ctxOf(database.db, stranger, { role: 'admin' }), input)).rejects.toThrow(NotFoundError);
  expect(await splitSubproject(approver.ctx, { ...input, version: 7 })).toEqual({ kind: 'stale' });
  expect(await splitSubproject(approver.ctx, input)).toMatchObject({ kind: 'split' });
  expect(await splitSubproject(approver.ctx, input)).toEqual({ kind: 'not_active' });
  // Without a role in a part, the whole is no longer found.
  await expect(splitSubproject(past.ctx, input)).rejects.toThrow(NotFoundError);
});

test('a refused split writes nothing and says by how much the budgets are off', async () => {
  const { admin, wholeId, parts } = await makeWhole();
  const [first, second] = parts;
  if (!first || !second) throw new Error('parts are missing');
  const input = { subprojectId: wholeId, parts: [first, { ...second, budget: '4000.00' }] };
  expect(await splitSubproject(admin, input)).toEqual({
    kind: 'refused',
    problems: [{ part: null, field: 'parts', code: 'sum_over', detail: '0.01' }],
  });
  expect(await database.sql`select count(*)::int as rows from subproject_history`).toEqual([{ rows: 0 }]);
});

test('of two splits at once one wins', async () => {
  const { admin, wholeId, parts } = await makeWhole();
  const others = parts.map((part) => ({ ...part, number: `${part.number}2` }));
  const outcomes = await Promise.all([
    splitSubproject(admin, { subprojectId: wholeId, parts }),
    splitSubproject(admin, { subprojectId: wholeId, parts: others }),
  ]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['not_active', 'split']);
  expect(await database.sql`select count(*)::int as rows from subprojects where level = 2`).toEqual([{ rows: 2 }]);
});
