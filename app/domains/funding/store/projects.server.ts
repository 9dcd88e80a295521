import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { ExcludedKind } from '#app/db/schema/funding.ts';
import type { MasterField, MeasureStatus, ProjectRole } from '#app/db/schema/subprojects.ts';
import { mayDivide, mayFill, mayRead, type Standing } from '#app/domains/funding/rules/rights.ts';
import { type ActionName, can } from '#app/permissions.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

/** Rows of grants, sub-projects and measures, with what the person is to them today. */

export interface StoredGrant {
  readonly id: string;
  readonly operatorId: string;
  readonly version: number;
  readonly number: string;
  readonly title: string;
  readonly funder: string;
  readonly fileNumber: string | null;
  readonly granted: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly hourlyRate: string | null;
  readonly maxHoursPerDay: number;
  readonly ownShareCapPercent: number | null;
  readonly excludedKinds: readonly ExcludedKind[];
  readonly evidenceWithNames: boolean;
  readonly isArchived: boolean;
}

interface Held {
  readonly operatorId: string;
  readonly roles: readonly ProjectRole[];
  readonly isPast: boolean;
}

export interface StoredSubproject extends Held {
  readonly id: string;
  readonly grantId: string;
  readonly parentId: string | null;
  readonly version: number;
  readonly number: string;
  readonly name: string;
  readonly budget: string;
  readonly level: number;
  readonly masterData: readonly MasterField[];
  readonly isSplit: boolean;
  readonly isActive: boolean;
  readonly mergedIntoId: string | null;
  readonly isArchived: boolean;
}

export interface StoredMeasure extends Held {
  readonly id: string;
  readonly subprojectId: string;
  readonly grantId: string;
  readonly parentId: string | null;
  readonly version: number;
  readonly number: string;
  readonly title: string;
  readonly description: string | null;
  readonly budget: string | null;
  readonly status: MeasureStatus;
  readonly plannedFrom: string | null;
  readonly plannedUntil: string | null;
  readonly actualFrom: string | null;
  readonly actualUntil: string | null;
  readonly progress: number;
  /** Of the sub-project. */
  readonly isActive: boolean;
}

export const grantColumns = sql`g.id, g.operator_id as "operatorId", g.version, g.number, g.title, g.funder, g.file_number as "fileNumber",
  g.granted::text as granted, g.valid_from::text as "validFrom", g.valid_until::text as "validUntil", g.hourly_rate::text as "hourlyRate",
  g.max_hours_per_day::int as "maxHoursPerDay", g.own_share_cap_percent::int as "ownShareCapPercent", to_json(g.excluded_kinds) as "excludedKinds",
  g.evidence_with_names as "evidenceWithNames", g.archived_at is not null as "isArchived"`;
export const subprojectColumns = sql`s.id, s.grant_id as "grantId", s.parent_id as "parentId", s.version, s.number, s.name,
  s.budget::text as budget, s.level::int as level, s.master_data as "masterData", s.is_split as "isSplit", s.is_active as "isActive",
  s.merged_into_id as "mergedIntoId", s.archived_at is not null as "isArchived"`;
export const measureColumns = sql`m.id, m.subproject_id as "subprojectId", m.parent_id as "parentId", m.version, m.number, m.title, m.description,
  m.budget::text as budget, m.status, m.planned_from::text as "plannedFrom", m.planned_until::text as "plannedUntil",
  m.actual_from::text as "actualFrom", m.actual_until::text as "actualUntil", m.progress::int as progress`;

/** The person's roles of today in sub-project `s`, and whether the person reads it although it is not active. */
export const heldSubproject = sql`
  (select coalesce(json_agg(distinct v.role), '[]') from v_user_subprojects v where v.id = s.id and v.user_id = ${sql.placeholder('userId')}::uuid) as roles,
  exists (select from v_user_past_subprojects v where v.subproject_id = s.id and v.user_id = ${sql.placeholder('userId')}::uuid) as "isPast"`;
