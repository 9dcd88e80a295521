import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, instant, isText, primaryId, updatedAt, versionColumn } from './columns.ts';
import { operators } from './facilities.ts';

/** A grant, what the authority wrote about it, and its financing plan. Money is numeric(12,2), read as text: `1234.50`. */

export type LineKind = 'income' | 'expense';
/** People whose hours a grant does not pay. */
export type ExcludedKind = 'employees' | 'office_holders';

const money = (name: string) => numeric(name, { precision: 12, scale: 2 });
const grantOf = () => uuid('grant_id').notNull();

/** Zuwendung: the money of a funder for one operator. */
export const fundingGrants = pgTable(
  'funding_grants',
  {
    id: primaryId(),
    operatorId: uuid('operator_id')
      .notNull()
      .references((): AnyPgColumn => operators.id),
    number: text('number').notNull(),
    title: text('title').notNull(),
    funder: text('funder').notNull(),
    /** Of the authority. */
    fileNumber: text('file_number'),
    granted: money('granted').notNull(),
    validFrom: date('valid_from').notNull(),
    validUntil: date('valid_until').notNull(),
    /** What an hour of a volunteer counts; null where the grant does not pay hours. */
    hourlyRate: money('hourly_rate'),
    maxHoursPerDay: smallint('max_hours_per_day').notNull().default(10),
    ownShareCapPercent: smallint('own_share_cap_percent'),
    excludedKinds: text('excluded_kinds')
      .array()
      .$type<ExcludedKind[]>()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** The evidence of a report names the people. */
    evidenceWithNames: boolean('evidence_with_names').notNull().default(false),
    archivedAt: instant('archived_at'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('funding_grants_number_key').on(table.operatorId, table.number),
    check('funding_grants_number_check', isText(table.number, 50)),
    check('funding_grants_title_check', isText(table.title, 200)),
    check('funding_grants_funder_check', isText(table.funder, 200)),
    check('funding_grants_file_check', isText(table.fileNumber, 80)),
    check('funding_grants_granted_check', sql`${table.granted} >= 0`),
    check('funding_grants_dates_check', sql`${table.validUntil} >= ${table.validFrom}`),
    check('funding_grants_rate_check', sql`${table.hourlyRate} > 0`),
    check('funding_grants_hours_check', sql`${table.maxHoursPerDay} between 1 and 24`),
    check('funding_grants_share_check', sql`${table.ownShareCapPercent} between 0 and 100`),
    check('funding_grants_excluded_check', sql`${table.excludedKinds} <@ '{employees,office_holders}'::text[]`),
  ],
);

/** Bescheid: what the authority decided, and when. */
export const fundingGrantLetters = pgTable(
  'funding_grant_letters',
  {
    id: primaryId(),
    grantId: grantOf().references(() => fundingGrants.id),
    issuedOn: date('issued_on').notNull(),
    fileNumber: text('file_number').notNull(),
    /** What it grants; null for a letter without an amount. */
    amount: money('amount'),
    remark: text('remark'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('funding_grant_letters_grant_key').on(table.id, table.grantId),
    uniqueIndex('funding_grant_letters_file_key').on(table.grantId, table.fileNumber, table.issuedOn),
    check('funding_grant_letters_file_check', isText(table.fileNumber, 80)),
    check('funding_grant_letters_amount_check', sql`${table.amount} >= 0`),
    check('funding_grant_letters_remark_check', isText(table.remark, 1000)),
  ],
);

/** A line of the financing plan ("lt. Bescheid"). */
export const fundingGrantLines = pgTable(
  'funding_grant_lines',
  {
    id: primaryId(),
    grantId: grantOf().references(() => fundingGrants.id),
    kind: text('kind').$type<LineKind>().notNull(),
    label: text('label').notNull(),
    approved: money('approved').notNull(),
    /** What a later letter changed it to. */
    revised: money('revised'),
    revisedReason: text('revised_reason'),
    letterId: uuid('letter_id'),
    sortOrder: integer('sort_order').notNull().default(0),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('funding_grant_lines_grant_key').on(table.id, table.grantId),
    uniqueIndex('funding_grant_lines_label_key').on(table.grantId, table.kind, table.label),
    index('funding_grant_lines_letter_id_idx').on(table.letterId, table.grantId),
    foreignKey({
      name: 'funding_grant_lines_letter_fk',
      columns: [table.letterId, table.grantId],
      foreignColumns: [fundingGrantLetters.id, fundingGrantLetters.grantId],
    }),
    check('funding_grant_lines_kind_check', sql`${table.kind} in ('income', 'expense')`),
    check('funding_grant_lines_label_check', isText(table.label, 200)),
    check('funding_grant_lines_money_check', sql`${table.approved} >= 0 and ${table.revised} >= 0`),
    check(
      'funding_grant_lines_revised_check',
      sql`(${table.revised} is null) = (${table.revisedReason} is null) and char_length(${table.revisedReason}) between 1 and 1000`,
    ),
  ],
);
