import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import type { ProjectRole } from '#app/db/schema/subprojects.ts';
import { compareNumbers } from '#app/domains/funding/rules/numbers.ts';
import { subprojectColumns } from '#app/domains/funding/store/projects.server.ts';
import { can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';

/** A row of v_user_subprojects: a sub-project with one role of the person. */
export interface UserSubproject {
  readonly id: string;
  readonly number: string;
  readonly role: ProjectRole;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly assignedTo: string;
}

const readRows = statement<{ userId: string; operatorId: string | null }, UserSubproject>(sql`
  select ${subprojectColumns}, s.role, s.valid_from::text as "validFrom", s.valid_until::text as "validUntil", s.assigned_to as "assignedTo",
    to_char(s.split_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "splitAt", s.split_by as "splitBy",
    to_char(s.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
    to_char(s.updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
  from v_user_subprojects s join funding_grants g on g.id = s.grant_id
  where s.user_id = ${sql.placeholder('userId')}::uuid
    and (${sql.placeholder('operatorId')}::uuid is null or g.operator_id = ${sql.placeholder('operatorId')}::uuid)
  order by s.valid_from, s.role`);

const readUser = statement<{ userId: string }, { id: string }>(sql`
  select id from users where id = ${sql.placeholder('userId')}::uuid`);

/**
 * The sub-projects of a person today, one row per role. Oneself, or for an admin everyone, in the admin's operator; throws NotFoundError for
 * everyone else.
 */
export async function listUserSubprojects(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  userId: string,
): Promise<UserSubproject[]> {
  const isOwn = userId === actor.id;
  if (!isOwn && !can(actor, 'funding.administer')) throw new NotFoundError('user');
  if (!isOwn && (await readUser(db, { userId })).length === 0) throw new NotFoundError('user');
  const rows = await readRows(db, { userId, operatorId: isOwn ? null : actor.operatorId });
  return rows.toSorted(compareNumbers);
}
