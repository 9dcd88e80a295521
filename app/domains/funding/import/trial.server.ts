import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { causesOf, postgresError } from '#app/db/errors.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import {
  type ExistingRecords,
  type ImportKind,
  type PlacedRow,
  placeRows,
} from '#app/domains/funding/rules/place-import.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { writeRows } from '#app/platform/import/dry-run.server.ts';
import { type ImportMapping, mapRows } from '#app/platform/import/mapping.ts';
import type { RowError } from '#app/platform/import/row-errors.ts';
import type { ImportTable } from '#app/platform/import/table.ts';
import type { FundingField } from './fields.ts';
import { type ReadRecord, readRecord } from './file-record.server.ts';
import { type WrittenRecord, writeRecord } from './record-inserts.server.ts';

export interface TriedImport {
  readonly errors: readonly RowError[];
  readonly written: readonly WrittenRecord[];
  /** Rows below one with errors: they were not tried. */
  readonly waiting: number;
  readonly summary: Record<ImportKind, number>;
  /** Of the records that the rows met. */
  readonly fingerprint: string;
}

/** Writes the rows of a file in the transaction of the caller, who keeps them or not. Locks the grants that the rows name. */
export async function tryImport(
  tx: Transaction,
  actor: Actor,
  { operatorId, table, mapping }: { operatorId: string; table: ImportTable; mapping: ImportMapping },
): Promise<TriedImport> {
  const read = mapRows<FundingField>(table, mapping).map(readRecord);
  const records = read.flatMap((one) => (one.read ? [one.read] : []));
  const { existing, fingerprint } = await readExisting(tx, { operatorId, records });
  const { placed, problems, waiting } = placeRows(records, existing);
  const masters = placed.filter(({ source }) => source.kind === 'master');
  const ids = new Map<number, string>();
  const {
    written,
    errors,
    waiting: late,
  } = await writeRows(
    tx,
    placed.filter(({ source }) => source.kind !== 'master'),
    {
      write: (savepoint, row) => writeRecord(savepoint, actor, { operatorId, row, ids, masters }),
      errorOf: refusalOf,
    },
  );
  const count = (kind: ImportKind) => written.filter((one) => one.kind === kind).length;
  return {
    errors: [...read.flatMap((one) => one.errors), ...problems, ...errors].toSorted(
      (one, other) => one.row - other.row,
    ),
    written,
    waiting: waiting + late,
    fingerprint,
    summary: {
      grant: count('grant'),
      letter: count('letter'),
      subproject: count('subproject'),
      measure: count('measure'),
      master: written.reduce((sum, { masterCount }) => sum + masterCount, 0),
    },
  };
}

/** What the rows name and could clash with, under the lock of the grants; a new grant of the same number changes the fingerprint. */
async function readExisting(
  tx: Transaction,
  { operatorId, records }: { operatorId: string; records: readonly ReadRecord[] },
): Promise<{ existing: ExistingRecords; fingerprint: string }> {
  const names = records.flatMap(({ kind, grant, key }) => (kind === 'grant' ? [key] : grant === '' ? [] : [grant]));
  const numbers = JSON.stringify([...new Set(names)]);
  const grants = await queryRows<ExistingRecords['grants'][number] & { version: number }>(
    tx,
    sql`select id, number, version, archived_at is not null as "isArchived" from funding_grants
      where operator_id = ${operatorId}::uuid and number = any (array(select jsonb_array_elements_text(${numbers}::text::jsonb)))
      order by id for no key update`,
  );
  const ids = sql`${`{${grants.map(({ id }) => id).join(',')}}`}::uuid[]`;
  type Versioned<Row> = Row & { version: number };
  const [letters, subprojects, measures] = await inOneFlight(tx, (flight) => [
    queryRows<Versioned<ExistingRecords['letters'][number]>>(
      flight,
      sql`select grant_id as "grantId", file_number || ' ' || issued_on as key, version from funding_grant_letters
        where grant_id = any (${ids}) order by id`,
    ),
    queryRows<Versioned<ExistingRecords['subprojects'][number]>>(
      flight,
      sql`select id, grant_id as "grantId", number, level::int as level, is_active as "isActive", version from subprojects
        where grant_id = any (${ids}) and merged_into_id is null order by id`,
    ),
    queryRows<Versioned<ExistingRecords['measures'][number]>>(
      flight,
      sql`select m.id, m.subproject_id as "subprojectId", m.number, m.version from measures m join subprojects s on s.id = m.subproject_id
        where s.grant_id = any (${ids}) order by m.id`,
    ),
  ]);
  const met = JSON.stringify([grants, letters, subprojects, measures]);
  return {
    existing: { grants, letters, subprojects, measures },
    fingerprint: createHash('sha256').update(met).digest('hex'),
  };
}

const BUDGETS = /^(?:funding_grants|subprojects|measures)_budget$/;
const TAKEN = /^(?:funding_grants_number|funding_grant_letters_file|subprojects_number|measures_number)_key$/;

/** The refusal of the database for a row: a budget that does not fit, with by how much, or a number that is taken meanwhile. */
function refusalOf(error: unknown, { row, source }: PlacedRow<ReadRecord>): RowError | null {
  const { constraint = '' } = postgresError(error) ?? {};
  if (BUDGETS.test(constraint)) {
    const detail = causesOf(error).flatMap((cause) => ('detail' in cause ? [String(cause.detail)] : []))[0] ?? '';
    return { row, field: 'amount', code: `exceeds:${detail}` };
  }
  if (TAKEN.test(constraint))
    return { row, field: source.kind === 'letter' ? 'fileNumber' : 'number', code: 'number_taken' };
  return null;
}
