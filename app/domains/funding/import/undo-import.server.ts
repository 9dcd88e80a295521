import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { uuidArray } from '#app/db/arrays.server.ts';
import { postgresError } from '#app/db/errors.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { ImportedRecord } from '#app/db/schema/imports.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry, type FundingEntity } from '#app/domains/funding/store/entries.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { markReverted } from '#app/platform/import/batches.server.ts';
import { lockOwnBatch } from './own-batch.server.ts';

export type UndoImportOutcome =
  | { kind: 'reverted'; records: number }
  /** Names of records that were changed or removed since. */
  | { kind: 'changed'; names: readonly string[] }
  /** Something was added below: roles, receipts, lines of the plan, measures. */
  | { kind: 'in_use' | 'not_committed' | 'stale' };

/** Removes every record that a batch made, while none of them was changed and nothing was added to them. */
export async function undoImport(
  ctx: Ctx,
  { batchId, version }: { batchId: string; version: number },
): Promise<UndoImportOutcome> {
  try {
    return await inTransaction(ctx, async (tx): Promise<UndoImportOutcome> => {
      const batch = await lockOwnBatch(tx, ctx.actor, batchId);
      if (batch.state !== 'committed') return { kind: 'not_committed' };
      if (batch.version !== version) return { kind: 'stale' };
      const { operatorId, created } = batch;
      await lockGrantsOf(tx, created);
      const names = await readChanged(tx, created);
      if (names.length > 0) return { kind: 'changed', names };
      await removeRecords(tx, created);
      await markReverted(tx, ctx, batch);
      const entries = created.map(({ entity, id }) =>
        fundingEntry(entity as FundingEntity, { id, operatorId }, 'removed'),
      );
      const own = fundingEntry('funding_import', { id: batchId, operatorId }, 'reverted', {
        after: { records: created.length },
      });
      await recordAudit(tx, ctx, [own, ...entries]);
      return { kind: 'reverted', records: created.length };
    });
  } catch (error) {
    // A foreign key: a row that is not of the batch points at one that is.
    if (postgresError(error)?.code === '23503') return { kind: 'in_use' };
    throw error;
  }
}

const idsOf = (created: readonly ImportedRecord[], entity: FundingEntity) =>
  uuidArray(created.flatMap((one) => (one.entity === entity ? [one.id] : [])));

/** In the order of their ids, as every import locks them. */
async function lockGrantsOf(tx: Transaction, created: readonly ImportedRecord[]): Promise<void> {
  await queryRows(
    tx,
    sql`select from funding_grants where id = any (${idsOf(created, 'grant')})
        or id in (select grant_id from funding_grant_letters where id = any (${idsOf(created, 'grant_letter')}))
        or id in (select grant_id from subprojects where id = any (${idsOf(created, 'subproject')}))
        or id in (select s.grant_id from measures m join subprojects s on s.id = m.subproject_id
          where m.id = any (${idsOf(created, 'measure')}))
      order by id for update`,
  );
}

const NAMED = 5;

/** At most a handful of names of records that have another version, or are gone. */
async function readChanged(tx: Transaction, created: readonly ImportedRecord[]): Promise<string[]> {
  const rows = await queryRows<{ name: string }>(
    tx,
    sql`
      with now as (
        select id, version, number || ' ' || title as name from funding_grants where id = any (${idsOf(created, 'grant')})
        union all select id, version, file_number from funding_grant_letters where id = any (${idsOf(created, 'grant_letter')})
        union all select id, version, number || ' ' || name from subprojects where id = any (${idsOf(created, 'subproject')})
        union all select id, version, number || ' ' || title from measures where id = any (${idsOf(created, 'measure')})
      )
      select coalesce(now.name, made.entity) as name
      from jsonb_to_recordset(${JSON.stringify(created)}::text::jsonb) as made(entity text, id uuid, version int)
      left join now on now.id = made.id
      where now.version is distinct from made.version
      order by 1 limit ${NAMED}`,
  );
  return rows.map(({ name }) => name);
}

/** One statement per table: foreign keys between its rows are checked at its end. */
async function removeRecords(tx: Transaction, created: readonly ImportedRecord[]): Promise<void> {
  await queryRows(tx, sql`delete from measures where id = any (${idsOf(created, 'measure')})`);
  await queryRows(tx, sql`delete from subprojects where id = any (${idsOf(created, 'subproject')})`);
  await queryRows(tx, sql`delete from funding_grant_letters where id = any (${idsOf(created, 'grant_letter')})`);
  await queryRows(tx, sql`delete from funding_grants where id = any (${idsOf(created, 'grant')})`);
}
