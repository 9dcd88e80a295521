import type { Database } from '#app/db/client.server.ts';

/** The plans (EXPLAIN, without ANALYZE) of the statements that a read sends; the read itself gets no rows. */
export async function plansOf(db: Database, read: (db: Database) => Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  const explaining = {
    query: async ({ text }: { text: string }, params: unknown[]) => {
      const { rows } = await db.$client.query({ text: `explain ${text}` }, params);
      lines.push(...(rows as { 'QUERY PLAN': string }[]).map((row) => row['QUERY PLAN']));
      return { rows: [] };
    },
  };
  await read({ $client: explaining } as never);
  return lines.join('\n');
}
