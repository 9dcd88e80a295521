import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import * as tables from '#app/db/schema/index.ts';
import { type GeneratingTemplate, planShifts } from '#app/domains/staff/rules/generate.ts';
import {
  addDays,
  dayOfWeek,
  HOME_ZONE,
  instantOfText,
  isoWeekOf,
  onWeekday,
  toDate,
  wallInstant,
} from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { DEMO_OPENING_HOURS } from './demo-club.ts';
import {
  DEMO_CREW,
  DEMO_DRAFT_DAYS,
  DEMO_REQUEST,
  DEMO_TEMPLATES,
  DEMO_WORK_AREAS,
  DEMO_YOUTH,
  type DemoCrewKey,
} from './demo-crew.ts';
import type { DemoIds } from './demo-ids.ts';

const FACILITY = 'biogrund';
const DAYS = 14;

type Weekday = keyof (typeof DEMO_TEMPLATES)[string]['days'];

/** Switches staff on, and writes the crew of the restaurant with the shifts of this week and of the next. */
export async function writeCrew(
  tx: Transaction,
  ids: DemoIds,
  { today, now }: { today: string; now: Ctx['now'] },
): Promise<void> {
  await tx
    .insert(tables.houseSettings)
    .values({ staff: true })
    .onConflictDoUpdate({ target: tables.houseSettings.id, set: { staff: true } });
  await tx
    .update(tables.users)
    .set({ birthDate: addDays(today, -DEMO_YOUTH.ageInDays) })
    .where(eq(tables.users.id, ids.people[DEMO_YOUTH.person]));
  const operatorId = ids.operators.sgh;
  const staffIds = await writeMembers(tx, ids);
  const templates = await writeTemplates(tx, ids);
  const monday = onWeekday(today, 1);
  const weeks = [monday, addDays(monday, 7)].map((first) => ({ id: newId(), isoWeek: isoWeekOf(first), first }));
  await tx.insert(tables.schedules).values(
    weeks.map(({ id, isoWeek }) => ({
      id,
      isoWeek,
      operatorId,
      facilityId: ids.facilities[FACILITY],
      status: 'PUBLISHED' as const,
      publishedAt: toDate(now),
      publishedBy: ids.people['jonas.becker'],
    })),
  );
  const shifts = (await plan(tx, ids, { templates, monday })).map(({ startAtUtc, endAtUtc, ...planned }) => {
    const code = templates.find(({ id }) => id === planned.templateId)?.code ?? '';
    const day = dayOfWeek(planned.originDate) as Weekday;
    const isNextWeek = planned.originDate >= addDays(monday, 7);
    const isDraft = isNextWeek && DEMO_DRAFT_DAYS.includes(day);
    const people = DEMO_TEMPLATES[code]?.days[day] ?? [];
    return {
      row: {
        ...planned,
        id: newId(),
        operatorId,
        startAtUtc: toDate(instantOfText(startAtUtc)),
        endAtUtc: toDate(instantOfText(endAtUtc)),
        status: isDraft ? ('DRAFT' as const) : ('PUBLISHED' as const),
        scheduleId: isDraft ? null : (weeks[isNextWeek ? 1 : 0]?.id ?? null),
        notesStaff: DEMO_TEMPLATES[code]?.notes ?? null,
      },
      code,
      people: isDraft ? people.slice(0, 1) : people,
    };
  });
  await tx.insert(tables.shifts).values(shifts.map(({ row }) => row));
  await tx.insert(tables.shiftAssignments).values(
    shifts.flatMap(({ row: { id: shiftId }, people }) =>
      people.map((person) => ({
        shiftId,
        operatorId,
        staffMemberId: staffIds[person],
        assignedBy: ids.people['jonas.becker'],
      })),
    ),
  );
  const { template, from, to, message } = DEMO_REQUEST;
  const offered = shifts.find(
    ({ row, code, people }) =>
      code === template && row.originDate > today && people.includes(from) && !people.includes(to),
  );
  if (!offered) throw new Error('no shift of the demo can be given away');
  await tx.insert(tables.shiftRequests).values({
    operatorId,
    kind: 'swap',
    shiftId: offered.row.id,
    fromStaffId: staffIds[from],
    message,
    askedBy: ids.people[from],
  });
}

async function writeMembers(tx: Transaction, ids: DemoIds): Promise<Record<DemoCrewKey, string>> {
  const members = Object.entries(DEMO_CREW).map(([key, member]) => ({
    id: newId(),
    key: key as DemoCrewKey,
    operatorId: ids.operators.sgh,
    userId: ids.people[key as DemoCrewKey],
    employmentKind: member.kind,
    roles: [...member.roles],
    weeklyHours: 'weeklyHours' in member ? member.weeklyHours : null,
  }));
  await tx.insert(tables.staffMembers).values(members.map(({ key: _key, ...row }) => row));
  return Object.fromEntries(members.map(({ key, id }) => [key, id])) as Record<DemoCrewKey, string>;
}

async function writeTemplates(tx: Transaction, ids: DemoIds): Promise<GeneratingTemplate[]> {
  const operatorId = ids.operators.sgh;
  const areas = Object.entries(DEMO_WORK_AREAS).map(([key, { facility, ...row }]) => ({
    ...row,
    key,
    id: newId(),
    operatorId,
    facilityId: ids.facilities[facility],
  }));
  await tx.insert(tables.workAreas).values(areas.map(({ key: _key, ...row }) => row));
  const templates = Object.entries(DEMO_TEMPLATES).map(([code, template]) => ({
    id: newId(),
    code,
    name: template.name,
    role: template.role,
    station: template.station ?? null,
    workAreaId: areas.find(({ key }) => key === template.area)?.id ?? null,
    weekdays: Object.keys(template.days).map(Number),
    startTimeLocal: template.startTime,
    endTimeLocal: template.endTime,
    endTimeType: template.endTimeType ?? null,
    endTimeFixed: null,
    closePlusMinutes: template.closePlusMinutes ?? null,
    requiredStaffCount: template.requiredStaffCount,
    skipHolidays: false,
    eventMode: template.eventMode ?? false,
  }));
  await tx.insert(tables.shiftTemplates).values(templates.map((row) => ({ ...row, operatorId })));
  return templates.map((row) => ({ ...row, facilityId: ids.facilities[FACILITY], isAreaActive: true }));
}

/** What the generator makes of the templates, so that it makes nothing twice. */
async function plan(
  tx: Transaction,
  ids: DemoIds,
  { templates, monday }: { templates: readonly GeneratingTemplate[]; monday: string },
) {
  const events = await tx
    .select({ id: tables.bookings.id, date: tables.bookings.date })
    .from(tables.bookings)
    .where(
      and(
        eq(tables.bookings.eventTypeId, 'event'),
        eq(tables.bookings.decision, 'approved'),
        eq(tables.bookings.resourceId, ids.resources.gastro),
      ),
    );
  const opening = DEMO_OPENING_HOURS.filter(({ facility }) => facility === FACILITY).flatMap(
    ({ days, opensAt = null, closesAt = null }) =>
      days.map((weekday) => ({ dayOfWeek: weekday, date: null, opensAt, closesAt })),
  );
  const days = Array.from({ length: DAYS }, (_, index) => addDays(monday, index));
  return planShifts({
    templates,
    days: days.map((date) => ({ date, dayOfWeek: dayOfWeek(date), nextDate: addDays(date, 1) })),
    calendars: new Map([[ids.facilities[FACILITY], { opening, holidays: {}, events }]]),
    instantOf: (date, time) => ({ kind: 'ok', instant: wallInstant(date, time, HOME_ZONE).toString() }),
  }).planned;
}
