import { ancestors, type TreeNode } from '#app/domains/facilities/rules/resource-tree.ts';
import { type PlanBooking, planBookingFor, type PlanFrame, type PlanSource, resourcesShownOn } from './plan.ts';
import { type Viewer, visibilityOf, wasRefused } from './visibility.ts';

/** The plan of a month: the screen, its print and the PDF show this model (seed 4, 3.10). */
export interface MonthSheet {
  /** YYYY-MM */
  month: string;
  facility: { id: string; name: string; address: string | null };
  operator: { name: string; color: string };
  /** Date and time at the facility when the model was read. */
  asOf: { date: string; time: string };
  /** Whole ISO weeks, Monday first. */
  weeks: { week: string; days: SheetDay[] }[];
  /** In the order of the tree. */
  columns: SheetColumn[];
}

/** The month of one resource, with the places to choose from as in week and day. */
export interface MonthView extends Pick<
  PlanFrame,
  'facilities' | 'facility' | 'groups' | 'group' | 'resources' | 'resource' | 'rootIds' | 'now'
> {
  kind: 'month';
  /** One column: the resource. */
  sheet: MonthSheet;
  previousMonth: string;
  nextMonth: string;
}

export interface SheetDay {
  date: string;
  /** False for the days of other months that fill the first and the last week; they have no bookings. */
  isInMonth: boolean;
  holiday: string | null;
  schoolHoliday: string | null;
}

/** One resource with its bookings, also those of the wholes above it and of its parts. */
export interface SheetColumn {
  resourceId: string;
  name: string;
  color: string;
  groupName: string;
  /** By date, in order of time; a date without bookings is absent. */
  cells: Record<string, SheetEntry[]>;
}

export interface SheetEntry extends PlanBooking {
  /** The same in every column that shows the booking. */
  key: number;
  isRefused: boolean;
}

export interface SheetResource extends TreeNode {
  name: string;
  color: string;
  groupName: string;
}

export interface SheetPlan {
  /** All resources of the facility. */
  tree: readonly SheetResource[];
  operatorId: string;
  isPublic: boolean;
  showNames: boolean;
}

/** One column per id, cut to what the viewer may see. `rows` are in order of date and time. */
export function sheetColumns(
  viewer: Viewer | null,
  rows: readonly PlanSource[],
  plan: SheetPlan,
  resourceIds: readonly string[],
): SheetColumn[] {
  // Keys count these only: gaps would say how many hidden bookings there are.
  const visible = rows.filter(
    (row) => visibilityOf(viewer, { ...row, operatorId: plan.operatorId }, plan) !== 'hidden',
  );
  return plan.tree
    .filter((resource) => resourceIds.includes(resource.id))
    .map(({ id, name, color, groupName }) => {
      const shown = new Set(resourcesShownOn(plan.tree, id));
      const cells: Record<string, SheetEntry[]> = {};
      for (const [key, row] of visible.entries()) {
        if (row.resourceId === null || !shown.has(row.resourceId)) continue;
        const booking = planBookingFor(viewer, row, { ...plan, resourceId: id });
        if (booking) (cells[row.date] ??= []).push({ key, isRefused: wasRefused(row), ...booking });
      }
      return { resourceId: id, name, color, groupName, cells };
    });
}

/** The resources that have none of the others above them: their columns show every booking of all. */
export function topsOf(tree: readonly TreeNode[], resourceIds: readonly string[]): string[] {
  return resourceIds.filter((id) => !ancestors(tree, id).some((above) => resourceIds.includes(above)));
}

export interface PaperChoices {
  /** Prints requests that are not decided. */
  requests: boolean;
  /** Prints the names of the booking persons. */
  people: boolean;
}

/**
 * A sheet for a door: without what was refused, and with requests and names as chosen. Without the ids of bookings, which are not
 * printed, equal sheets of two viewers are one print.
 */
export function sheetForPaper(sheet: MonthSheet, choices: PaperChoices): MonthSheet {
  return {
    ...sheet,
    columns: sheet.columns.map((column) => ({
      ...column,
      cells: Object.fromEntries(
        Object.entries(column.cells)
          .map(([date, entries]) => [date, entriesForPaper(entries, choices)] as const)
          .filter(([, entries]) => entries.length > 0),
      ),
    })),
  };
}

function entriesForPaper(entries: readonly SheetEntry[], { requests, people }: PaperChoices): SheetEntry[] {
  return entries
    .filter(({ status, isRefused }) => !isRefused && (requests || status !== 'pending'))
    .map(({ personName, id: _id, ...entry }) =>
      people && personName !== undefined ? { ...entry, personName } : entry,
    );
}

/** The entries of a date over all columns, each booking once. */
export function entriesOn(sheet: MonthSheet, date: string): (SheetEntry & { column: SheetColumn })[] {
  const seen = new Set<number>();
  return sheet.columns
    .flatMap((column) => (column.cells[date] ?? []).map((entry) => ({ ...entry, column })))
    .filter(({ key }) => !seen.has(key) && seen.add(key))
    .sort((one, other) => one.key - other.key);
}
