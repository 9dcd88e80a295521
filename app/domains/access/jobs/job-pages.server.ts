import { type SQL, sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import type { JobStatus, ResultCode } from '#device/protocol.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { type Cursor, keyOf, pageOf } from '#app/platform/list/cursor.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';

const PAGE = 50;

/** The first three debug questions of seed 2, 7. */
export type JobQuestion = 'latest' | 'pending' | 'dispatched';

export interface JobLine {
  readonly id: string;
  readonly areaId: string;
  readonly areaTitle: string;
  readonly timeZone: string;
  readonly status: JobStatus;
  /** Null once the person was erased. */
  readonly memberName: string | null;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly dispatchedAtMs: number | null;
  readonly deviceName: string | null;
  readonly executedAtMs: number | null;
  readonly resultCode: ResultCode | null;
  readonly resultMessage: string | null;
  readonly lateResultCode: ResultCode | null;
  readonly isWithdrawn: boolean;
  readonly attempts: number;
  readonly correlationId: string;
}

type Params = { operatorId: string; areaId: string | null; after: string | null };

function questionOf(where: SQL, order: SQL) {
  return statement<Params, JobLine>(sql`
    select j.id, a.id as "areaId", a.title as "areaTitle", f.time_zone as "timeZone", j.status, u.first_name || ' ' || u.last_name as "memberName",
      ${wholeEpochMs('j.created_at')} as "createdAtMs", ${wholeEpochMs('j.expires_at')} as "expiresAtMs", ${wholeEpochMs('j.dispatched_at')} as "dispatchedAtMs",
      d.name as "deviceName", ${wholeEpochMs('j.executed_at')} as "executedAtMs", j.result_code as "resultCode", j.result_message as "resultMessage",
      j.late_result_code as "lateResultCode", j.withdrawn_at is not null as "isWithdrawn", j.attempts, j.correlation_id as "correlationId"
    from door_jobs j join areas a on a.id = j.area_id join facilities f on f.id = a.facility_id
      left join users u on u.id = j.requested_by_member_id left join devices d on d.id = j.dispatch_to_device_id
    where f.operator_id = ${sql.placeholder('operatorId')}::uuid and ${where}
      and (${sql.placeholder('areaId')}::uuid is null or j.area_id = ${sql.placeholder('areaId')}::uuid)
      and (${sql.placeholder('after')}::uuid is null or j.id < ${sql.placeholder('after')}::uuid)
    order by ${order} limit ${sql.raw(String(PAGE + 1))}`);
}

const questions = {
  latest: questionOf(sql`true`, sql`j.id desc`),
  pending: questionOf(sql`j.status = 'pending' and j.expires_at >= door_now()`, sql`j.created_at, j.id`),
  dispatched: questionOf(
    sql`j.status = 'dispatched' and j.dispatched_at >= door_now() - interval '30 s'`,
    sql`j.dispatched_at desc, j.id desc`,
  ),
} satisfies Record<JobQuestion, unknown>;

/** The address of the four debug questions (seed 2, 7). */
export const jobsQuery = defineListQuery({
  question: field.view('ansicht', { warten: 'pending', unterwegs: 'dispatched', fehler: 'results' }),
  areaId: field.id('tuer'),
  after: field.cursor('ab', 'id'),
});

/** Jobs at doors of the admin's operator; only the latest have more than one page. One statement. */
export async function listDoorJobs(
  { db }: ReadCtx,
  actor: Actor,
  { question, areaId, after }: { question: JobQuestion; areaId: string | null; after: Cursor | null },
): Promise<{ rows: JobLine[]; next: string | null }> {
  const key = question === 'latest' ? keyOf(after) : null;
  const params = { operatorId: operatorOf(actor, 'door.administer'), areaId, after: key };
  const { rows, next } = pageOf(await questions[question](db, params), PAGE, ({ id }) => id);
  return { rows, next: question === 'latest' ? next : null };
}

export interface ResultCount {
  readonly areaId: string;
  readonly areaTitle: string;
  /** Null while it has not ended. */
  readonly resultCode: ResultCode | null;
  /** Cancelled by the person, not for a missing right. */
  readonly isWithdrawn: boolean;
  readonly count: number;
}

const readCounts = statement<{ operatorId: string }, ResultCount>(sql`
  select a.id as "areaId", a.title as "areaTitle", j.result_code as "resultCode",
    (j.result_code = 'CANCELLED' and j.withdrawn_at is not null) is true as "isWithdrawn", count(*)::int as count
  from door_jobs j join areas a on a.id = j.area_id join facilities f on f.id = a.facility_id
  where f.operator_id = ${sql.placeholder('operatorId')}::uuid and j.created_at >= door_now() - interval '24 hours'
  group by a.id, j.result_code, "isWithdrawn" order by count desc, a.title, j.result_code, "isWithdrawn"`);

/** How the presses of the last 24 hours ended, per door (seed 2, 7.4). One statement. */
export async function countDoorResults({ db }: ReadCtx, actor: Actor): Promise<ResultCount[]> {
  return await readCounts(db, { operatorId: operatorOf(actor, 'door.administer') });
}
