import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { measureAssignments, subprojectAssignments } from '#app/db/schema/index.ts';
import type { ProjectRole } from '#app/db/schema/subprojects.ts';
import { grantColumns, type StoredGrant } from './projects.server.ts';

/** Rows of both assignment tables under one name. In a write, after the lock of the grant. */

/** The sub-project or the measure of a role. */
export type RolePlace = { readonly subprojectId: string } | { readonly measureId: string };

export interface StoredAssignment {
  readonly id: string;
  /** One of the two is null. */
  readonly subprojectId: string | null;
  readonly measureId: string | null;
  readonly userId: string;
  readonly role: ProjectRole;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly remark: string | null;
  readonly version: number;
}

/** Both tables; the columns of `a` have the names of the tables. */
export const allAssignments = sql`(
  select id, subproject_id, null::uuid as measure_id, user_id, role, valid_from, valid_until, assigned_by, remark, version from subproject_assignments
  union all
  select id, null, measure_id, user_id, role, valid_from, valid_until, assigned_by, remark, version from measure_assignments)`;
const columns = sql`a.id, a.subproject_id as "subprojectId", a.measure_id as "measureId", a.user_id as "userId", a.role,
  a.valid_from::text as "validFrom", a.valid_until::text as "validUntil", a.remark, a.version`;

export const readAssignment = statement<{ id: string }, StoredAssignment>(sql`
  select ${columns} from ${allAssignments} a where a.id = ${sql.placeholder('id')}::uuid`);

/** Every role in one sub-project or measure, without those above and below. */
export const readAssignmentsOf = statement<{ id: string }, StoredAssignment>(sql`
  select ${columns} from ${allAssignments} a
  where a.subproject_id = ${sql.placeholder('id')}::uuid or a.measure_id = ${sql.placeholder('id')}::uuid order by a.valid_from, a.id`);

/** Locks the grant above an assignment. */
export const lockGrantOfAssignment = statement<{ id: string }, StoredGrant>(sql`
  select ${grantColumns} from funding_grants g where g.id = (
    select s.grant_id from ${allAssignments} a left join measures m on m.id = a.measure_id
      join subprojects s on s.id = coalesce(a.subproject_id, m.subproject_id)
    where a.id = ${sql.placeholder('id')}::uuid) for no key update`);

/** An active person. */
export const readPerson = statement<{ id: string }, { id: string }>(sql`
  select id from users where id = ${sql.placeholder('id')}::uuid and is_active`);

export interface NewAssignment {
  readonly userId: string;
  readonly role: ProjectRole;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly remark: string | null;
  readonly assignedBy: string;
}

export async function insertAssignment(tx: Transaction, place: RolePlace, values: NewAssignment): Promise<string> {
  const id = newId();
  await ('measureId' in place
    ? tx.insert(measureAssignments).values({ id, ...place, ...values })
    : tx.insert(subprojectAssignments).values({ id, ...place, ...values }));
  return id;
}

interface NewDates extends Record<string, string | null> {
  id: string;
  validFrom: string;
  validUntil: string | null;
  remark: string | null;
}
const updateIn = (table: ReturnType<typeof sql>) =>
  statement<NewDates>(sql`
    update ${table} set valid_from = ${sql.placeholder('validFrom')}::date, valid_until = ${sql.placeholder('validUntil')}::date,
      remark = ${sql.placeholder('remark')}, version = version + 1, updated_at = app_now() where id = ${sql.placeholder('id')}::uuid`);
const updateOfMeasure = updateIn(sql`measure_assignments`);
const updateOfSubproject = updateIn(sql`subproject_assignments`);
const deleteFrom = (table: ReturnType<typeof sql>) =>
  statement<{ id: string }>(sql`delete from ${table} where id = ${sql.placeholder('id')}::uuid`);
const deleteOfMeasure = deleteFrom(sql`measure_assignments`);
const deleteOfSubproject = deleteFrom(sql`subproject_assignments`);

/** Stores other dates or another remark. */
export async function updateAssignment(
  tx: Transaction,
  { id, measureId }: Pick<StoredAssignment, 'id' | 'measureId'>,
  { validFrom, validUntil, remark }: Pick<StoredAssignment, 'validFrom' | 'validUntil' | 'remark'>,
): Promise<void> {
  const update = measureId === null ? updateOfSubproject : updateOfMeasure;
  await update(tx, { id, validFrom, validUntil, remark });
}

export async function deleteAssignment(
  tx: Transaction,
  { id, measureId }: Pick<StoredAssignment, 'id' | 'measureId'>,
): Promise<void> {
  await (measureId === null ? deleteOfSubproject : deleteOfMeasure)(tx, { id });
}
