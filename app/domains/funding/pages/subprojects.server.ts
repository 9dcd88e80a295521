import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import type { ProjectRole } from '#app/db/schema/subprojects.ts';
import { compareNumbers } from '#app/domains/funding/rules/numbers.ts';
import { mayDivide, mayFill } from '#app/domains/funding/rules/rights.ts';
import {
  assertMay,
  heldSubproject,
  standingOf,
  subprojectColumns,
  type StoredSubproject,
} from '#app/domains/funding/store/projects.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';

type Db = Pick<ReadCtx, 'db'>;

/** A person with a role today. */
export interface RoleHolder {
  readonly role: ProjectRole;
  readonly name: string;
}

/** Sums of a sub-project with everything below it, from v_subproject_sums. Money is text. */
export interface SubprojectSums {
  readonly parts: number;
  readonly partsBudget: string;
  readonly measuresBudget: string;
  readonly spent: string;
  readonly received: string;
  readonly receipts: number;
  readonly measures: number;
  readonly openMeasures: number;
  /** Per cent; null without a measure. */
  readonly progress: number | null;
  /** YYYY-MM-DD of the next measure that is not completed; null without one. */
  readonly nextDue: string | null;
  readonly overdue: number;
}

const sumColumns = sql`x.parts, x.parts_budget::numeric(14, 2)::text as "partsBudget", x.measures_budget::numeric(14, 2)::text as "measuresBudget",
  x.spent::numeric(14, 2)::text as spent, x.received::numeric(14, 2)::text as received, x.receipts, x.measures,
  x.open_measures as "openMeasures", x.progress, x.next_due::text as "nextDue", x.overdue`;
const holders = sql`(select coalesce(json_agg(json_build_object('role', v.role, 'name', v.assigned_to)
  order by array_position(array['author', 'reviewer', 'approver'], v.role), v.assigned_to), '[]')
  from v_user_subprojects v where v.id = s.id) as holders`;

export type TreeLine = Omit<StoredSubproject, 'operatorId' | 'roles' | 'isPast' | 'masterData'> &
  SubprojectSums & { readonly holders: readonly RoleHolder[] };

const readTree = statement<
  { grantId: string; operatorId: string },
  TreeLine & Pick<StoredSubproject, 'masterData'>
>(sql`
  select ${subprojectColumns}, ${sumColumns}, ${holders}
  from subprojects s join funding_grants g on g.id = s.grant_id join v_subproject_sums x on x.subproject_id = s.id
  where s.grant_id = ${sql.placeholder('grantId')}::uuid and g.operator_id = ${sql.placeholder('operatorId')}::uuid and s.merged_into_id is null
  order by s.id`);

/** The sub-projects of a grant with their sums and roles, without those that were merged away, in the order of their numbers. One statement. */
export async function listTree({ db }: Db, actor: Actor, grantId: string): Promise<TreeLine[]> {
  const rows = await readTree(db, { grantId, operatorId: operatorOf(actor, 'funding.administer') });
  return rows.map(({ masterData: _masterData, ...line }) => line).toSorted(compareNumbers);
}

/** A sub-project above or below another one. */
export interface RelatedSubproject {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly isActive: boolean;
}

interface SubprojectRow extends StoredSubproject, SubprojectSums {
  readonly holders: readonly RoleHolder[];
  readonly grantNumber: string;
  readonly grantTitle: string;
  readonly parent: RelatedSubproject | null;
  readonly children: readonly RelatedSubproject[];
  readonly mergedInto: RelatedSubproject | null;
}

const related = (alias: string) => {
  const row = sql.identifier(alias);
  return sql`json_build_object('id', ${row}.id, 'number', ${row}.number, 'name', ${row}.name, 'isActive', ${row}.is_active)`;
};

const readOne = statement<{ id: string; userId: string }, SubprojectRow>(sql`
  select ${subprojectColumns}, ${sumColumns}, ${holders}, g.operator_id as "operatorId", ${heldSubproject},
    g.number as "grantNumber", g.title as "grantTitle",
    (select ${related('p')} from subprojects p where p.id = s.parent_id) as parent,
    (select coalesce(json_agg(${related('c')} order by c.number), '[]') from subprojects c where c.parent_id = s.id and c.merged_into_id is null) as children,
    (select ${related('t')} from subprojects t where t.id = s.merged_into_id) as "mergedInto"
  from subprojects s join funding_grants g on g.id = s.grant_id join v_subproject_sums x on x.subproject_id = s.id
  where s.id = ${sql.placeholder('id')}::uuid`);

export type SubprojectView = SubprojectRow & {
  readonly isAdmin: boolean;
  /** May change measures, receipts. */
  readonly mayFill: boolean;
  /** May split it, or merge it with others. */
  readonly mayDivide: boolean;
};

/** A sub-project as the person reads it; throws NotFoundError for every other one (D18). One statement. */
export async function getSubproject({ db }: Db, actor: Actor, id: string): Promise<SubprojectView> {
  const [found] = await readOne(db, { id, userId: actor.id });
  assertMay(actor, found, { entity: 'subproject', action: 'funding.view' });
  const standing = standingOf(actor, found);
  return {
    ...found,
    isAdmin: standing.isAdmin,
    mayFill: found.isActive && mayFill(standing),
    mayDivide: found.isActive && found.children.length === 0 && mayDivide(standing),
  };
}
