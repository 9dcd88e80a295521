import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { ClockState } from '#app/db/schema/clock.ts';
import { listSessions, SESSION_CURSOR } from '#app/domains/staff/times/list-sessions.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';

const STATES = { arbeitet: 'WORKING', pause: 'BREAK', beendet: 'CLOSED' } as const satisfies Record<string, ClockState>;

export const timesQuery = defineListQuery({
  staffId: field.id('mitarbeiter'),
  from: field.day('von'),
  until: field.day('bis'),
  state: field.oneOf('zustand', STATES),
  toCheck: field.oneOf('pruefen', { '1': 'yes' }),
  after: field.cursor('ab', ...SESSION_CURSOR),
});
export type TimesFilter = Omit<ReturnType<typeof timesQuery.read>, 'after'>;

export interface StaffName {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
}

/** The people of an operator who have worked or may work, by name. */
export const readStaffNames = statement<{ operatorId: string }, StaffName>(sql`
  select sm.id, u.first_name || ' ' || u.last_name as name, sm.is_active and u.is_active as "isActive"
  from staff_members sm join users u on u.id = sm.user_id where sm.operator_id = ${sql.placeholder('operatorId')}::uuid
  order by u.last_name, u.first_name, sm.id`);

/** What waits in the tabs of the times: wishes for corrections, and submitted months. */
const readWaiting = statement<{ operatorId: string }, { corrections: number; months: number }>(sql`
  select (select count(*)::int from time_corrections where operator_id = ${sql.placeholder('operatorId')}::uuid and decision is null) as corrections,
    (select count(*)::int from month_closings where operator_id = ${sql.placeholder('operatorId')}::uuid and state = 'submitted') as months`);

/** The counts of the tabs. One statement. */
export async function readTimesTabs({ db }: Pick<ReadCtx, 'db'>, actor: Actor) {
  const [row] = await readWaiting(db, { operatorId: operatorOf(actor, 'time.view') });
  return row ?? { corrections: 0, months: 0 };
}

/** One page of an operator's time sessions. One statement. */
export async function listTimes(
  ctx: ReadCtx,
  actor: Actor,
  { toCheck, ...filter }: TimesFilter & { after: ReturnType<typeof timesQuery.read>['after'] },
  limit = 50,
) {
  const operatorId = operatorOf(actor, 'time.view');
  return await listSessions(ctx, { operatorId }, { ...filter, toCheck: toCheck !== null, limit });
}

/** The list of the screen with its choices. Three statements in one flight. */
export async function getTimesPage(ctx: ReadCtx, actor: Actor, query: ReturnType<typeof timesQuery.read>) {
  const operatorId = operatorOf(actor, 'time.view');
  const [list, staff, tabs] = await inOneFlight(ctx.db, (flight) => [
    listTimes({ ...ctx, db: flight }, actor, query),
    readStaffNames(flight, { operatorId }),
    readTimesTabs({ db: flight }, actor),
  ]);
  return { ...list, staff, tabs };
}
