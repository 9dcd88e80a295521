import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { ShiftProblem } from '#app/domains/staff/rules/shift-times.ts';

interface Named extends Record<string, string | null> {
  operatorId: string;
  workAreaId: string | null;
  scheduleId: string | null;
  /** A booking. */
  eventId: string | null;
}

const readNamed = statement<Named, { hasArea: boolean; hasSchedule: boolean; hasEvent: boolean }>(sql`
  select exists (select 1 from work_areas where id = ${sql.placeholder('workAreaId')}::uuid
      and operator_id = ${sql.placeholder('operatorId')}::uuid and is_active) as "hasArea",
    exists (select 1 from schedules where id = ${sql.placeholder('scheduleId')}::uuid
      and operator_id = ${sql.placeholder('operatorId')}::uuid) as "hasSchedule",
    exists (select 1 from bookings b join resources r on r.id = b.resource_id join resource_groups g on g.id = r.group_id
        join facilities f on f.id = g.facility_id
      where b.id = ${sql.placeholder('eventId')}::uuid and f.operator_id = ${sql.placeholder('operatorId')}::uuid) as "hasEvent"`);

/** Work areas, weeks and bookings that a shift newly names belong to its operator. Ids that are not named are null. */
export async function referenceProblems(tx: Transaction, named: Named): Promise<ShiftProblem[]> {
  if (named.workAreaId === null && named.scheduleId === null && named.eventId === null) return [];
  const [found] = await readNamed(tx, named);
  return [
    ...(named.workAreaId === null || found?.hasArea ? [] : [{ field: 'workAreaId' as const, code: 'area' as const }]),
    ...(named.scheduleId === null || found?.hasSchedule
      ? []
      : [{ field: 'scheduleId' as const, code: 'schedule' as const }]),
    ...(named.eventId === null || found?.hasEvent ? [] : [{ field: 'eventId' as const, code: 'event' as const }]),
  ];
}
