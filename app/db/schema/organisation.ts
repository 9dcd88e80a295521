import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, isHexColor, primaryId, updatedAt, versionColumn } from './columns.ts';
import { operators, resourceGroups } from './facilities.ts';
import { users } from './people.ts';

export const clubs = pgTable(
  'clubs',
  {
    id: primaryId(),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    color: text('color').notNull(),
    isHomeClub: boolean('is_home_club').notNull().default(false),
    /** "Zu Hause bei": its trainers book there at once; null is everywhere. */
    operatorId: uuid('operator_id').references(() => operators.id, { onDelete: 'set null' }),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('clubs_name_key').on(table.name),
    uniqueIndex('clubs_home_key')
      .on(table.isHomeClub)
      .where(sql`${table.isHomeClub}`),
    index('clubs_operator_id_idx').on(table.operatorId),
    check('clubs_color_check', isHexColor(table.color)),
  ],
);

/** The resource groups a guest club may book (D8). */
export const clubGrants = pgTable(
  'club_grants',
  {
    clubId: uuid('club_id')
      .notNull()
      .references(() => clubs.id, { onDelete: 'cascade' }),
    resourceGroupId: uuid('resource_group_id')
      .notNull()
      .references(() => resourceGroups.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.clubId, table.resourceGroupId] }),
    index('club_grants_resource_group_id_idx').on(table.resourceGroupId),
  ],
);

export const departments = pgTable(
  'departments',
  {
    id: primaryId(),
    clubId: uuid('club_id')
      .notNull()
      .references(() => clubs.id),
    name: text('name').notNull(),
    icon: text('icon').notNull(),
    sortOrder: integer('sort_order').notNull().default(0),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex('departments_name_key').on(table.clubId, table.name)],
);

export const teams = pgTable(
  'teams',
  {
    id: primaryId(),
    departmentId: uuid('department_id')
      .notNull()
      .references(() => departments.id),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    color: text('color').notNull(),
    sortOrder: integer('sort_order').notNull().default(0),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('teams_name_key').on(table.departmentId, table.name),
    check('teams_color_check', isHexColor(table.color)),
  ],
);

export const eventTypes = pgTable(
  'event_types',
  {
    id: text('id').primaryKey(),
    label: text('label').notNull(),
    icon: text('icon').notNull(),
    color: text('color').notNull(),
    description: text('description').notNull().default(''),
    allowOverlap: boolean('allow_overlap').notNull().default(false),
    isActive: boolean('is_active').notNull().default(true),
    sortOrder: integer('sort_order').notNull().default(0),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    check('event_types_id_check', sql`${table.id} ~ '^[a-z][a-z0-9_-]*$'`),
    check('event_types_color_check', isHexColor(table.color)),
  ],
);

/** The team's whitelist of event types (seed 4, 2.2.4). */
export const teamEventTypes = pgTable(
  'team_event_types',
  {
    teamId: uuid('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    eventTypeId: text('event_type_id')
      .notNull()
      .references(() => eventTypes.id),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.eventTypeId] }),
    index('team_event_types_event_type_id_idx').on(table.eventTypeId),
  ],
);

export const trainerAssignments = pgTable(
  'trainer_assignments',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    teamId: uuid('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    isPrimary: boolean('is_primary').notNull(),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('trainer_assignments_key').on(table.userId, table.teamId),
    index('trainer_assignments_team_id_idx').on(table.teamId),
  ],
);
