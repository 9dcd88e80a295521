/** Counts statements per request in the database's own log, in a phase after the measurement. */
import { readFile, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';

/** The log lines for statements of this application; `begin` and `commit` are round trips and count. */
export function countStatements(log: string, application: string): number {
  const start = new RegExp(String.raw`^${application}\|LOG: {2}(?:execute [^:]+|statement):`);
  return log.split('\n').filter((line) => start.test(line)).length;
}

export interface StatementCount {
  readonly superuserUrl: string;
  readonly logFile: string;
  readonly requests: number;
  /** One request after the other, so that no other work falls between. */
  readonly run: (index: number) => Promise<unknown>;
}

export async function statementsPerRequest({ superuserUrl, logFile, requests, run }: StatementCount): Promise<number> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined, fetch_types: false });
  try {
    await sql.unsafe(`alter system set log_line_prefix = '%a|'`);
    await sql.unsafe(`alter system set log_statement = 'all'`);
    await sql`select pg_reload_conf()`;
    await sleep(300);
    const { size } = await stat(logFile);
    for (let index = 0; index < requests; index += 1) await run(index);
    await sleep(300);
    const log = (await readFile(logFile)).subarray(size).toString('utf8');
    return Math.round((countStatements(log, 'platzwart') / requests) * 10) / 10;
  } finally {
    await sql.unsafe('alter system reset log_statement');
    await sql`select pg_reload_conf()`;
    await sql.end({ timeout: 5 });
  }
}
