import type { PartInput } from '#app/domains/funding/rules/decide-split.ts';
import { moneyOf } from '#app/domains/funding/rules/money.ts';
import { findSubproject, lockGrantOfSubproject } from '#app/domains/funding/store/projects.server.ts';
import { subprojectAssignments } from '#app/db/schema/index.ts';
import { postgresError } from '#app/db/errors.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { editSubproject } from '#app/domains/funding/subprojects/edit-subproject.server.ts';
import { mergeSubprojects } from '#app/domains/funding/subprojects/merge-subprojects.server.ts';
import { splitSubproject } from '#app/domains/funding/subprojects/split-subproject.server.ts';
import { addDays } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { FundingRows } from './funding-rows.ts';
import type { FundingAct } from './funding-walks.ts';

/** What an act refers to: rows as they are before the round. */
export interface FundingWorld extends FundingRows {
  readonly actors: readonly Ctx[];
  readonly newNumber: () => string;
}

const ROLES = ['author', 'reviewer', 'approver'] as const;
const TODAY = '2026-11-18';

const pickOf = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(list.length, 1)];

/** Carries out an act as one of the actors; the outcome in a word. */
export async function performFunding(world: FundingWorld, who: number, act: FundingAct): Promise<string> {
  const actor = pickOf(world.actors, who);
  if (!actor) throw new Error('no actor');
  try {
    return `${act.do} ${await perform(world, actor, act)}`;
  } catch (error) {
    if (error instanceof ForbiddenError) return `${act.do} forbidden`;
    if (error instanceof NotFoundError) return `${act.do} not found`;
    throw error;
  }
}

async function perform(world: FundingWorld, ctx: Ctx, act: FundingAct): Promise<string> {
  const leaves = world.subprojects.filter(({ isActive, isLeaf }) => isActive && isLeaf);
  switch (act.do) {
    case 'split': {
      const whole = pickOf(leaves, act.pick);
      if (!whole) return 'nothing';
      const outcome = await splitSubproject(ctx, { subprojectId: whole.id, parts: partsOf(world, whole, act) });
      if (outcome.kind !== 'split' || !act.isTakenBack) return wordOf(outcome);
      const back = await mergeSubprojects(world.actors[0] ?? ctx, { subprojectIds: outcome.parts.map(({ id }) => id) });
      return `and ${wordOf(back)}`;
    }
    case 'merge': {
      const first = pickOf(leaves, act.pick);
      if (!first) return 'nothing';
      const others = leaves.filter(
        ({ id, parentId }) => id !== first.id && (!act.ofWhole || parentId === first.parentId),
      );
      const chosen = act.ofWhole && first.parentId !== null ? others : others.slice(0, act.count - 1);
      const subprojectIds = [first, ...chosen].map(({ id }) => id);
      return wordOf(await mergeSubprojects(ctx, { subprojectIds, name: 'Neu', number: world.newNumber() }));
    }
    case 'assign':
      return await assign(world, ctx, act);
    case 'budget': {
      const found = pickOf(leaves, act.pick);
      if (!found) return 'nothing';
      const outcome = await editSubproject(ctx, {
        subprojectId: found.id,
        version: found.version,
        number: world.newNumber(),
        name: 'Umbenannt',
        budget: moneyOf(BigInt(Math.max(found.cents + act.cents, 0))),
        masterData: [],
      });
      return outcome.kind;
    }
  }
}

const wordOf = (outcome: { kind: string; isWhole?: boolean; problems?: readonly { code: string }[] }): string =>
  outcome.problems?.[0]?.code ?? (outcome.isWhole ? 'restored' : outcome.kind);

/** Parts that take their measures' money; the last one takes the rest. */
function partsOf(
  world: FundingWorld,
  whole: FundingRows['subprojects'][number],
  { parts: count, deals, isOff }: Extract<FundingAct, { do: 'split' }>,
): PartInput[] {
  const measures = world.measures.filter(({ subprojectId }) => subprojectId === whole.id);
  const tops = measures.filter(({ parentId }) => parentId === null);
  const roles = world.roles.filter(({ subprojectId, hasEnded }) => subprojectId === whole.id && !hasEnded);
  const dealOf = (index: number) => (deals[index % deals.length] ?? 0) % count;
  const taken = Array.from({ length: count }, (_, part) => tops.filter((_top, index) => dealOf(index) === part));
  const cents = taken.map((own) => own.reduce((sum, one) => sum + one.cents, 0));
  const rest = whole.cents - cents.reduce((sum, one) => sum + one, 0) + (isOff ? 1 : 0);
  return taken.map((own, part) => ({
    name: `Teil ${part}`,
    number: world.newNumber(),
    budget: moneyOf(BigInt((cents[part] ?? 0) + (part === count - 1 ? rest : 0))),
    measureIds: own.map(({ id }) => id),
    // Each role in one part, every other one in all.
    assignmentIds: roles.filter((_role, index) => index % 2 === 1 || dealOf(index) === part).map(({ id }) => id),
  }));
}

/** Gives the actor a role, as a form of the admin does: under the lock of the grant, in an active sub-project. */
async function assign(
  { subprojects, actors }: FundingWorld,
  { db, actor }: Ctx,
  { pick, role, days }: Extract<FundingAct, { do: 'assign' }>,
): Promise<string> {
  const found = pickOf(subprojects, pick);
  const person = pickOf(actors, pick);
  if (!found || !person) return 'nothing';
  try {
    return await inTransaction({ db }, async (tx) => {
      await lockGrantOfSubproject(tx, { id: found.id });
      if (!(await findSubproject(tx, actor, found.id)).isActive) return 'not_active';
      await tx.insert(subprojectAssignments).values({
        subprojectId: found.id,
        userId: person.actor.id,
        role: ROLES[role] ?? 'author',
        validFrom: TODAY,
        validUntil: days === null ? null : addDays(TODAY, days),
        assignedBy: actor.id,
      });
      return 'assigned';
    });
  } catch (error) {
    if (postgresError(error)?.constraint === 'subproject_assignments_no_overlap') return 'overlap';
    throw error;
  }
}
