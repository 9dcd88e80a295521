import postgres from 'postgres';
import { insertRequest, insertSeries } from '#tests/factories/requested-rows.ts';
import { test as base } from './fixtures.ts';

export { expect } from './fixtures.ts';

interface RequestFixtures {
  /** Puts requests into the house of this worker. */
  requests: {
    single: (row: Parameters<typeof insertRequest>[1]) => Promise<string>;
    series: (row: Parameters<typeof insertSeries>[1]) => Promise<string[]>;
    /** Of a booking, now. */
    statusOf: (id: string) => Promise<string>;
  };
}

/** Browser tests that need something to decide. Every test leaves nothing waiting. */
export const test = base.extend<RequestFixtures>({
  requests: async ({ server, ids }, use) => {
    const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
    await sql`delete from bookings where status = 'pending'`;
    await use({
      single: (row) => insertRequest({ sql, ids }, row),
      series: (row) => insertSeries({ sql, ids }, row),
      statusOf: async (id) =>
        (await sql<{ status: string }[]>`select status from bookings where id = ${id}`)[0]?.status ?? 'gone',
    });
    await sql`delete from bookings where status = 'pending'`;
    await sql.end({ timeout: 2 });
  },
});
