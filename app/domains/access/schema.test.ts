import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type postgres from 'postgres';
import { JOB_STATUSES, type JobStatus } from '#device/protocol.ts';
import { type MadeDoor, makeDoor, makeMember } from '#tests/factories/doors.ts';
import { makeSession } from '#tests/factories/session.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { isFinal, JOB_STATES } from './rules/jobs.ts';

const database = testDatabase();
let door: MadeDoor;
let personId: string;
beforeAll(async () => {
  door = await makeDoor(database.ownerDb);
  personId = (await makeMember(database.ownerDb)).id;
});

const at = new Date();
const later = new Date(at.getTime() + 60_000);
const grant = () => ({
  dispatch_to_device_id: door.device.id,
  dispatched_at: at,
  nonce: 'n'.repeat(16),
  claim_nonce: 'c'.repeat(16),
});
/** The columns that belong to a status. */
function columnsOf(status: JobStatus): Record<string, unknown> {
  if (status === 'pending') return { status };
  if (status === 'dispatched') return { status, ...grant() };
  return { status, executed_at: at, result_code: { executed: 'OK', failed: 'ERR', expired: 'TIMEOUT' }[status] };
}
const wayTo: Record<JobStatus, JobStatus[]> = {
  pending: [],
  dispatched: ['dispatched'],
  executed: ['dispatched', 'executed'],
  failed: ['dispatched', 'failed'],
  expired: ['expired'],
};

const statement = (sql: postgres.TransactionSql, id: string) => (columns: Record<string, unknown>) =>
  sql`update door_jobs set ${sql(columns)} where id = ${id}`;

/** Does the database accept this change of a job in that state? The owner tries it and rolls back. */
async function isTaken(from: JobStatus, columns: Record<string, unknown>): Promise<boolean> {
  let isReady = false;
  const tried = database.sql.begin(async (sql) => {
    const id = crypto.randomUUID();
    const asked = { id, area_id: door.areaId, requested_by_member_id: personId, expires_at: later, correlation_id: id };
    await sql`insert into door_jobs ${sql(asked)}`;
    const write = statement(sql, id);
    for (const step of wayTo[from]) await write(columnsOf(step));
    isReady = true;
    await write(columns);
    throw new Error('taken');
  });
  const answer = await tried.then(String, (error: unknown) => (error as Error).message);
  if (!isReady) throw new Error(`no job is ${from}: ${answer}`);
  return answer === 'taken';
}

describe('the database keeps the edges of a job', () => {
  const pairs = JOB_STATUSES.flatMap((from) => JOB_STATUSES.map((to): [JobStatus, JobStatus] => [from, to]));
  test.each(pairs.filter(([from, to]) => from !== to))('from %s to %s', async (from, to) => {
    expect(await isTaken(from, columnsOf(to))).toBe(JOB_STATES.can(from, to));
  });

  test('has five edges', () => {
    expect(pairs.filter(([from, to]) => JOB_STATES.can(from, to))).toHaveLength(5);
  });

  test.each(JOB_STATUSES.filter(isFinal))('changes no job when it is %s', async (status) => {
    const other = status === 'failed' ? 'RELAY_FAULT' : 'CANCELLED';
    expect(await isTaken(status, { result_code: other })).toBe(false);
    expect(await isTaken(status, { executed_at: new Date(0) })).toBe(false);
    expect(await isTaken(status, { attempts: 9 })).toBe(false);
  });

  test.each(['nonce', 'claim_nonce'])('accepts each %s once', async (column) => {
    expect(await isTaken('dispatched', { [column]: 'x'.repeat(16) })).toBe(false);
  });

  test('refuses another session for a job', async () => {
    const { id } = await makeSession(database.ownerDb, { id: personId, email: '', operatorId: null });
    expect(await isTaken('pending', { session_id: id })).toBe(false);
    expect(await isTaken('pending', { session_id: null })).toBe(true);
  });

  test('dispatches nothing when the job is overdue', async () => {
    expect(await isTaken('pending', columnsOf('dispatched'))).toBe(true);
    expect(await isTaken('pending', { ...columnsOf('dispatched'), dispatched_at: later })).toBe(false);
  });

  test('refuses a new job that is not pending', async () => {
    const id = crypto.randomUUID();
    const asked = { id, area_id: door.areaId, expires_at: later, correlation_id: id, ...columnsOf('dispatched') };
    await expect(database.sql`insert into door_jobs ${database.sql(asked)}`).rejects.toThrow('begins as pending');
  });
});

test('keeps an old late grant when the constraint is added', async () => {
  const statements = (await readFile('drizzle/0008_grant_in_time.sql', 'utf8')).split('--> statement-breakpoint');
  const kept = database.sql.begin(async (sql) => {
    await sql`alter table door_jobs drop constraint door_jobs_in_time_check`;
    const id = crypto.randomUUID();
    const asked = { id, area_id: door.areaId, requested_by_member_id: personId, expires_at: at, correlation_id: id };
    await sql`insert into door_jobs ${sql(asked)}`;
    await statement(sql, id)(columnsOf('dispatched'));
    for (const text of statements) await sql.unsafe(text);
    await statement(sql, id)(columnsOf('executed'));
    await expect(sql.savepoint((inner) => statement(inner, id)({ expires_at: at }))).rejects.toThrow('does not change');
    const [row] = await sql<{ status: string }[]>`select status from door_jobs where id = ${id}`;
    throw new Error(`kept as ${row?.status}`);
  });
  await expect(kept).rejects.toThrow('kept as executed');
});
