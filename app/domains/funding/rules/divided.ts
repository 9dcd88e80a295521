import { centsOf, moneyOf } from './money.ts';

/** What a split deals out and a merge brings together. */

export interface DividedMeasure {
  readonly id: string;
  readonly parentId: string | null;
  readonly number: string;
  readonly budget: string | null;
}

/** A sub-project in the tree of its grant. */
export interface TreeNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly number: string;
  readonly name: string;
  readonly budget: string;
  readonly level: number;
  readonly isSplit: boolean;
  readonly isActive: boolean;
  readonly isArchived: boolean;
  readonly mergedIntoId: string | null;
}

/** The parts below a sub-project; those that were merged away do not count. */
export const partsOf = (tree: readonly TreeNode[], id: string): TreeNode[] =>
  tree.filter(({ parentId, mergedIntoId }) => parentId === id && mergedIntoId === null);

/** The outermost measure above each measure; of an outermost one, itself. */
export function outermostOf(measures: readonly DividedMeasure[]): ReadonlyMap<string, string> {
  const parents = new Map(measures.map(({ id, parentId }) => [id, parentId]));
  const found = new Map<string, string>();
  for (const { id } of measures) {
    let top = id;
    for (let above = parents.get(top); above !== null && above !== undefined; above = parents.get(top)) top = above;
    found.set(id, top);
  }
  return found;
}

/** The sum of the outermost measures; one without a budget counts what is below it, as `measure_budgets` of the database. */
export function budgetOfMeasures(measures: readonly DividedMeasure[]): string {
  const below = new Map<string | null, DividedMeasure[]>();
  for (const measure of measures) below.set(measure.parentId, [...(below.get(measure.parentId) ?? []), measure]);
  const sum = (parentId: string | null): bigint =>
    (below.get(parentId) ?? []).reduce(
      (cents, { id, budget }) => cents + (budget === null ? sum(id) : centsOf(budget)),
      0n,
    );
  return moneyOf(sum(null));
}
