import { budgetOfMeasures, type DividedMeasure, outermostOf, partsOf, type TreeNode } from './divided.ts';
import { centsOf, differenceOf, sumOf } from './money.ts';

export const MAX_PARTS = 20;
export const LOWEST_LEVEL = 3;

export interface PartInput {
  readonly name: string;
  readonly number: string;
  readonly budget: string;
  /** A measure takes those below it along, so the outermost ones are enough. */
  readonly measureIds: readonly string[];
  readonly assignmentIds: readonly string[];
}

export interface SplitFacts {
  readonly whole: TreeNode;
  /** All sub-projects of the grant. */
  readonly tree: readonly TreeNode[];
  readonly measures: readonly DividedMeasure[];
  /** Roles in the whole. */
  readonly assignments: readonly { readonly id: string; readonly hasEnded: boolean }[];
}

export type SplitCode =
  | 'lowest_level'
  | 'few_parts'
  | 'many_parts'
  | 'sum_over'
  | 'sum_under'
  | 'number_twice'
  | 'number_taken'
  | 'measures_over'
  | 'unknown_measure'
  | 'measure_twice'
  | 'measure_apart'
  | 'measure_left'
  | 'unknown_assignment'
  | 'ended_assignment'
  | 'assignment_left';

export interface SplitProblem {
  /** The place of the part; null where the parts together are wrong. */
  readonly part: number | null;
  readonly field: 'parts' | 'number' | 'budget' | 'measureIds' | 'assignmentIds';
  readonly code: SplitCode;
  /** By how much the money is off, the number of a measure, or the id of an assignment. */
  readonly detail?: string;
}

export type SplitDecision =
  /** The measures of each part, with those below them. */
  | { kind: 'split'; measureIds: readonly (readonly string[])[] }
  | { kind: 'not_active' }
  | { kind: 'has_parts' }
  | { kind: 'refused'; problems: readonly SplitProblem[] };

/** Whether sub-project may be split as asked: nothing is left behind, and the money stays the same to the cent. */
export function decideSplit(facts: SplitFacts, parts: readonly PartInput[]): SplitDecision {
  const { whole, tree, measures } = facts;
  if (!whole.isActive) return { kind: 'not_active' };
  if (partsOf(tree, whole.id).length > 0) return { kind: 'has_parts' };
  const ofParts = (code: SplitCode, detail?: string): SplitDecision => ({
    kind: 'refused',
    problems: [{ part: null, field: 'parts', code, ...(detail !== undefined && { detail }) }],
  });
  if (whole.level >= LOWEST_LEVEL) return ofParts('lowest_level');
  if (parts.length < 2) return ofParts('few_parts');
  if (parts.length > MAX_PARTS) return ofParts('many_parts', String(MAX_PARTS));
  const dealt = dealtMeasures(measures, parts);
  const problems = [
    ...numberProblems(facts, parts),
    ...sumProblems(whole, parts),
    ...dealt.problems,
    ...roleProblems(facts, parts),
    ...(dealt.problems.length > 0 ? [] : overProblems(measures, parts, dealt.measureIds)),
  ];
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'split', measureIds: dealt.measureIds };
}

function numberProblems({ tree }: SplitFacts, parts: readonly PartInput[]): SplitProblem[] {
  const taken = new Set(tree.flatMap(({ number, mergedIntoId }) => (mergedIntoId === null ? [number] : [])));
  const seen = new Set<string>();
  return parts.flatMap(({ number }, part) => {
    const code = taken.has(number) ? 'number_taken' : seen.has(number) ? 'number_twice' : null;
    seen.add(number);
    return code ? [{ part, field: 'number' as const, code, detail: number }] : [];
  });
}

function sumProblems({ budget }: TreeNode, parts: readonly PartInput[]): SplitProblem[] {
  const off = differenceOf(sumOf(parts.map((part) => part.budget)), budget);
  if (off === '0.00') return [];
  const isOver = !off.startsWith('-');
  return [{ part: null, field: 'parts', code: isOver ? 'sum_over' : 'sum_under', detail: off.replace('-', '') }];
}

/** Every outermost measure goes to one part, and takes those below it along. */
function dealtMeasures(measures: readonly DividedMeasure[], parts: readonly PartInput[]) {
  const tops = outermostOf(measures);
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const field = 'measureIds' as const;
  const problems: SplitProblem[] = [];
  const places = new Map<string, number>();
  for (const [part, { measureIds }] of parts.entries())
    for (const id of new Set(measureIds)) {
      const measure = byId.get(id);
      if (!measure) problems.push({ part, field, code: 'unknown_measure', detail: id });
      else if (places.has(id)) problems.push({ part, field, code: 'measure_twice', detail: measure.number });
      else places.set(id, part);
    }
  for (const { id, number } of measures) {
    const top = tops.get(id) ?? id;
    const [place, above] = [places.get(id), places.get(top)];
    if (id === top && place === undefined)
      problems.push({ part: null, field: 'parts', code: 'measure_left', detail: number });
    if (place !== undefined && above !== undefined && place !== above)
      problems.push({ part: place, field, code: 'measure_apart', detail: number });
  }
  const measureIds = parts.map((_, part) =>
    measures.flatMap(({ id }) => (places.get(tops.get(id) ?? id) === part ? [id] : [])),
  );
  return { problems, measureIds };
}

/** A role that has not ended goes to at least one part; one that has ended stays with the whole. */
function roleProblems({ assignments }: SplitFacts, parts: readonly PartInput[]): SplitProblem[] {
  const byId = new Map(assignments.map((assignment) => [assignment.id, assignment]));
  const dealt = new Set(parts.flatMap(({ assignmentIds }) => assignmentIds));
  const wrong = parts.flatMap(({ assignmentIds }, part) =>
    [...new Set(assignmentIds)].flatMap((id): SplitProblem[] => {
      const found = byId.get(id);
      if (found && !found.hasEnded) return [];
      return [{ part, field: 'assignmentIds', code: found ? 'ended_assignment' : 'unknown_assignment', detail: id }];
    }),
  );
  const left = assignments.flatMap(({ id, hasEnded }): SplitProblem[] =>
    hasEnded || dealt.has(id) ? [] : [{ part: null, field: 'parts', code: 'assignment_left', detail: id }],
  );
  return [...wrong, ...left];
}

/** The measures of a part never exceed it. */
function overProblems(
  measures: readonly DividedMeasure[],
  parts: readonly PartInput[],
  dealt: readonly (readonly string[])[],
): SplitProblem[] {
  return parts.flatMap(({ budget }, part): SplitProblem[] => {
    const ids = new Set(dealt[part]);
    const over = differenceOf(budgetOfMeasures(measures.filter(({ id }) => ids.has(id))), budget);
    return centsOf(over) > 0n ? [{ part, field: 'budget', code: 'measures_over', detail: over }] : [];
  });
}
