import { closeSync, fsyncSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type postgres from 'postgres';
import { closeDatabase, db } from '#app/db/client.server.ts';
import { ActionFolder, appendActions, verifyActions } from '#app/domains/actions/public.server.ts';
import { overrideEnv } from '#app/platform/env.server.ts';
import { openLongClient } from '#server/database/long-client.ts';
import { startCluster } from '#tests/setup/cluster.ts';
import { emptyTemplate, urlOfDatabase } from '#tests/setup/cluster-urls.ts';
import { createDatabase, withMaintenance } from '#tests/setup/databases.ts';
import { benchLine } from './harness/report.ts';
import { rounded } from './harness/statistics.ts';

const rows = Number(process.env.ACTION_ROWS ?? 100_000);
/** Rows of one commit and one fsync, on both sides. */
const batch = 5_000;

/** A backlog through the appender (numbers, commits, reads, writes, fsync), beside plain inserts and plain file writes of the same bytes. */
export async function run() {
  const cluster = await startCluster({ durable: true });
  const name = 'actions_bench';
  await withMaintenance(cluster.urls, (sql) => createDatabase(sql, name, emptyTemplate));
  const [owner, app] = [urlOfDatabase(cluster.urls.owner, name), urlOfDatabase(cluster.urls.app, name)];
  overrideEnv({ DATABASE_URL: app, MIGRATE_DATABASE_URL: owner });
  const sql = openLongClient(owner);
  const folder = mkdtempSync(path.join(tmpdir(), 'platzwart-bench-actions-'));
  try {
    const [person] = await sql<{ id: string }[]>`
      insert into users (id, first_name, last_name, role) values (gen_random_uuid(), 'Anna', 'Lang', 'member') returning id`;
    const id = person?.id ?? '';
    await sql`create table bare (id uuid, user_id uuid, action_type text, gid text, metadata jsonb, timestamp timestamptz, line bigint)`;
    const insertSeconds = await seconds(() => fill(sql, 'actions', id));
    await sql`analyze actions`;
    const files = new ActionFolder(folder);
    const appendSeconds = await seconds(async () => {
      const pass = (isThorough: boolean) => appendActions({ db: db(), folder: files, isThorough, atMost: batch });
      for (let done = await pass(true); done?.hasMore; done = await pass(false));
    });
    const bytes = Buffer.concat(readdirSync(folder).map((file) => readFileSync(path.join(folder, file))));
    const bareSeconds =
      (await seconds(() => fill(sql, 'bare', id))) + (await seconds(() => writeBare(path.join(folder, 'bare'), bytes)));
    rmSync(path.join(folder, 'bare'));
    const { lines, difference } = await verifyActions(sql, folder);
    return benchLine(
      {
        bench: 'actions',
        work: `append ${rows} committed actions to their file`,
        n: 1,
        medianMs: rounded(appendSeconds * 1000),
        p99Ms: rounded(appendSeconds * 1000),
        ratePerS: rounded(rows / appendSeconds),
        limit: {
          what: 'the same rows inserted into a table without indexes, and the same bytes written and fsynced in as many pieces',
          medianMs: rounded(bareSeconds * 1000),
          ratePerS: rounded(rows / bareSeconds),
        },
        statementsPerRequest: null,
        violations: Math.abs(rows - lines) + (difference ? 1 : 0),
      },
      { insertSeconds: rounded(insertSeconds), appendSeconds: rounded(appendSeconds), bytes: bytes.length },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await sql.end({ timeout: 5 });
    await closeDatabase();
    await cluster.stop();
  }
}

async function fill(sql: postgres.Sql, table: 'actions' | 'bare', userId: string): Promise<void> {
  for (let from = 0; from < rows; from += batch)
    await sql`
      insert into ${sql(table)} (id, user_id, action_type, gid, metadata, timestamp)
      select gen_random_uuid(), ${userId}, 'tutorial.step_finished', 'https://tutorials.example/birdhouse/' || n,
        jsonb_build_object('title', 'Vogelhaus', 'step', n), '2026-11-18T09:00:00Z'
      from generate_series(${from + 1}::int, ${Math.min(from + batch, rows)}::int) n`;
}

async function writeBare(file: string, bytes: Buffer): Promise<void> {
  const descriptor = openSync(file, 'w');
  const size = Math.ceil(bytes.length / Math.ceil(rows / batch));
  for (let at = 0; at < bytes.length; at += size) {
    writeSync(descriptor, bytes.subarray(at, at + size));
    fsyncSync(descriptor);
  }
  closeSync(descriptor);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
