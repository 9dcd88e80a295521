import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, instant, isText, primaryId, updatedAt, versionColumn } from './columns.ts';
import { fundingGrants } from './funding.ts';
import { users } from './people.ts';

/** What a grant is divided into, the work in it, and who does it (seed 3). */

/** ausfueller | pruefer | freigeber. */
export type ProjectRole = 'author' | 'reviewer' | 'approver';
/** geplant | in_arbeit | abgeschlossen | pausiert. */
export type MeasureStatus = 'planned' | 'in_progress' | 'completed' | 'paused';
/** erstellt | split | merge | update | archiviert. */
export type SubprojectAction = 'created' | 'split' | 'merge' | 'update' | 'archived';
/** A grey field: of the application (`gesuch`), or of the whole that was split (`vererbt`). */
export interface MasterField {
  readonly name: string;
  readonly value: string;
  readonly source: 'application' | 'inherited';
}

const isRole = (column: AnyPgColumn) => sql`${column} in ('author', 'reviewer', 'approver')`;
const person = (name: string) => uuid(name).references((): AnyPgColumn => users.id, { onDelete: 'set null' });

/**
 * Teilprojekt. A whole that was split is inactive, and its parts have it as parent. One that was merged away is inactive, too,
 * and names what it went into; it counts in no sum.
 */
