import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { measures } from '#app/db/schema/index.ts';
import type { MeasureInput } from '#app/domains/funding/measures/schema.ts';
import type { TreeMeasure } from '#app/domains/funding/rules/decide-measure.ts';
import { progressOf } from '#app/domains/funding/rules/measure-states.ts';

/** Rows of measures that verbs share. In a write, after the lock of the grant. */

/** The fields as they are stored: a completed measure has all of its progress. */
export const storedFields = (input: MeasureInput): MeasureInput => ({ ...input, progress: progressOf(input) });

/** A measure of a form, a file or the API. Budgets are checked at the commit by the database, before it by the verbs. */
export async function insertMeasure(
  tx: Transaction,
  { subprojectId, ...input }: MeasureInput & { subprojectId: string },
): Promise<string> {
  const id = newId();
  await tx.insert(measures).values({ id, subprojectId, ...storedFields(input) });
  return id;
}

/** Every measure of a sub-project, as decide-measure needs it. */
export const readTree = statement<{ subprojectId: string }, TreeMeasure>(sql`
  select id, parent_id as "parentId", number, budget::text as budget from measures
  where subproject_id = ${sql.placeholder('subprojectId')}::uuid`);

/** The budget of a sub-project without what its parts take, as money. */
export const readRoom = statement<{ subprojectId: string }, { room: string }>(sql`
  select (s.budget - coalesce((select sum(p.budget) from subprojects p where p.parent_id = s.id and p.merged_into_id is null), 0))::text as room
  from subprojects s where s.id = ${sql.placeholder('subprojectId')}::uuid`);

/** What keeps a measure: measures below it, and receipts. */
export const readKept = statement<{ id: string }, { below: boolean; receipts: boolean }>(sql`
  select exists (select from measures where parent_id = ${sql.placeholder('id')}::uuid) as below,
    exists (select from funding_receipts where measure_id = ${sql.placeholder('id')}::uuid) as receipts`);