/** The same of measure `m` in sub-project `s`. */
export const heldMeasure = sql`
  (select coalesce(json_agg(distinct v.role), '[]') from v_user_measures v where v.id = m.id and v.user_id = ${sql.placeholder('userId')}::uuid) as roles,
  exists (select from v_user_past_subprojects v where v.subproject_id = s.id and v.user_id = ${sql.placeholder('userId')}::uuid) as "isPast"`;

/**
 * Locks a grant until the end. Every write below a grant locks it first, by its own id or by that of a record below it; so the checks
 * of budgets, splits and merges see no half of another write.
 */
export const lockGrant = statement<{ id: string }, StoredGrant>(sql`
  select ${grantColumns} from funding_grants g where g.id = ${sql.placeholder('id')}::uuid for no key update`);
export const lockGrantOfSubproject = statement<{ id: string }, StoredGrant>(sql`
  select ${grantColumns} from funding_grants g
  where g.id = (select grant_id from subprojects where id = ${sql.placeholder('id')}::uuid) for no key update`);
export const lockGrantOfMeasure = statement<{ id: string }, StoredGrant>(sql`
  select ${grantColumns} from funding_grants g
  where g.id = (select s.grant_id from measures m join subprojects s on s.id = m.subproject_id where m.id = ${sql.placeholder('id')}::uuid)
  for no key update`);

export const readSubproject = statement<{ id: string; userId: string }, StoredSubproject>(sql`
  select ${subprojectColumns}, g.operator_id as "operatorId", ${heldSubproject}
  from subprojects s join funding_grants g on g.id = s.grant_id where s.id = ${sql.placeholder('id')}::uuid`);
export const readMeasure = statement<{ id: string; userId: string }, StoredMeasure>(sql`
  select ${measureColumns}, s.grant_id as "grantId", s.is_active as "isActive", g.operator_id as "operatorId", ${heldMeasure}
  from measures m join subprojects s on s.id = m.subproject_id join funding_grants g on g.id = s.grant_id
  where m.id = ${sql.placeholder('id')}::uuid`);

type Reader = Parameters<typeof readSubproject>[0];

export const standingOf = (actor: Actor, { operatorId, roles, isPast }: Held): Standing => ({
  isAdmin: can(actor, 'funding.administer', { operatorId }),
  roles,
  isPast,
});

const RIGHTS = { 'funding.fill': mayFill, 'funding.divide': mayDivide } satisfies Partial<
  Record<ActionName, (standing: Standing) => boolean>
>;

/** Throws NotFoundError for a record that the person may not read (D18), and ForbiddenError for a right that is missing. */
export function assertMay(
  actor: Actor,
  held: Held | undefined,
  {
    entity,
    action,
  }: { entity: 'subproject' | 'measure'; action: keyof typeof RIGHTS | 'funding.view' | 'funding.administer' },
): asserts held is Held {
  const standing = held && standingOf(actor, held);
  if (!standing || !mayRead(standing)) throw new NotFoundError(entity);
  if (action === 'funding.view') return;
  const has = action === 'funding.administer' ? standing.isAdmin : RIGHTS[action](standing);
  if (!has) throw new ForbiddenError(action);
}

/** A sub-project that the person may read; throws NotFoundError for every other one. In a write, after the lock of its grant. */
export async function findSubproject(db: Reader, actor: Actor, id: string): Promise<StoredSubproject> {
  const [found] = await readSubproject(db, { id, userId: actor.id });
  assertMay(actor, found, { entity: 'subproject', action: 'funding.view' });
  return found;
}

/** A measure that the person may read; throws NotFoundError for every other one. In a write, after the lock of its grant. */
export async function findMeasure(db: Reader, actor: Actor, id: string): Promise<StoredMeasure> {
  const [found] = await readMeasure(db, { id, userId: actor.id });
  assertMay(actor, found, { entity: 'measure', action: 'funding.view' });
  return found;
}

/** A grant of the admin's operator, locked; throws NotFoundError for every other one. */
export async function lockOwnGrant(tx: Transaction, actor: Actor, id: string): Promise<StoredGrant> {
  const [grant] = await lockGrant(tx, { id });
  if (!can(actor, 'funding.administer')) throw new ForbiddenError('funding.administer');
  if (!grant || !can(actor, 'funding.administer', grant)) throw new NotFoundError('grant');
  return grant;
}
