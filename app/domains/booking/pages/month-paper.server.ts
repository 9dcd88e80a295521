import type { PlaceFacility } from '#app/domains/facilities/public.server.ts';
import { type MonthPlan, PAPER_LAYOUTS, type PaperLayout } from '#app/domains/booking/documents/month-plan.ts';
import { type PaperChoices, sheetForPaper, topsOf } from '#app/domains/booking/rules/sheet.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, type Month, monthRange, today } from '#app/platform/calendar.ts';
import type { Actor, Locale, ReadCtx } from '#app/platform/ctx.ts';
import { publicHost, publicUrl } from '#app/platform/public-url.server.ts';
import { listSheetFacilities, readSheet, sheetResourcesOf } from './month.server.ts';

/** The choices in the address of a month plan. */
export interface PaperQuery extends PaperChoices {
  month: string | null;
  facilityId: string | null;
  resourceIds: string[];
  layout: PaperLayout;
}

/** The form of the page: what there is to choose, and what is chosen. */
export interface PaperForm extends PaperChoices {
  month: Month;
  layout: PaperLayout;
  facilities: { id: string; name: string }[];
  facility: { id: string; name: string };
  groups: { id: string; name: string; resources: { id: string; name: string; isPart: boolean; isChosen: boolean }[] }[];
}

export type PaperPage =
  | { kind: 'ready'; form: PaperForm; plan: MonthPlan; bookings: number }
  | { kind: 'bad_month'; form: PaperForm }
  /** No such facility or resource for this viewer. */
  | { kind: 'absent' }
  | { kind: 'no_facility' };

const LAYOUT_WORDS: Readonly<Record<PaperLayout, 'wand' | 'tage' | 'liste'>> = {
  wall: 'wand',
  days: 'tage',
  list: 'liste',
};

export function readPaperQuery(url: string): PaperQuery {
  const { searchParams } = new URL(url);
  const given = (name: string) => searchParams.get(name) || null;
  return {
    month: given('monat'),
    facilityId: given('anlage'),
    resourceIds: searchParams.getAll('ressource').filter((id) => id !== ''),
    layout: PAPER_LAYOUTS.find((layout) => LAYOUT_WORDS[layout] === searchParams.get('blatt')) ?? 'days',
    requests: searchParams.get('anfragen') === '1',
    people: searchParams.get('namen') === '1',
  };
}

/** The query of links to the files of a plan. */
export function paperLinkQuery({ plan, form }: { plan: MonthPlan; form: PaperForm }) {
  const chosen = form.groups.flatMap((group) => group.resources).filter(({ isChosen }) => isChosen);
  return {
    monat: plan.sheet.month,
    anlage: form.facility.id,
    ressource: chosen.map(({ id }) => id),
    blatt: LAYOUT_WORDS[form.layout],
    ...(form.requests ? { anfragen: '1' as const } : {}),
    ...(form.people ? { namen: '1' as const } : {}),
  };
}

/** A month plan as chosen, cut to what the viewer may see. Without a resource it has all roots. Two statements. */
export async function getMonthPaper(
  ctx: ReadCtx,
  { viewer, locale }: { viewer: Actor | null; locale: Locale },
  query: PaperQuery,
): Promise<PaperPage> {
  const isMonth = query.month === null || monthRange(query.month) !== null;
  const month = isMonth && query.month !== null ? query.month : today(ctx.now, HOME_ZONE).slice(0, 7);
  const facilities = await listSheetFacilities(ctx, viewer, month);
  if (facilities.length === 0) return { kind: 'no_facility' };
  const facility = chooseFacility(facilities, viewer, query);
  if (!facility) return { kind: 'absent' };
  const tree = sheetResourcesOf(facility);
  const ids = new Set(tree.map(({ id }) => id));
  if (query.resourceIds.some((id) => !ids.has(id))) return { kind: 'absent' };
  const roots = tree.filter(({ parentId }) => parentId === null).map(({ id }) => id);
  const chosen =
    query.resourceIds.length === 0 ? roots : tree.map(({ id }) => id).filter((id) => query.resourceIds.includes(id));
  const form = formOf(query, { month, facilities, facility, chosen });
  if (!isMonth) return { kind: 'bad_month', form };
  const resourceIds = query.layout === 'wall' ? chosen : topsOf(tree, chosen);
  const sheet = sheetForPaper(await readSheet(ctx, { viewer, locale }, { facility, month, resourceIds }), query);
  const keys = sheet.columns.flatMap((column) =>
    Object.values(column.cells).flatMap((cell) => cell.map(({ key }) => key)),
  );
  const live = facility.publicPlan
    ? paths.booking.publicPlan(facility.id)
    : paths.booking.week({ anlage: facility.id });
  const link = { url: publicUrl(live), address: publicHost() };
  return {
    kind: 'ready',
    form,
    plan: { layout: query.layout, locale, sheet, link },
    bookings: new Set(keys).size,
  };
}

/** The named facility, that of the first resource, the one of the viewer's operator, or the first. */
function chooseFacility(
  facilities: readonly PlaceFacility[],
  viewer: Actor | null,
  { facilityId, resourceIds: [resourceId] }: PaperQuery,
): PlaceFacility | undefined {
  if (facilityId !== null) return facilities.find(({ id }) => id === facilityId);
  if (resourceId !== undefined)
    return facilities.find((facility) => sheetResourcesOf(facility).some(({ id }) => id === resourceId));
  return facilities.find(({ operatorId }) => operatorId === viewer?.operatorId) ?? facilities[0];
}

function formOf(
  { layout, requests, people }: PaperQuery,
  found: { month: Month; facilities: readonly PlaceFacility[]; facility: PlaceFacility; chosen: readonly string[] },
): PaperForm {
  const { month, facilities, facility, chosen } = found;
  return {
    month,
    layout,
    requests,
    people,
    facilities: facilities.map(({ id, name }) => ({ id, name })),
    facility: { id: facility.id, name: facility.name },
    groups: facility.groups.map((group) => ({
      id: group.id,
      name: group.name,
      resources: group.resources.map(({ id, name, parentId }) => ({
        id,
        name,
        isPart: parentId !== null,
        isChosen: chosen.includes(id),
      })),
    })),
  };
}
