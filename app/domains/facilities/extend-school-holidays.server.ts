import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { affectedRows } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import reference from './reference/school-holidays.json' with { type: 'json' };

const SOURCE = `${reference.source} (${reference.licence}), Stand ${reference.asOf}`;

/**
 * The last day of the known school holidays of a region, as a scalar subselect. A list may end with single days of a year whose
 * holidays it does not have yet, so those do not count.
 */
export const holidaysKnownUntilSql = (region: SQL): SQL => sql`(
  select max(known.until_date) from school_holidays known where known.region = ${region} and known.name ilike '%ferien')`;

/**
 * Adds the school holidays of all 16 Länder that begin after the last known ones of their Land. What an admin corrected or
 * removed before that day stays as it is, and a later version of the product brings later years. Returns their number.
 */
export async function addSchoolHolidays(tx: Transaction): Promise<number> {
  const rows = reference.holidays.map(([region, name, from, until]) => ({ id: newId(), region, name, from, until }));
  return await affectedRows(
    tx,
    sql`
      insert into school_holidays (id, region, name, from_date, until_date, source)
      select new.id, new.region, new.name, new."from", new.until, ${SOURCE}
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as new(id uuid, region text, name text, "from" date, until date)
      where new."from" > coalesce(${holidaysKnownUntilSql(sql`new.region`)}, '-infinity'::date)
      on conflict (region, name, from_date) do nothing`,
  );
}

/** The nightly job: an update of the product brings its later years to a house that runs already. One audit row. */
export async function extendSchoolHolidays({ db }: Pick<ReadCtx, 'db'>): Promise<number> {
  return await inTransaction({ db }, async (tx) => {
    const count = await addSchoolHolidays(tx);
    if (count > 0)
      await recordAudit(tx, houseSource(), {
        action: 'school_holidays.extended',
        entity: 'school_holidays',
        entityId: reference.asOf,
        operatorId: null,
        after: { count, source: SOURCE },
      });
    return count;
  });
}
