import type { MeasureStatus } from '#app/db/schema/subprojects.ts';
import type { BudgetProblem } from './budgets.ts';
import { measureStates } from './measure-states.ts';
import { centsOf, moneyOf } from './money.ts';

/** A measure of the sub-project, as the rule needs it. */
export interface TreeMeasure {
  readonly id: string;
  readonly parentId: string | null;
  readonly number: string;
  readonly budget: string | null;
}

export interface WantedMeasure extends Omit<TreeMeasure, 'id'> {
  readonly status: MeasureStatus;
  readonly plannedFrom: string | null;
  readonly plannedUntil: string | null;
  readonly actualFrom: string | null;
  readonly actualUntil: string | null;
}

export interface MeasureFacts {
  /** Every measure of the sub-project. */
  readonly measures: readonly TreeMeasure[];
  /** The budget of the sub-project without what its parts take. */
  readonly room: string;
  /** The one that changes; null for a new one. */
  readonly stored: { readonly id: string; readonly status: MeasureStatus } | null;
}

export interface MeasureProblems {
  /** Not in the sub-project, or beyond the rights of the person; below the measure itself. */
  parentId?: 'parent' | 'cycle';
  number?: 'number_taken';
  status?: `status_edge:${MeasureStatus}`;
  plannedUntil?: 'range';
  actualUntil?: 'range';
  budget?: BudgetProblem;
}

const NEW = 'new';

/** The problems of a new or changed measure, by field; null when it can be stored. */
export function measureProblems(
  wanted: WantedMeasure,
  { measures, room, stored }: MeasureFacts,
): MeasureProblems | null {
  const id = stored?.id ?? NEW;
  const others = measures.filter((one) => one.id !== id);
  const tree = [...others, { id, parentId: wanted.parentId, number: wanted.number, budget: wanted.budget }];
  const above = pathUp(tree, wanted.parentId);
  const isUnknown = wanted.parentId !== null && !measures.some((one) => one.id === wanted.parentId);
  const isCycle = above.includes(id);
  const problems: MeasureProblems = {
    ...(isUnknown && { parentId: 'parent' }),
    ...(isCycle && { parentId: 'cycle' }),
    ...(others.some((one) => one.number === wanted.number) && { number: 'number_taken' }),
    ...(stored &&
      stored.status !== wanted.status &&
      !measureStates.can(stored.status, wanted.status) && { status: `status_edge:${stored.status}` as const }),
    ...(isReversed(wanted.plannedFrom, wanted.plannedUntil) && { plannedUntil: 'range' }),
    ...(isReversed(wanted.actualFrom, wanted.actualUntil) && { actualUntil: 'range' }),
  };
  const budget = isUnknown || isCycle ? null : budgetProblemIn(tree, { id, above, room });
  const found = { ...problems, ...(budget && { budget }) };
  return Object.keys(found).length === 0 ? null : found;
}

const isReversed = (from: string | null, until: string | null): boolean =>
  from !== null && until !== null && until < from;

/** The ids from `start` up; stops at a circle. */
function pathUp(tree: readonly TreeMeasure[], start: string | null): string[] {
  const parents = new Map(tree.map((one) => [one.id, one.parentId]));
  const path: string[] = [];
  for (let at: string | null = start; at !== null && !path.includes(at); at = parents.get(at) ?? null) path.push(at);
  return path;
}

/** The parts of the measure fit in it, and it fits in the first budget above it: that of a measure, else of the sub-project. */
function budgetProblemIn(
  tree: readonly TreeMeasure[],
  { id, above, room }: { id: string; above: readonly string[]; room: string },
): BudgetProblem | null {
  const byId = new Map(tree.map((one) => [one.id, one]));
  const below = new Map<string | null, TreeMeasure[]>();
  for (const one of tree) below.set(one.parentId, [...(below.get(one.parentId) ?? []), one]);
  const partsOf = (of: string | null): bigint =>
    (below.get(of) ?? []).reduce((sum, one) => sum + (one.budget === null ? partsOf(one.id) : centsOf(one.budget)), 0n);
  const whole = above.find((one) => (byId.get(one)?.budget ?? null) !== null) ?? null;
  const limit = whole === null ? room : (byId.get(whole)?.budget ?? room);
  const over = partsOf(whole) - centsOf(limit);
  if (over > 0n) return `exceeds:${moneyOf(over)}`;
  const own = byId.get(id)?.budget ?? null;
  const under = own === null ? 0n : partsOf(id) - centsOf(own);
  return under > 0n ? `below_parts:${moneyOf(under)}` : null;
}
