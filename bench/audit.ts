import type postgres from 'postgres';
import { closeDatabase, db } from '#app/db/client.server.ts';
import { sealAudit, verifyAudit } from '#app/domains/audit/public.server.ts';
import { overrideEnv } from '#app/platform/env.server.ts';
import { openLongClient } from '#server/database/long-client.ts';
import { startCluster } from '#tests/setup/cluster.ts';
import { emptyTemplate, urlOfDatabase } from '#tests/setup/cluster-urls.ts';
import { createDatabase, withMaintenance } from '#tests/setup/databases.ts';
import { benchLine } from './harness/report.ts';
import { rounded } from './harness/statistics.ts';

const rows = Number(process.env.AUDIT_ROWS ?? 1_000_000);
const limitSeconds = 60;
const page = 5_000;

/** A trail of a million rows: the time to seal it, to verify it, and to read all its columns in the same order. */
export async function run() {
  const cluster = await startCluster({ durable: true });
  const name = 'audit_bench';
  await withMaintenance(cluster.urls, (sql) => createDatabase(sql, name, emptyTemplate));
  const [owner, app] = [urlOfDatabase(cluster.urls.owner, name), urlOfDatabase(cluster.urls.app, name)];
  overrideEnv({ DATABASE_URL: app, MIGRATE_DATABASE_URL: owner });
  const sql = openLongClient(owner);
  try {
    await fill(sql);
    const sealSeconds = await seconds(async () => {
      while ((await sealAudit({ db: db() })).hasMore);
    });
    const bareSeconds = await seconds(() => readAll(sql));
    let findings = -1;
    let checked = 0;
    const verifySeconds = await seconds(async () => {
      const report = await verifyAudit(sql);
      findings = report.findings.length;
      checked = report.streams.reduce((sum, stream) => sum + stream.rows, 0);
    });
    const isLate = verifySeconds > limitSeconds;
    return benchLine(
      {
        bench: 'audit',
        work: `verify ${rows} sealed rows of the audit log`,
        n: 1,
        medianMs: rounded(verifySeconds * 1000),
        p99Ms: rounded(verifySeconds * 1000),
        ratePerS: rounded(rows / verifySeconds),
        limit: {
          what: 'a bare select of all columns in the same order, by a cursor',
          medianMs: rounded(bareSeconds * 1000),
          ratePerS: rounded(rows / bareSeconds),
        },
        statementsPerRequest: null,
        violations: findings + Math.abs(rows - checked) + (isLate ? 1 : 0),
      },
      { sealSeconds: rounded(sealSeconds), verifySeconds: rounded(verifySeconds), limitSeconds },
    );
  } finally {
    await sql.end({ timeout: 5 });
    await closeDatabase();
    await cluster.stop();
  }
}

async function fill(sql: postgres.Sql): Promise<void> {
  await sql`
    insert into audit_log (stream, actor, action, entity, entity_id, before, after, correlation_id)
    select 'house', gen_random_uuid(), 'booking.edited', 'booking', gen_random_uuid()::text,
      jsonb_build_object('date', '2026-11-18', 'startTime', '10:00', 'endTime', '11:00', 'version', n % 9),
      jsonb_build_object('date', '2026-11-19', 'startTime', '10:00', 'endTime', '11:00', 'version', n % 9 + 1), gen_random_uuid()
    from generate_series(1, ${rows}) n`;
  await sql`analyze audit_log`;
}

async function readAll(sql: postgres.Sql): Promise<void> {
  let seen = 0;
  await sql.begin(async (tx) => {
    for await (const chunk of tx`select * from audit_log where stream = 'house' order by tx, seq`.cursor(page))
      seen += chunk.length;
  });
  if (seen !== rows) throw new Error(`${seen} of ${rows} rows were read`);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
