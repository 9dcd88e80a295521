import type { ShiftStatus } from '#app/db/schema/staff.ts';

/** The week of an operator as rows and days. Pure, for the page and for paper. */

export interface RosterShift {
  readonly id: string;
  /** YYYY-MM-DD of the start in Europe/Berlin. */
  readonly date: string;
  /** 'HH:MM' in Europe/Berlin. */
  readonly start: string;
  readonly end: string;
  readonly hours: number;
  readonly role: string;
  readonly station: string | null;
  readonly areaId: string | null;
  readonly areaName: string | null;
  readonly color: string | null;
  readonly required: number;
  readonly status: ShiftStatus;
  readonly staffIds: readonly string[];
  readonly notesStaff: string | null;
  /** The booking that it was made for is cancelled, or on another day. */
  readonly isEventGone: boolean;
  /** Whose live requests are about it; an open place has none. */
  readonly requestedBy: readonly string[];
}

export interface RosterPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly weeklyHours: number | null;
  readonly isActive: boolean;
}

export interface PersonRow {
  readonly person: RosterPerson;
  /** Of the week, without cancelled shifts. */
  readonly hours: number;
  /** One list per day. */
  readonly cells: readonly (readonly RosterShift[])[];
}

export interface StationRow {
  readonly key: string;
  readonly areaName: string | null;
  readonly color: string | null;
  /** The station, or the role of shifts without one. */
  readonly station: string | null;
  readonly role: string | null;
  readonly cells: readonly (readonly RosterShift[])[];
}

const isLive = ({ status }: RosterShift): boolean => status !== 'CANCELLED';

/** Fewer people than the shift needs. */
export const isUnderstaffed = (shift: RosterShift): boolean => isLive(shift) && shift.staffIds.length < shift.required;

const cellsOf = (shifts: readonly RosterShift[], days: readonly string[]) =>
  days.map((day) => shifts.filter(({ date }) => date === day));

/** A row per person: active ones, and those who left with shifts in the week. */
export function peopleRows(
  people: readonly RosterPerson[],
  shifts: readonly RosterShift[],
  days: readonly string[],
): PersonRow[] {
  const byPerson = new Map<string, RosterShift[]>();
  for (const shift of shifts)
    for (const staffId of shift.staffIds) byPerson.set(staffId, [...(byPerson.get(staffId) ?? []), shift]);
  return people
    .filter(({ id, isActive }) => isActive || byPerson.has(id))
    .map((person) => {
      const own = byPerson.get(person.id) ?? [];
      return { person, hours: sumOfHours(own), cells: cellsOf(own, days) };
    });
}

/** The shifts that need people, per day. */
export const openCells = (shifts: readonly RosterShift[], days: readonly string[]) =>
  cellsOf(shifts.filter(isUnderstaffed), days);

/** A row per area and station; shifts without a station have one per role. */
export function stationRows(shifts: readonly RosterShift[], days: readonly string[]): StationRow[] {
  const groups = new Map<string, RosterShift[]>();
  for (const shift of shifts) {
    const key = [shift.areaName ?? '', shift.areaId ?? '', shift.station ?? '', shift.station ? '' : shift.role].join(
      '\n',
    );
    groups.set(key, [...(groups.get(key) ?? []), shift]);
  }
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, own]) => ({
      key,
      areaName: own[0]?.areaName ?? null,
      color: own[0]?.color ?? null,
      station: own[0]?.station ?? null,
      role: own[0]?.station ? null : (own[0]?.role ?? null),
      cells: cellsOf(own, days),
    }));
}

export interface RosterSums {
  readonly shifts: number;
  readonly drafts: number;
  /** People in drafts: they get a mail when the week is published. */
  readonly told: number;
  /** Places without a person. */
  readonly open: number;
  readonly hours: number;
}

export function sumsOf(shifts: readonly RosterShift[]): RosterSums {
  const live = shifts.filter(isLive);
  const drafts = live.filter(({ status }) => status === 'DRAFT');
  return {
    shifts: live.length,
    drafts: drafts.length,
    told: new Set(drafts.flatMap(({ staffIds }) => staffIds)).size,
    open: live.reduce((sum, { required, staffIds }) => sum + Math.max(0, required - staffIds.length), 0),
    hours: live.reduce((sum, { hours, staffIds }) => sum + hours * staffIds.length, 0),
  };
}

const sumOfHours = (shifts: readonly RosterShift[]): number =>
  shifts.filter(isLive).reduce((sum, { hours }) => sum + hours, 0);
