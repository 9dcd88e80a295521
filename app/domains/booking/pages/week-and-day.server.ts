import { publicHolidays, type PlaceGroup, type PlaceResource } from '#app/domains/facilities/public.server.ts';
import { openSpansOn } from '#app/domains/facilities/rules/opening-hours.ts';
import { slotsOn } from '#app/domains/facilities/rules/slots.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { addDays, dayOfWeek, isoWeekOf, type LocalDate, mondayOf, weekDates } from '#app/platform/calendar.ts';
import type { Actor, Locale, ReadCtx } from '#app/platform/ctx.ts';
import { type PlaceQuery, type PlanPlace, placeFrame, readPlanPlace } from './plan-place.server.ts';
import { listPlanRows, type PlanRow } from './plan-rows.server.ts';
import {
  type DayView,
  type PlanColumn,
  type PlanFrame,
  type WeekView,
  planBookingFor,
  resourcesShownOn,
} from '#app/domains/booking/rules/plan.ts';
import { visibleHours } from '#app/domains/booking/rules/week-layout.ts';

interface ViewRequest {
  viewer: Actor | null;
  locale: Locale;
}

/** One resource, seven days (seed 4, 3.2). Null when there is no place for the viewer. Two statements. */
export async function getWeekView(
  ctx: ReadCtx,
  request: ViewRequest,
  query: PlaceQuery & { week: string | null; date: LocalDate | null },
): Promise<WeekView | null> {
  const date = weekDateOf(query);
  const place = await readPlanPlace(ctx, request.viewer, query, date);
  return place && (await weekViewOf(ctx, request, place, date));
}

export interface PublicWeek {
  view: WeekView;
  operator: { name: string; color: string };
  /** Origins of pages that may show it in a frame. */
  embedOrigins: string[];
}

/** The week of a facility as the public sees it, also for people who may see more. Null when its plan is not public. Two statements. */
export async function getPublicWeek(
  ctx: ReadCtx,
  locale: Locale,
  query: PlaceQuery & { within: string; week: string | null; date: LocalDate | null },
): Promise<PublicWeek | null> {
  const date = weekDateOf(query);
  const request = { viewer: null, locale };
  const place = await readPlanPlace(ctx, request.viewer, query, date);
  if (!place) return null;
  const { operatorName, operatorColor, embedOrigins } = place.facility;
  return {
    view: await weekViewOf(ctx, request, place, date),
    operator: { name: operatorName, color: operatorColor },
    embedOrigins,
  };
}

const weekDateOf = ({ week, date }: { week: string | null; date: LocalDate | null }): LocalDate | null =>
  (week === null ? null : mondayOf(week)) ?? date;

async function weekViewOf(
  ctx: ReadCtx,
  request: ViewRequest,
  place: PlanPlace,
  date: LocalDate | null,
): Promise<WeekView> {
  const week = isoWeekOf(date ?? place.now.date);
  const monday = mondayOf(week) ?? place.now.date;
  const days = weekDates(monday);
  const range = { from: monday, until: addDays(monday, 6) };
  const columns = await readColumns(
    ctx,
    request,
    place,
    days.map((date) => ({ date, resource: place.resource })),
  );
  return {
    kind: 'week',
    ...(await frameOf(request, place, range, columns)),
    rootIds: [place.resource.rootId],
    week,
    previousWeek: isoWeekOf(addDays(monday, -7)),
    nextWeek: isoWeekOf(addDays(monday, 7)),
    days,
    columns,
  };
}

/** One day, a column for each resource of the group. Two statements. */
export async function getDayView(
  ctx: ReadCtx,
  request: ViewRequest,
  query: PlaceQuery & { date: LocalDate | null },
): Promise<DayView | null> {
  const place = await readPlanPlace(ctx, request.viewer, query, query.date);
  if (!place) return null;
  const date = query.date ?? place.now.date;
  const columns = await readColumns(
    ctx,
    request,
    place,
    place.group.resources.map((resource) => ({ date, resource })),
  );
  return {
    kind: 'day',
    ...(await frameOf(request, place, { from: date, until: date }, columns)),
    rootIds: [...new Set(place.group.resources.map((resource) => resource.rootId))],
    week: isoWeekOf(date),
    date,
    previousDate: addDays(date, -1),
    nextDate: addDays(date, 1),
    columns,
  };
}

async function readColumns(
  ctx: ReadCtx,
  { viewer }: ViewRequest,
  place: PlanPlace,
  cells: readonly { date: LocalDate; resource: PlaceResource }[],
): Promise<PlanColumn[]> {
  const tree = place.group.resources;
  const resourceIds = [...new Set(cells.flatMap(({ resource }) => resourcesShownOn(tree, resource.id)))];
  const dates = cells.map(({ date }) => date).sort();
  const range = { resourceIds, from: dates[0] ?? place.now.date, until: dates.at(-1) ?? place.now.date };
  const byDate = new Map<LocalDate, PlanRow[]>();
  for (const row of await listPlanRows(ctx.db, range, viewer?.id ?? null)) {
    const rows = byDate.get(row.date);
    if (rows) rows.push(row);
    else byDate.set(row.date, [row]);
  }
  return cells.map(({ date, resource }) => {
    const shown = new Set(resourcesShownOn(tree, resource.id));
    const plan = {
      resourceId: resource.id,
      tree,
      operatorId: place.facility.operatorId,
      isPublic: place.facility.publicPlan,
      showNames: place.facility.showNames,
    };
    const bookings = (byDate.get(date) ?? []).flatMap((row) =>
      row.resourceId !== null && shown.has(row.resourceId) ? (planBookingFor(viewer, row, plan) ?? []) : [],
    );
    return {
      resourceId: resource.id,
      resourceName: resource.name,
      color: resource.color,
      date,
      windows: windowsOf(place.group, resource, date),
      openHours: openSpansOn(place.facility.openingHours, onDay(date), onDay(addDays(date, -1))),
      bookings,
    };
  });
}

function windowsOf(group: PlaceGroup, resource: PlaceResource, date: LocalDate): TimeSpan[] | null {
  const root = group.resources.find((candidate) => candidate.id === resource.rootId);
  if (root?.bookingMode !== 'slotOnly') return null;
  return slotsOn(root.slots, onDay(date)).map(({ startTime, endTime }) => ({
    startTime,
    endTime,
  }));
}

const onDay = (date: LocalDate) => ({ date, dayOfWeek: dayOfWeek(date) });

async function frameOf(
  { viewer, locale }: ViewRequest,
  place: PlanPlace,
  range: { from: LocalDate; until: LocalDate },
  columns: readonly PlanColumn[],
): Promise<Omit<PlanFrame, 'rootIds'>> {
  const { facility } = place;
  return {
    ...placeFrame(place),
    hours: visibleHours(columns.flatMap((column) => column.bookings)),
    holidays: await publicHolidays({ region: facility.holidayRegion, ...range }, locale),
    schoolHolidays: facility.schoolHolidays.filter((row) => row.from <= range.until && row.until >= range.from),
    canBook: viewer !== null,
  };
}
