import postgres from 'postgres';
import { insertRequest, insertSeries } from '#tests/factories/requested-rows.ts';
import { test as base } from './fixtures.ts';

export { expect } from './fixtures.ts';

interface RequestFixtures {
  /** Adds requests to the database of this worker. */
  requests: {
    single: (row: Parameters<typeof insertRequest>[1]) => Promise<string>;
    series: (row: Parameters<typeof insertSeries>[1]) => Promise<string[]>;
    /** The state of a booking now. */
    statusOf: (id: string) => Promise<string>;
  };
}

/**
 * Browser tests that need pending requests. They find no requests but their own, and restore the bookings afterwards: other
 * tests of the same worker count the requests of the demo club.
 */
export const test = base.extend<RequestFixtures>({
  requests: async ({ server, ids }, use) => {
    const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
    const aside = await putAside(sql);
    const made: string[] = [];
    await use({
      single: async (row) => {
        const id = await insertRequest({ sql, ids }, row);
        made.push(id);
        return id;
      },
      series: async (row) => {
        const dates = await insertSeries({ sql, ids }, row);
        made.push(...dates);
        return dates;
      },
      statusOf: async (id) =>
        (await sql<{ status: string }[]>`select status from bookings where id = ${id}`)[0]?.status ?? 'gone',
    });
    await sql`delete from bookings where status = 'pending' or id = any(${made}::uuid[])`;
    await aside.putBack();
    await sql.end({ timeout: 2 });
  },
});

/** Removes the pending requests with their claims until `putBack`. */
async function putAside(sql: postgres.Sql): Promise<{ putBack: () => Promise<void> }> {
  const [row] = await sql<{ bookings: string; claims: string }[]>`
    select coalesce((select json_agg(b) from bookings b where status = 'pending'), '[]')::text as bookings,
      coalesce((select json_agg(c) from booking_claims c join bookings b on b.id = c.booking_id where b.status = 'pending'), '[]')::text as claims`;
  await sql`delete from bookings where status = 'pending'`;
  return {
    putBack: async () => {
      await sql`insert into bookings select * from json_populate_recordset(null::bookings, ${row?.bookings ?? '[]'}::text::json)`;
      await sql`insert into booking_claims select * from json_populate_recordset(null::booking_claims, ${row?.claims ?? '[]'}::text::json)`;
    },
  };
}