export const subprojects = pgTable(
  'subprojects',
  {
    id: primaryId(),
    grantId: uuid('grant_id')
      .notNull()
      .references((): AnyPgColumn => fundingGrants.id),
    parentId: uuid('parent_id'),
    number: text('number').notNull(),
    name: text('name').notNull(),
    budget: numeric('budget', { precision: 12, scale: 2 }).notNull(),
    level: smallint('level').notNull().default(1),
    masterData: jsonb('master_data')
      .$type<readonly MasterField[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    isSplit: boolean('is_split').notNull().default(false),
    isActive: boolean('is_active').notNull().default(true),
    splitAt: instant('split_at'),
    splitBy: person('split_by'),
    mergedIntoId: uuid('merged_into_id'),
    archivedAt: instant('archived_at'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('subprojects_grant_key').on(table.id, table.grantId),
    // One that was merged away gives its number free.
    uniqueIndex('subprojects_number_key')
      .on(table.grantId, table.number)
      .where(sql`${table.mergedIntoId} is null`),
    index('subprojects_grant_id_idx').on(table.grantId),
    index('subprojects_parent_id_idx').on(table.parentId, table.grantId),
    index('subprojects_merged_into_id_idx').on(table.mergedIntoId, table.grantId),
    index('subprojects_split_by_idx').on(table.splitBy),
    foreignKey({
      name: 'subprojects_parent_fk',
      columns: [table.parentId, table.grantId],
      foreignColumns: [table.id, table.grantId],
    }),
    foreignKey({
      name: 'subprojects_merged_fk',
      columns: [table.mergedIntoId, table.grantId],
      foreignColumns: [table.id, table.grantId],
    }),
    check('subprojects_level_check', sql`${table.level} between 1 and 3`),
    check('subprojects_number_check', isText(table.number, 50)),
    check('subprojects_name_check', isText(table.name, 200)),
    check('subprojects_budget_check', sql`${table.budget} >= 0`),
    check('subprojects_data_check', sql`jsonb_typeof(${table.masterData}) = 'array'`),
    check(
      'subprojects_active_check',
      sql`${table.isActive} = (not ${table.isSplit} and ${table.mergedIntoId} is null and ${table.archivedAt} is null)`,
    ),
    check('subprojects_split_check', sql`${table.isSplit} = (${table.splitAt} is not null)`),
  ],
);

/** Maßnahme, of any depth. Its number is unique in the sub-project (by hand, deferrable: a split moves many at once). */
export const measures = pgTable(
  'measures',
  {
    id: primaryId(),
    subprojectId: uuid('subproject_id')
      .notNull()
      .references((): AnyPgColumn => subprojects.id),
    parentId: uuid('parent_id'),
    number: text('number').notNull(),
    title: text('title').notNull(),
    description: text('description'),
    budget: numeric('budget', { precision: 12, scale: 2 }),
    status: text('status').$type<MeasureStatus>().notNull().default('planned'),
    plannedFrom: date('planned_from'),
    plannedUntil: date('planned_until'),
    actualFrom: date('actual_from'),
    actualUntil: date('actual_until'),
    progress: smallint('progress').notNull().default(0),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('measures_subproject_key').on(table.id, table.subprojectId),
    index('measures_parent_id_idx').on(table.parentId, table.subprojectId),
    foreignKey({
      name: 'measures_parent_fk',
      columns: [table.parentId, table.subprojectId],
      foreignColumns: [table.id, table.subprojectId],
    }),
    check('measures_number_check', isText(table.number, 120)),
    check('measures_title_check', isText(table.title, 255)),
    check('measures_description_check', isText(table.description, 5000)),
    check('measures_budget_check', sql`${table.budget} >= 0`),
    check('measures_status_check', sql`${table.status} in ('planned', 'in_progress', 'completed', 'paused')`),
    check('measures_planned_check', sql`${table.plannedUntil} >= ${table.plannedFrom}`),
    check('measures_actual_check', sql`${table.actualUntil} >= ${table.actualFrom}`),
    check('measures_progress_check', sql`${table.progress} between 0 and 100`),
  ],
);

const assignmentColumns = () => ({
  id: primaryId(),
  userId: uuid('user_id')
    .notNull()
    .references((): AnyPgColumn => users.id),
  role: text('role').$type<ProjectRole>().notNull(),
  /** Local days, both included; without an end until it is ended. */
  validFrom: date('valid_from').notNull(),
  validUntil: date('valid_until'),
  assignedBy: person('assigned_by'),
  remark: text('remark'),
  version: versionColumn(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** Who has which role in a sub-project; ranges of one person and role do not overlap (exclusion constraint, by hand). */
export const subprojectAssignments = pgTable(
  'subproject_assignments',
  {
    ...assignmentColumns(),
    subprojectId: uuid('subproject_id')
      .notNull()
      .references(() => subprojects.id),
  },
  (table) => [
    index('subproject_assignments_subproject_id_idx').on(table.subprojectId),
    index('subproject_assignments_user_id_idx').on(table.userId, table.validFrom, table.validUntil),
    index('subproject_assignments_assigned_by_idx').on(table.assignedBy),
    check('subproject_assignments_role_check', isRole(table.role)),
    check('subproject_assignments_dates_check', sql`${table.validUntil} >= ${table.validFrom}`),
    check('subproject_assignments_remark_check', isText(table.remark, 1000)),
  ],
);

/** Who has which role in a measure and in those below it. */
export const measureAssignments = pgTable(
  'measure_assignments',
  {
    ...assignmentColumns(),
    measureId: uuid('measure_id')
      .notNull()
      .references(() => measures.id),
  },
  (table) => [
    index('measure_assignments_measure_id_idx').on(table.measureId),
    index('measure_assignments_user_id_idx').on(table.userId, table.validFrom, table.validUntil),
    index('measure_assignments_assigned_by_idx').on(table.assignedBy),
    check('measure_assignments_role_check', isRole(table.role)),
    check('measure_assignments_dates_check', sql`${table.validUntil} >= ${table.validFrom}`),
    check('measure_assignments_remark_check', isText(table.remark, 1000)),
  ],
);

/** What happened to a sub-project, as long as it exists: the undo of an import takes both. The snapshot is its state before. Ids, never names of people (D19). */
export const subprojectHistory = pgTable(
  'subproject_history',
  {
    id: primaryId(),
    subprojectId: uuid('subproject_id')
      .notNull()
      .references(() => subprojects.id, { onDelete: 'cascade' }),
    parentId: uuid('parent_id').references(() => subprojects.id, { onDelete: 'cascade' }),
    action: text('action').$type<SubprojectAction>().notNull(),
    snapshot: jsonb('snapshot'),
    changes: jsonb('changes'),
    doneBy: uuid('done_by').references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [
    index('subproject_history_subproject_id_idx').on(table.subprojectId, table.createdAt, table.id),
    index('subproject_history_parent_id_idx').on(table.parentId),
    index('subproject_history_done_by_idx').on(table.doneBy),
    check(
      'subproject_history_action_check',
      sql`${table.action} in ('created', 'split', 'merge', 'update', 'archived')`,
    ),
  ],
);
