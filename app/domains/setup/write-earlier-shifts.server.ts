import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import * as tables from '#app/db/schema/index.ts';
import { addDays, dayOfWeek, HOME_ZONE, onWeekday, toDate, wallInstant } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { DEMO_TEMPLATES } from './demo-crew.ts';
import type { DemoIds } from './demo-ids.ts';
import { DEMO_TIME_DAYS } from './demo-times.ts';

/** The published shifts of the weeks before this one, so that times have a plan beside them. */
export async function writeEarlierShifts(
  tx: Transaction,
  ids: DemoIds,
  { today, now }: { today: string; now: Ctx['now'] },
): Promise<void> {
  const operatorId = ids.operators.sgh;
  const templates = await queryRows<{ id: string; code: string; areaId: string | null }>(
    tx,
    sql`select id, code, work_area_id as "areaId" from shift_templates where operator_id = ${operatorId}::uuid`,
  );
  const monday = onWeekday(today, 1);
  const days = Array.from({ length: DEMO_TIME_DAYS }, (_, index) => addDays(today, index - DEMO_TIME_DAYS));
  const shifts = days
    .filter((day) => day < monday)
    .flatMap((day) =>
      templates.flatMap(({ id: templateId, code, areaId }) => {
        const template = DEMO_TEMPLATES[code];
        const people = template?.days[dayOfWeek(day) as keyof typeof template.days] ?? [];
        if (!template || template.eventMode || people.length === 0) return [];
        const { role, station = null, startTime, endTime, requiredStaffCount } = template;
        const at = (time: string) => toDate(wallInstant(day, time, HOME_ZONE));
        const times = { startAtUtc: at(startTime), endAtUtc: at(endTime), originDate: day };
        const row = {
          id: newId(),
          operatorId,
          templateId,
          workAreaId: areaId,
          role,
          station,
          requiredStaffCount,
          ...times,
        };
        return [{ row: { ...row, status: 'PUBLISHED' as const }, people }];
      }),
    );
  if (shifts.length === 0) return;
  await tx.insert(tables.shifts).values(shifts.map(({ row }) => row));
  const staff = await queryRows<{ id: string; userId: string }>(
    tx,
    sql`select id, user_id as "userId" from staff_members where operator_id = ${operatorId}::uuid`,
  );
  await tx.insert(tables.shiftAssignments).values(
    shifts.flatMap(({ row: { id: shiftId }, people }) =>
      people.map((person) => ({
        shiftId,
        operatorId,
        staffMemberId: staff.find(({ userId }) => userId === ids.people[person])?.id ?? '',
        assignedBy: ids.people['jonas.becker'],
        assignedAt: toDate(now),
      })),
    ),
  );
}
