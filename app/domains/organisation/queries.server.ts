import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';

export interface BookableTeam {
  id: string;
  name: string;
  shortName: string;
  color: string;
  sortOrder: number;
  departmentId: string;
  departmentName: string;
  departmentIcon: string;
  clubId: string;
  clubName: string;
  clubShortName: string;
  clubColor: string;
  isHomeClub: boolean;
  /** The operator where the club is at home; null is everywhere. */
  clubOperatorId: string | null;
  grantedGroupIds: string[];
  eventTypeIds: string[];
  trainers: { userId: string; name: string; isPrimary: boolean }[];
}

const teamJson = sql`
  select t.id, t.name, t.short_name as "shortName", t.color, t.sort_order as "sortOrder", d.id as "departmentId", d.name as "departmentName", d.icon as "departmentIcon", c.id as "clubId", c.name as "clubName",
    c.short_name as "clubShortName", c.color as "clubColor", c.is_home_club as "isHomeClub",
    c.operator_id as "clubOperatorId",
    (select coalesce(json_agg(g.resource_group_id), '[]') from club_grants g where g.club_id = c.id) as "grantedGroupIds",
    (select coalesce(json_agg(te.event_type_id), '[]') from team_event_types te where te.team_id = t.id) as "eventTypeIds",
    (select coalesce(json_agg(json_build_object('userId', u.id, 'name', u.first_name || ' ' || u.last_name, 'isPrimary', ta.is_primary)
      order by ta.is_primary desc, ta.created_at, u.last_name), '[]')
      from trainer_assignments ta join users u on u.id = ta.user_id where ta.team_id = t.id and u.is_active) as trainers
  from teams t join departments d on d.id = t.department_id join clubs c on c.id = d.club_id`;

const teamById = statement<{ teamId: string }, BookableTeam>(
  sql`${teamJson} where t.id = ${sql.placeholder('teamId')}::uuid`,
);

/** One team with its club's grants, its whitelist and its trainers, or undefined. One statement. */
export async function getBookableTeam(db: Database | Transaction, teamId: string): Promise<BookableTeam | undefined> {
  return (await teamById(db, { teamId }))[0];
}

/**
 * Teams that a person may name in a request (their own, or every team), or some by their ids. Home club first. One statement.
 */
export async function listBookableTeams(
  db: Database,
  scope: { trainedBy: string } | { ids: readonly string[] } | 'all',
): Promise<BookableTeam[]> {
  const filter =
    scope === 'all'
      ? sql``
      : 'ids' in scope
        ? sql`where t.id = any(${`{${scope.ids.join(',')}}`}::uuid[])`
        : sql`where exists (select 1 from trainer_assignments ta where ta.team_id = t.id and ta.user_id = ${scope.trainedBy}::uuid)`;
  const rows = await queryRows<BookableTeam>(
    db,
    sql`${teamJson} ${filter} order by c.is_home_club desc, c.name, d.sort_order, d.name, t.sort_order, t.name`,
  );
  return [...rows];
}

export interface EventType {
  id: string;
  label: string;
  icon: string;
  color: string;
  description: string;
  allowOverlap: boolean;
  isActive: boolean;
  sortOrder: number;
}

const eventTypeColumns = sql`id, label, icon, color, description, allow_overlap as "allowOverlap", is_active as "isActive", sort_order as "sortOrder"`;

/** Every event type in the order people see them. */
export async function listEventTypes(db: Database | Transaction): Promise<EventType[]> {
  const rows = await queryRows<EventType>(
    db,
    sql`select ${eventTypeColumns} from event_types order by sort_order, label`,
  );
  return [...rows];
}

const eventTypeById = statement<{ id: string }, EventType>(
  sql`select ${eventTypeColumns} from event_types where id = ${sql.placeholder('id')}`,
);

/** One event type, or undefined. */
export async function getEventType(db: Database | Transaction, id: string): Promise<EventType | undefined> {
  return (await eventTypeById(db, { id }))[0];
}
