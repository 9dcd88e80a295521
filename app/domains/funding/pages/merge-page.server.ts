import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { ProjectRole } from '#app/db/schema/subprojects.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { decideMerge, type MergeDecision } from '#app/domains/funding/rules/decide-merge.ts';
import { budgetOfMeasures, partsOf, type TreeNode } from '#app/domains/funding/rules/divided.ts';
import { sumOf } from '#app/domains/funding/rules/money.ts';
import { mergedRoles } from '#app/domains/funding/rules/merged-roles.ts';
import {
  findSubprojects,
  readMeasuresOf,
  readRolesOf,
  readTree,
  type StoredPartMeasure,
  type StoredRole,
} from '#app/domains/funding/store/division.server.ts';
import { standingOf } from '#app/domains/funding/store/projects.server.ts';
import { mayDivide } from '#app/domains/funding/rules/rights.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { roleLineOf } from './split-page.server.ts';

const readGrant = statement<{ id: string }, { id: string; operatorId: string; number: string; title: string }>(sql`
  select g.id, g.operator_id as "operatorId", g.number, g.title from funding_grants g where g.id = ${sql.placeholder('id')}::uuid`);
const readOwnRoles = statement<{ id: string; userId: string }, { id: string; role: ProjectRole }>(sql`
  select v.id, v.role from v_user_subprojects v
  where v.grant_id = ${sql.placeholder('id')}::uuid and v.user_id = ${sql.placeholder('userId')}::uuid`);

/**
 * What the person may merge in a grant, and what a merge of the chosen ones comes to. Throws NotFoundError for a grant in which the
 * person has no role, ForbiddenError without the right to divide in it.
 */
export async function getMergePage(ctx: ReadCtx, actor: Actor, input: { grantId: string; chosen: readonly string[] }) {
  const { grantId } = input;
  const [[grant], roles, tree] = await inOneFlight(ctx.db, (db) => [
    readGrant(db, { id: grantId }),
    readOwnRoles(db, { id: grantId, userId: actor.id }),
    readTree(db, { grantId }),
  ]);
  const standing =
    grant && standingOf(actor, { operatorId: grant.operatorId, roles: roles.map(({ role }) => role), isPast: false });
  if (!standing || !(standing.isAdmin || roles.length > 0)) throw new NotFoundError('grant');
  if (!mayDivide(standing)) throw new ForbiddenError('funding.divide');
  const own = new Set(roles.flatMap(({ id, role }) => (role === 'approver' ? [id] : [])));
  const candidates = tree
    .filter(({ id, isActive }) => isActive && (standing.isAdmin || own.has(id)) && partsOf(tree, id).length === 0)
    .map((node) => ({ ...node, ofWhole: nodeName(tree, node.parentId) }));
  const known = new Set(candidates.map(({ id }) => id));
  const chosen = [...new Set(input.chosen)].filter((id) => known.has(id));
  return {
    grant: { id: grant.id, number: grant.number, title: grant.title },
    candidates,
    chosen,
    preview: chosen.length < 2 ? null : await previewMerge(ctx, actor, { tree, chosen }),
  };
}

const nodeName = (tree: readonly TreeNode[], id: string | null) => {
  const node = tree.find((one) => one.id === id);
  return node ? `${node.number} ${node.name}` : null;
};

/** Name and number do not change what a merge brings together, and are asked for after the preview. */
const UNNAMED = { name: '', number: '' };

async function previewMerge(
  ctx: ReadCtx,
  actor: Actor,
  { tree, chosen }: { tree: readonly TreeNode[]; chosen: readonly string[] },
) {
  const wholes = tree.flatMap(({ id, isSplit }) => (isSplit ? [id] : []));
  const [sources, measures, roles] = await inOneFlight(ctx.db, (db) => [
    findSubprojects(db, actor, chosen),
    readMeasuresOf(db, { ids: arrayOf(chosen) }),
    readRolesOf(db, { ids: arrayOf([...new Set([...chosen, ...wholes])]) }),
  ]);
  const decision = decideMerge({ sources, tree, measures }, UNNAMED);
  if (decision.kind === 'refused') return { kind: decision.kind, problems: decision.problems };
  if (decision.kind !== 'merge') return { kind: decision.kind };
  return { kind: decision.kind, ...beforeAndAfter(decision, { tree, sources, measures, roles }) };
}

function beforeAndAfter(
  { target, renamed, budgets, emptied }: Extract<MergeDecision, { kind: 'merge' }>,
  {
    tree,
    sources,
    measures,
    roles,
  }: {
    tree: readonly TreeNode[];
    sources: readonly TreeNode[];
    measures: readonly StoredPartMeasure[];
    roles: readonly StoredRole[];
  },
) {
  const whole = tree.find(({ id }) => id === target.wholeId);
  const kept = roles.filter(
    ({ subprojectId }) =>
      subprojectId === target.wholeId || [...sources, ...emptied].some(({ id }) => id === subprojectId),
  );
  const names = new Map(renamed.map(({ id, after }) => [id, after]));
  const byId = new Map(kept.map((role) => [role.id, role]));
  return {
    sources: sources.map(({ id, number, name, budget }) => {
      const own = measures.filter(({ subprojectId }) => subprojectId === id);
      return {
        id,
        number,
        name,
        budget,
        measuresBudget: budgetOfMeasures(own),
        measures: own.map((measure) => ({ id: measure.id, number: measure.number, title: measure.title })),
        roles: kept.filter((role) => role.subprojectId === id).map(roleLineOf),
      };
    }),
    after: {
      /** The whole that becomes active again; null for a new sub-project. */
      whole: whole ? { id: whole.id, number: whole.number, name: whole.name, budget: whole.budget } : null,
      above: nodeName(tree, target.parentId),
      level: target.level,
      budget: target.budget,
      measuresBudget: sumOf(
        sources.map(({ id }) => budgetOfMeasures(measures.filter((one) => one.subprojectId === id))),
      ),
      measures: measures.map(({ id, number, title }) => ({ id, number: names.get(id) ?? number, title })),
      roles: mergedRoles(kept).flatMap(({ id, validFrom, validUntil }) => {
        const role = byId.get(id);
        return role ? [{ ...roleLineOf(role), validFrom, validUntil }] : [];
      }),
    },
    renamed: renamed.map(({ id, before, after }) => ({
      id,
      before,
      after,
      title: measures.find((measure) => measure.id === id)?.title ?? '',
    })),
    budgets: budgets.map(({ id, before, after }) => ({ id, before, after, name: nodeName(tree, id) ?? '' })),
  };
}

export type MergePage = Awaited<ReturnType<typeof getMergePage>>;
