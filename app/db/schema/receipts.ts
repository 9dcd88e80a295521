import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, numeric, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, isText, primaryId, updatedAt, versionColumn } from './columns.ts';
import { fundingGrantLines, fundingGrants } from './funding.ts';
import { users } from './people.ts';
import { measures, subprojects } from './subprojects.ts';

export type ReceiptMediaType = 'application/pdf' | 'image/jpeg' | 'image/png';

const RECEIPT_BYTES = 10 * 1024 * 1024;

/** Beleg: what was paid or received for a line. A negative amount takes back an earlier one. */
export const fundingReceipts = pgTable(
  'funding_receipts',
  {
    id: primaryId(),
    grantId: uuid('grant_id')
      .notNull()
      .references(() => fundingGrants.id),
    lineId: uuid('line_id').notNull(),
    subprojectId: uuid('subproject_id'),
    measureId: uuid('measure_id'),
    paidOn: date('paid_on').notNull(),
    party: text('party').notNull(),
    reason: text('reason').notNull(),
    amount: numeric('amount', { precision: 12, scale: 2 }).notNull(),
    /** The number on the receipt, or in the club's own books. */
    number: text('number').notNull(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('funding_receipts_number_key').on(table.grantId, table.number),
    index('funding_receipts_line_id_idx').on(table.lineId, table.grantId),
    index('funding_receipts_subproject_id_idx').on(table.subprojectId, table.grantId),
    index('funding_receipts_measure_id_idx').on(table.measureId, table.subprojectId),
    index('funding_receipts_grant_id_idx').on(table.grantId, table.paidOn, table.id),
    index('funding_receipts_created_by_idx').on(table.createdBy),
    foreignKey({
      name: 'funding_receipts_line_fk',
      columns: [table.lineId, table.grantId],
      foreignColumns: [fundingGrantLines.id, fundingGrantLines.grantId],
    }),
    foreignKey({
      name: 'funding_receipts_subproject_fk',
      columns: [table.subprojectId, table.grantId],
      foreignColumns: [subprojects.id, subprojects.grantId],
    }),
    // A measure that moves to another sub-project takes its receipts along.
    foreignKey({
      name: 'funding_receipts_measure_fk',
      columns: [table.measureId, table.subprojectId],
      foreignColumns: [measures.id, measures.subprojectId],
    }).onUpdate('cascade'),
    check('funding_receipts_measure_check', sql`${table.measureId} is null or ${table.subprojectId} is not null`),
    check('funding_receipts_amount_check', sql`${table.amount} <> 0`),
    check('funding_receipts_party_check', isText(table.party, 200)),
    check('funding_receipts_reason_check', isText(table.reason, 500)),
    check('funding_receipts_number_check', isText(table.number, 50)),
  ],
);

/** The file of a receipt; apart, so that lists do not read it. */
export const fundingReceiptFiles = pgTable(
  'funding_receipt_files',
  {
    receiptId: uuid('receipt_id')
      .primaryKey()
      .references(() => fundingReceipts.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    mediaType: text('media_type').$type<ReceiptMediaType>().notNull(),
    sha256: text('sha256').notNull(),
    content: bytea('content').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    check('funding_receipt_files_name_check', isText(table.name, 200)),
    check(
      'funding_receipt_files_type_check',
      sql`${table.mediaType} in ('application/pdf', 'image/jpeg', 'image/png')`,
    ),
    check('funding_receipt_files_hash_check', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
    check(
      'funding_receipt_files_size_check',
      sql`octet_length(${table.content}) between 1 and ${sql.raw(String(RECEIPT_BYTES))}`,
    ),
  ],
);
