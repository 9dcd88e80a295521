import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { ProjectRole } from '#app/db/schema/subprojects.ts';
import { phaseOf } from '#app/domains/funding/rules/decide-assignment.ts';
import {
  allAssignments,
  type RolePlace,
  type StoredAssignment,
} from '#app/domains/funding/store/assignments.server.ts';
import { findMeasure, findSubproject, standingOf } from '#app/domains/funding/store/projects.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';

export interface AssignmentLine extends Omit<StoredAssignment, 'subprojectId' | 'measureId'> {
  readonly name: string;
  readonly assignedBy: string | null;
  readonly phase: 'coming' | 'current' | 'past';
}

/** A role from above: of the sub-project, or of a measure above this one. */
export interface InheritedRole {
  readonly id: string;
  readonly role: ProjectRole;
  readonly name: string;
  readonly validUntil: string | null;
  /** The number and title of the measure; null for the sub-project. */
  readonly measure: string | null;
}

export interface AssignmentsPage {
  /** Of the sub-project, or of the measure. */
  readonly number: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly isAdmin: boolean;
  readonly today: string;
  /** Those of today, then those to come, then past ones, newest first. */
  readonly lines: readonly AssignmentLine[];
  readonly inherited: readonly InheritedRole[];
  /** Active people by name; empty without the right to assign. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

const readLines = statement<{ id: string }, Omit<AssignmentLine, 'phase'>>(sql`
  select a.id, a.user_id as "userId", a.role, a.valid_from::text as "validFrom", a.valid_until::text as "validUntil", a.remark, a.version,
    u.first_name || ' ' || u.last_name as name, b.first_name || ' ' || b.last_name as "assignedBy"
  from ${allAssignments} a join users u on u.id = a.user_id left join users b on b.id = a.assigned_by
  where a.subproject_id = ${sql.placeholder('id')}::uuid or a.measure_id = ${sql.placeholder('id')}::uuid
  order by array_position(array['author', 'reviewer', 'approver'], a.role), u.last_name, u.first_name, a.valid_from desc, a.id`);

const readInherited = statement<{ measureId: string | null }, InheritedRole>(sql`
  with recursive above as (
    select parent_id as id from measures where id = ${sql.placeholder('measureId')}::uuid
    union select m.parent_id from above join measures m on m.id = above.id
  )
  select a.id, a.role, u.first_name || ' ' || u.last_name as name, a.valid_until::text as "validUntil", m.number || ' ' || m.title as measure
  from ${allAssignments} a join users u on u.id = a.user_id left join measures m on m.id = a.measure_id
  where (a.subproject_id = (select subproject_id from measures where id = ${sql.placeholder('measureId')}::uuid)
      or a.measure_id in (select id from above)) and daterange(a.valid_from, a.valid_until, '[]') @> berlin_today()
  order by array_position(array['author', 'reviewer', 'approver'], a.role), u.last_name, u.first_name, a.id`);

const readPeople = statement<{ isAdmin: boolean }, { id: string; name: string }>(sql`
  select id, last_name || ', ' || first_name as name from users where is_active and ${sql.placeholder('isAdmin')}::boolean
  order by last_name, first_name, id limit 2000`);

const ORDER = { current: 0, coming: 1, past: 2 } as const;

/** Who has which role in a sub-project or a measure, and from when to when. Remarks are for admins. */
export async function getAssignments(
  { db, now }: ReadCtx,
  actor: Actor,
  { subprojectId, measureId }: { subprojectId: string; measureId: string | null },
): Promise<AssignmentsPage> {
  const place = await findPlace(db, actor, { subprojectId, measureId });
  const { isAdmin } = standingOf(actor, place);
  const id = measureId ?? subprojectId;
  const [lines, inherited, people] = await inOneFlight(db, (flight) => [
    readLines(flight, { id }),
    readInherited(flight, { measureId }),
    readPeople(flight, { isAdmin: isAdmin && place.isActive }),
  ]);
  const day = today(now, HOME_ZONE);
  return {
    number: place.number,
    name: place.name,
    isActive: place.isActive,
    isAdmin,
    today: day,
    lines: lines
      .map((line) => ({ ...line, remark: isAdmin ? line.remark : null, phase: phaseOf(line, day) }))
      .toSorted((one, other) => ORDER[one.phase] - ORDER[other.phase]),
    inherited,
    people,
  };
}

async function findPlace(
  db: ReadCtx['db'],
  actor: Actor,
  { subprojectId, measureId }: { subprojectId: string; measureId: string | null },
) {
  if (measureId === null) return await findSubproject(db, actor, subprojectId);
  const measure = await findMeasure(db, actor, measureId);
  if (measure.subprojectId !== subprojectId) throw new NotFoundError('measure');
  return { ...measure, name: measure.title };
}

export const placeOf = (subprojectId: string, measureId: string | null): RolePlace =>
  measureId === null ? { subprojectId } : { measureId };
