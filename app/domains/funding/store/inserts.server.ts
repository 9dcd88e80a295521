import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { fundingGrantLetters, fundingGrants, subprojectHistory, subprojects } from '#app/db/schema/index.ts';
import type { MasterField, SubprojectAction } from '#app/db/schema/subprojects.ts';
import type { GrantInput, LetterInput, SubprojectInput } from '#app/domains/funding/schema.ts';
import type { StoredSubproject } from './projects.server.ts';

/** Rows that a form, a file, a split or a merge makes. Budgets are checked at the commit by the database, before it by the verbs. */

export async function insertGrant(tx: Transaction, values: GrantInput & { operatorId: string }): Promise<string> {
  const id = newId();
  await tx.insert(fundingGrants).values({ id, ...values });
  return id;
}

export async function insertLetter(tx: Transaction, values: LetterInput & { grantId: string }): Promise<string> {
  const id = newId();
  await tx.insert(fundingGrantLetters).values({ id, ...values });
  return id;
}

export interface NewSubproject extends SubprojectInput {
  readonly grantId: string;
  /** The sub-project above it; null for level 1. */
  readonly parent: { readonly id: string; readonly level: number } | null;
  readonly masterData: readonly MasterField[];
}

/** A sub-project one level below its parent, with the first row of its history. */
export async function insertSubproject(
  tx: Transaction,
  actor: { readonly id: string },
  { parent, ...values }: NewSubproject,
): Promise<string> {
  const id = newId();
  await tx.insert(subprojects).values({ id, parentId: parent?.id ?? null, level: (parent?.level ?? 0) + 1, ...values });
  await writeHistory(tx, actor, { subprojectId: id, parentId: parent?.id ?? null, action: 'created', changes: values });
  return id;
}

export interface HistoryInput {
  readonly subprojectId: string;
  readonly parentId: string | null;
  readonly action: SubprojectAction;
  /** The state before; null for a new sub-project. Ids, never names of people (D19). */
  readonly snapshot?: object | null;
  readonly changes?: object | null;
}

/** Adds to the history of sub-projects. One statement for all rows. */
export async function writeHistory(
  tx: Transaction,
  actor: { readonly id: string },
  entry: HistoryInput | readonly HistoryInput[],
): Promise<void> {
  const rows = [entry].flat().map((one) => ({ id: newId(), doneBy: actor.id, ...one }));
  if (rows.length > 0) await tx.insert(subprojectHistory).values(rows);
}

/** The fields of a sub-project that a snapshot keeps. */
export const snapshotOf = ({ number, name, budget, level, masterData }: StoredSubproject) => ({
  number,
  name,
  budget,
  level,
  masterData,
});

/**
 * What is taken and what is there, as money: `whole` of the parent or else of the grant, `others` of the parts beside `ownId` and of the
 * parent's measures. In a write, after the lock of the grant.
 */
export const readBudgetAbove = statement<
  { grantId: string; parentId: string | null; ownId: string | null },
  { whole: string; others: string }
>(sql`
  select case when ${sql.placeholder('parentId')}::uuid is null
      then (select granted from funding_grants where id = ${sql.placeholder('grantId')}::uuid)
      else (select budget from subprojects where id = ${sql.placeholder('parentId')}::uuid) end::text as whole,
    (coalesce((select sum(budget) from subprojects
        where grant_id = ${sql.placeholder('grantId')}::uuid and parent_id is not distinct from ${sql.placeholder('parentId')}::uuid
          and merged_into_id is null and id is distinct from ${sql.placeholder('ownId')}::uuid), 0)
      + case when ${sql.placeholder('parentId')}::uuid is null then 0 else measure_budgets(${sql.placeholder('parentId')}::uuid, null) end
    )::numeric(14, 2)::text as others`);

/** What the parts and measures of a sub-project take, as money. */
export const readBudgetBelow = statement<{ id: string }, { below: string }>(sql`
  select (coalesce((select sum(budget) from subprojects where parent_id = ${sql.placeholder('id')}::uuid and merged_into_id is null), 0)
    + measure_budgets(${sql.placeholder('id')}::uuid, null))::numeric(14, 2)::text as below`);
