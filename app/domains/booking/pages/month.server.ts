import { type PlaceFacility, publicHolidays } from '#app/domains/facilities/public.server.ts';
import { addressLine } from '#app/domains/facilities/rules/address.ts';
import {
  type MonthSheet,
  type MonthView,
  sheetColumns,
  type SheetDay,
  type SheetResource,
} from '#app/domains/booking/rules/sheet.ts';
import {
  addMonths,
  HOME_ZONE,
  isoWeekOf,
  type LocalDate,
  type Month,
  mondaysOf,
  monthRange,
  today,
  wallClock,
  weekDates,
} from '#app/platform/calendar.ts';
import type { Actor, Locale, ReadCtx } from '#app/platform/ctx.ts';
import { listVisiblePlaces, placeFrame, type PlaceQuery, readPlanPlace } from './plan-place.server.ts';
import { listPlanRows } from './plan-rows.server.ts';

interface SheetRequest {
  viewer: Actor | null;
  locale: Locale;
}

/**
 * One resource, one month (`month` that is none means the present one). Null when there is no place for the viewer. Two
 * statements.
 */
export async function getMonthView(
  ctx: ReadCtx,
  request: SheetRequest,
  query: PlaceQuery & { month: Month | null; date: LocalDate | null },
): Promise<MonthView | null> {
  const asked =
    query.month !== null && monthRange(query.month) ? query.month : monthOf(query.date ?? today(ctx.now, HOME_ZONE));
  const place = await readPlanPlace(ctx, request.viewer, query, `${asked}-01`, MONTH_AROUND);
  if (!place) return null;
  const { facility, resource } = place;
  const sheet = await readSheet(ctx, request, { facility, month: asked, resourceIds: [resource.id] });
  return {
    kind: 'month',
    ...placeFrame(place),
    sheet,
    previousMonth: addMonths(asked, -1),
    nextMonth: addMonths(asked, 1),
    rootIds: [resource.rootId],
  };
}

/** The facilities with a month sheet for the viewer. One statement. */
export const listSheetFacilities = (ctx: ReadCtx, viewer: Actor | null, month: Month): Promise<PlaceFacility[]> =>
  listVisiblePlaces(ctx, viewer, `${month}-01`, MONTH_AROUND);

/** The sheet of a month with one column per resource (ids of the facility's resources). One statement. Throws RangeError without a month. */
export async function readSheet(
  ctx: ReadCtx,
  { viewer, locale }: SheetRequest,
  { facility, month, resourceIds }: { facility: PlaceFacility; month: Month; resourceIds: readonly string[] },
): Promise<MonthSheet> {
  const range = monthRange(month);
  if (!range) throw new RangeError(`${month} is no month`);
  const tree = sheetResourcesOf(facility);
  const rows = await listPlanRows(ctx.db, { resourceIds: tree.map(({ id }) => id), ...range }, viewer?.id ?? null);
  const holidays = await publicHolidays({ region: facility.holidayRegion, ...range }, locale);
  const dayOf = (date: LocalDate): SheetDay => ({
    date,
    isInMonth: monthOf(date) === month,
    holiday: holidays[date] ?? null,
    schoolHoliday: facility.schoolHolidays.find(({ from, until }) => from <= date && date <= until)?.name ?? null,
  });
  return {
    month,
    facility: { id: facility.id, name: facility.name, address: addressLine(facility) },
    operator: { name: facility.operatorName, color: facility.operatorColor },
    asOf: wallClock(ctx.now, facility.timeZone),
    weeks: mondaysOf(range).map((monday) => ({ week: isoWeekOf(monday), days: weekDates(monday).map(dayOf) })),
    columns: sheetColumns(
      viewer,
      rows,
      {
        tree,
        operatorId: facility.operatorId,
        isPublic: facility.publicPlan,
        showNames: facility.showNames,
      },
      resourceIds,
    ),
  };
}

/** All resources of a facility, parents before their parts. */
export function sheetResourcesOf(facility: PlaceFacility): SheetResource[] {
  return facility.groups.flatMap((group) =>
    group.resources.map(({ id, parentId, name, color }) => ({ id, parentId, name, color, groupName: group.name })),
  );
}

/** Days around the first of a month that hold its ISO weeks. */
const MONTH_AROUND = { before: 7, after: 38 };

const monthOf = (date: LocalDate): Month => date.slice(0, 7);
