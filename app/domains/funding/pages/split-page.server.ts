import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import {
  decideSplit,
  LOWEST_LEVEL,
  type PartInput,
  type SplitDecision,
} from '#app/domains/funding/rules/decide-split.ts';
import { budgetOfMeasures, outermostOf, partsOf } from '#app/domains/funding/rules/divided.ts';
import { readMeasuresOf, readRolesOf, readTree, type StoredRole } from '#app/domains/funding/store/division.server.ts';
import { assertMay, findSubproject } from '#app/domains/funding/store/projects.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';

/** What a split or a merge shows of a role. */
export const roleLineOf = ({ id, name, role, validFrom, validUntil }: Omit<StoredRole, 'changedAt'>) => ({
  id,
  name,
  role,
  validFrom,
  validUntil,
});

const countLooseReceipts = statement<{ id: string }, { receipts: number }>(sql`
  select count(*)::int as receipts from funding_receipts where subproject_id = ${sql.placeholder('id')}::uuid and measure_id is null`);

async function readFacts(ctx: ReadCtx, actor: Actor, subprojectId: string) {
  const ids = arrayOf([subprojectId]);
  const [whole, measures, roles, [loose]] = await inOneFlight(ctx.db, (db) => [
    findSubproject(db, actor, subprojectId),
    readMeasuresOf(db, { ids }),
    readRolesOf(db, { ids }),
    countLooseReceipts(db, { id: subprojectId }),
  ]);
  if (whole.isActive) assertMay(actor, whole, { entity: 'subproject', action: 'funding.divide' });
  const tree = await readTree(ctx.db, { grantId: whole.grantId });
  return { whole, tree, measures, roles, looseReceipts: loose?.receipts ?? 0 };
}

type Facts = Awaited<ReturnType<typeof readFacts>>;

/** The form of a split: what there is to deal out, or why it cannot be split. */
export async function getSplitPage(ctx: ReadCtx, actor: Actor, subprojectId: string) {
  return pageOfFacts(await readFacts(ctx, actor, subprojectId));
}

function pageOfFacts({ whole, tree, measures, roles, looseReceipts }: Facts) {
  const tops = outermostOf(measures);
  const { id, number, name, budget, level, version } = whole;
  return {
    whole: { id, number, name, budget, level, version },
    obstacle: obstacleOf({ whole, tree }),
    /** The outermost ones; each takes those below it along. */
    measures: measures.flatMap((measure) =>
      measure.parentId === null
        ? [{ ...measure, below: measures.filter((one) => tops.get(one.id) === measure.id).length - 1 }]
        : [],
    ),
    measuresBudget: budgetOfMeasures(measures),
    measuresCount: measures.length,
    roles: roles.filter(({ hasEnded }) => !hasEnded).map(roleLineOf),
    endedRoles: roles.filter(({ hasEnded }) => hasEnded).length,
    looseReceipts,
  };
}

function obstacleOf({
  whole,
  tree,
}: Pick<Facts, 'whole' | 'tree'>): 'not_active' | 'has_parts' | 'lowest_level' | null {
  if (!whole.isActive) return 'not_active';
  if (partsOf(tree, whole.id).length > 0) return 'has_parts';
  return whole.level >= LOWEST_LEVEL ? 'lowest_level' : null;
}

export type SplitPage = ReturnType<typeof pageOfFacts>;
export type PreviewedPart = ReturnType<typeof previewedPart>;

export type SplitPreview =
  | Exclude<SplitDecision, { kind: 'split' }>
  | { kind: 'split'; parts: readonly PreviewedPart[] };

/** What a split would make, by the rules of `splitSubproject`; writes nothing. */
export async function previewSplit(
  ctx: ReadCtx,
  actor: Actor,
  { subprojectId, parts }: { subprojectId: string; parts: readonly PartInput[] },
): Promise<SplitPreview> {
  const facts = await readFacts(ctx, actor, subprojectId);
  const { whole, tree, measures, roles } = facts;
  const decision = decideSplit({ whole, tree, measures, assignments: roles }, parts);
  if (decision.kind !== 'split') return decision;
  const { kind, measureIds } = decision;
  return { kind, parts: parts.map((part, index) => previewedPart(facts, part, measureIds[index] ?? [])) };
}

function previewedPart(
  { measures, roles }: Facts,
  { number, name, budget, assignmentIds }: PartInput,
  dealt: readonly string[],
) {
  const ids = new Set(dealt);
  const own = measures.filter(({ id }) => ids.has(id));
  const rolesOfPart = new Set(assignmentIds);
  return {
    number,
    name,
    budget,
    measures: own.map((measure) => ({ id: measure.id, number: measure.number, title: measure.title })),
    measuresBudget: budgetOfMeasures(own),
    roles: roles.filter(({ id }) => rolesOfPart.has(id)).map(roleLineOf),
  };
}
