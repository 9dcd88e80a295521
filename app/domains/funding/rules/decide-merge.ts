import type { MasterField } from '#app/db/schema/subprojects.ts';
import { type DividedMeasure, partsOf, type TreeNode } from './divided.ts';
import { centsOf, moneyOf, sumOf } from './money.ts';
import { mergedNumbers, type RenamedMeasure } from './merged-numbers.ts';

export const MAX_MERGED = 50;
const MAX_NUMBER = 120;

export interface MergeFacts {
  /** In the order in which they were chosen, each once; all of one grant. */
  readonly sources: readonly (TreeNode & { readonly masterData: readonly MasterField[] })[];
  /** All sub-projects of the grant. */
  readonly tree: readonly TreeNode[];
  /** Of the sources. */
  readonly measures: readonly (DividedMeasure & { readonly subprojectId: string })[];
}

export interface MergeTarget {
  /** The whole that becomes active again; null for a new sub-project. */
  readonly wholeId: string | null;
  readonly parentId: string | null;
  readonly level: number;
  readonly name: string;
  readonly number: string;
  readonly budget: string;
  /** Null where the whole keeps its own. */
  readonly masterData: readonly MasterField[] | null;
}

export interface MovedBudget {
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

export interface MergeProblem {
  readonly field: 'subprojectIds' | 'name' | 'number';
  readonly code: 'few' | 'many' | 'name' | 'number' | 'number_taken' | 'number_long';
  readonly detail?: string;
}

export type MergeDecision =
  | {
      kind: 'merge';
      target: MergeTarget;
      renamed: readonly RenamedMeasure[];
      budgets: readonly MovedBudget[];
      /** Wholes that were split and have no part left: they go into the target too. */
      emptied: readonly TreeNode[];
    }
  | { kind: 'not_active'; id: string }
  | { kind: 'has_parts'; id: string }
  | { kind: 'refused'; problems: readonly MergeProblem[] };

/**
 * All parts of a whole that was split make it active again; other sub-projects become a new one at the highest level among them. The
 * money above them moves along, so that every sum stays the same.
 */
export function decideMerge(
  facts: MergeFacts,
  named: { readonly name: string | null; readonly number: string | null },
): MergeDecision {
  const { sources, tree, measures } = facts;
  const [first] = sources;
  if (!first || sources.length < 2) return refused({ field: 'subprojectIds', code: 'few' });
  if (sources.length > MAX_MERGED) return refused({ field: 'subprojectIds', code: 'many', detail: String(MAX_MERGED) });
  const inactive = sources.find(({ isActive }) => !isActive);
  if (inactive) return { kind: 'not_active', id: inactive.id };
  const above = sources.find(({ id }) => partsOf(tree, id).length > 0);
  if (above) return { kind: 'has_parts', id: above.id };
  const whole = wholeOf(facts, first);
  const highest = sources.reduce((one, other) => (other.level < one.level ? other : one), first);
  const number = whole?.number ?? named.number;
  const name = named.name ?? whole?.name ?? null;
  const partNumbers = new Map(sources.map((source) => [source.id, source.number]));
  const renamed = mergedNumbers(
    measures.map(({ id, number: own, subprojectId }) => ({
      id,
      number: own,
      partNumber: partNumbers.get(subprojectId) ?? '',
    })),
  );
  const long = renamed.find(({ after }) => Array.from(after).length > MAX_NUMBER);
  const budget = sumOf(sources.map((source) => source.budget));
  const problems: MergeProblem[] = [
    ...(name === null ? [{ field: 'name', code: 'name' } as const] : []),
    ...(number === null ? [{ field: 'number', code: 'number' } as const] : []),
    ...(!whole && number !== null && isTaken(facts, number)
      ? [{ field: 'number', code: 'number_taken', detail: number } as const]
      : []),
    ...(long ? [{ field: 'subprojectIds', code: 'number_long', detail: long.before } as const] : []),
  ];
  if (problems.length > 0 || name === null || number === null) return { kind: 'refused', problems };
  const place = whole ?? highest;
  const target: MergeTarget = {
    wholeId: whole?.id ?? null,
    parentId: place.parentId,
    level: place.level,
    name,
    number,
    budget,
    masterData: whole ? null : joinedData(sources.map(({ masterData }) => masterData)),
  };
  const emptied = emptiedBy(facts, target);
  return { kind: 'merge', target, renamed, budgets: movedBudgets(facts, target, emptied), emptied };
}

const refused = (problem: MergeProblem): MergeDecision => ({ kind: 'refused', problems: [problem] });

/** The whole whose parts the sources are, all of them. */
function wholeOf({ sources, tree }: MergeFacts, first: TreeNode): TreeNode | null {
  const whole = tree.find(({ id }) => id === first.parentId);
  if (!whole?.isSplit || whole.isArchived || whole.mergedIntoId !== null) return null;
  const chosen = new Set(sources.map(({ id }) => id));
  const parts = partsOf(tree, whole.id);
  return parts.length === chosen.size && parts.every(({ id }) => chosen.has(id)) ? whole : null;
}

/** The numbers of the sources become free. */
function isTaken({ sources, tree }: MergeFacts, number: string): boolean {
  const chosen = new Set(sources.map(({ id }) => id));
  return tree.some((node) => node.mergedIntoId === null && !chosen.has(node.id) && node.number === number);
}

/** The fields of the first, and those of the others whose name is new. */
function joinedData(all: readonly (readonly MasterField[])[]): MasterField[] {
  const fields = new Map<string, MasterField>();
  for (const field of all.flat()) if (!fields.has(field.name)) fields.set(field.name, field);
  return [...fields.values()];
}

/** A sub-project and what is above it. */
function chainOf(tree: readonly TreeNode[], from: string | null): Set<string> {
  const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  const ids = new Set<string>();
  for (let id = from; id !== null; id = parents.get(id) ?? null) ids.add(id);
  return ids;
}

/** The wholes whose last parts are merged away. Those above the target have it as a part. */
function emptiedBy({ sources, tree }: MergeFacts, { parentId, wholeId }: MergeTarget): TreeNode[] {
  const targets = chainOf(tree, wholeId ?? parentId);
  const gone = new Set(sources.map(({ id }) => id));
  const splits = tree
    .filter(({ id, isSplit, mergedIntoId }) => isSplit && mergedIntoId === null && !targets.has(id))
    .toSorted((one, other) => other.level - one.level);
  return splits.filter((whole) => {
    const parts = partsOf(tree, whole.id);
    const isEmptied = parts.length > 0 && parts.every(({ id }) => gone.has(id));
    if (isEmptied) gone.add(whole.id);
    return isEmptied;
  });
}

/** What is above a source and not above the target gives its budget; what is only above the target takes it. */
function movedBudgets(
  { sources, tree }: MergeFacts,
  { parentId, wholeId }: MergeTarget,
  emptied: readonly TreeNode[],
): MovedBudget[] {
  if (wholeId !== null) return [];
  const byId = new Map(tree.map((node) => [node.id, node]));
  const chain = (from: string | null) => chainOf(tree, from);
  const targets = chain(parentId);
  const moved = new Map<string, bigint>();
  const move = (id: string, cents: bigint) => moved.set(id, (moved.get(id) ?? 0n) + cents);
  for (const source of sources) {
    const own = chain(source.parentId);
    const cents = centsOf(source.budget);
    for (const id of own) if (!targets.has(id) && !emptied.some((one) => one.id === id)) move(id, -cents);
    for (const id of targets) if (!own.has(id)) move(id, cents);
  }
  return [...moved].flatMap(([id, cents]) => {
    const before = byId.get(id)?.budget ?? '0.00';
    return cents === 0n ? [] : [{ id, before, after: moneyOf(centsOf(before) + cents) }];
  });
}
