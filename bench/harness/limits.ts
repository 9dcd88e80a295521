/** Bare PostgreSQL with the same work at the same width, measured in the same run through postgres.js. */
import postgres from 'postgres';
import { inParallel } from './load.ts';
import type { Limit } from './report.ts';
import { summarise } from './statistics.ts';

export interface LimitOptions {
  readonly what: string;
  readonly databaseUrl: string;
  readonly connections: number;
  readonly warmUp: number;
  readonly count: number;
  readonly statement: (sql: postgres.Sql, index: number) => Promise<unknown>;
}

export async function measureLimit({
  what,
  databaseUrl,
  connections,
  warmUp,
  count,
  statement,
}: LimitOptions): Promise<Limit> {
  const sql = postgres(databaseUrl, { max: connections, onnotice: () => undefined });
  try {
    await inParallel(connections, warmUp, (index) => statement(sql, index));
    const samples: number[] = [];
    const start = performance.now();
    await inParallel(connections, count, async (index) => {
      const from = performance.now();
      await statement(sql, warmUp + index);
      samples.push(performance.now() - from);
    });
    const { medianMs, ratePerS } = summarise(samples, performance.now() - start);
    return { what, medianMs, ratePerS };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The claims of some places in a span of wall-clock time with their bookings: the minimum for a plan. */
export function selectPlan(
  sql: postgres.Sql,
  resourceIds: readonly string[],
  from: string,
  until: string,
): Promise<unknown> {
  return sql`
    select c.resource_id, c.during, b.id, b.title, b.status
    from booking_claims c join bookings b on b.id = c.booking_id
    where c.resource_id = any(${resourceIds}::uuid[]) and c.during && tsrange(${from}::text::timestamp, ${until}::text::timestamp)`;
}

/** A table with only the exclusion constraint of the claims; dropped with its database. */
export async function makeBareClaims(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create schema bare;
    create table bare.claims (
      id uuid primary key default gen_random_uuid(), resource_id uuid not null, during tsrange not null,
      exclude using gist (resource_id with =, during with &&));
    create table bare.rows (id uuid primary key default gen_random_uuid(), body text not null);
    grant usage on schema bare to platzwart_app;
    grant select, insert on all tables in schema bare to platzwart_app`);
}

export function insertBareClaim(sql: postgres.Sql, resourceId: string, from: string, until: string): Promise<unknown> {
  return sql`insert into bare.claims (resource_id, during) values (${resourceId}, tsrange(${from}::text::timestamp, ${until}::text::timestamp))`;
}

/** The claims of a weekly series in one statement. */
export function insertBareSeries(
  sql: postgres.Sql,
  wanted: { resourceId: string; startDate: string; startTime: string; endTime: string; weeks: number },
): Promise<unknown> {
  const { resourceId, startDate, startTime, endTime, weeks } = wanted;
  return sql`
    insert into bare.claims (resource_id, during)
    select ${resourceId}, tsrange(day + ${startTime}::text::time, day + ${endTime}::text::time)
    from generate_series(0, ${weeks}::int - 1) week, lateral (select ${startDate}::text::date + 7 * week as day) d`;
}

/** The minimum for a booking with its conflict check: five round trips, on the bare table. */
export function bareTransactionOf(
  sql: postgres.Sql,
  wanted: { resourceId: string; date: string; startTime: string; endTime: string },
): Promise<unknown> {
  const { resourceId, date } = wanted;
  const [from, until] = [`${date} ${wanted.startTime}`, `${date} ${wanted.endTime}`];
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${resourceId}::text, 0))`;
    await tx`select id from bare.claims where resource_id = ${resourceId} and during && tsrange(${from}::text::timestamp, ${until}::text::timestamp)`;
    await Promise.all([
      tx`insert into bare.rows (body) values (${date})`,
      tx`insert into bare.rows (body) values (${date})`,
      tx`insert into bare.rows (body) values (${date})`,
      insertBareClaim(tx as unknown as postgres.Sql, resourceId, from, until),
    ]);
  });
}
