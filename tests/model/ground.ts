import { addDays, dayOfWeek } from '#app/platform/calendar.ts';
import type { Scope } from '#app/domains/booking/rules/scopes.ts';
import type { HouseState, ModelBooking } from './state.ts';
import { type ActorKey, CELLS, HALL_SLOTS, type Place, type TeamKey, type Village } from './village.ts';

/**
 * A simple second implementation of booking: places are sets of cells, and times are compared as text. The model test compares
 * the verbs with it.
 */
export interface Span {
  place: Place;
  startTime: string;
  endTime: string;
  type: string;
}

export type Command =
  | ({ do: 'create'; actor: ActorKey; team: TeamKey | null; dates: RequestedSpan } & Span)
  | { do: 'cancel'; actor: ActorKey; id: string; scope: Scope }
  | ({ do: 'edit'; actor: ActorKey; id: string; version: number; to: EditTarget } & Span)
  | { do: 'approve'; actor: ActorKey; id: string; scope: 'this' | 'series'; onConflict: 'refuse' | 'skip' }
  | { do: 'reject'; actor: ActorKey; id: string; scope: 'this' | 'series' }
  | { do: 'archive'; actor: ActorKey; id: string }
  | { do: 'expire' };

export type RequestedSpan =
  | { kind: 'single'; date: string }
  | { kind: 'series'; dayOfWeek: number; startDate: string; endDate: string; removed: string[]; onlyFree: boolean };

export type EditTarget =
  | { scope: 'this'; date: string }
  | { scope: 'following' | 'all'; dayOfWeek: number; endDate: string; onlyFree: boolean };

export interface World {
  state: Pick<HouseState, 'bookings' | 'series'>;
  village: Village;
  now: { date: string; time: string };
}

/** The id of a booking before it is stored. */
export const NEW = '*';

export const isOpen = (row: ModelBooking): boolean => row.status === 'pending' || row.status === 'approved';
export const hasBegun = ({ now }: World, row: { date: string; startTime: string }): boolean =>
  row.date < now.date || (row.date === now.date && row.startTime <= now.time);

/** Whether the person books at once, needs an approval, or may not book at all. */
export function statusFor(actor: ActorKey, team: TeamKey | null, place: Place): 'approved' | 'pending' | null {
  if (team === 'gast' && place !== 'hall') return null;
  if (actor === 'admin') return 'approved';
  if (actor === 'stranger') return team === null ? 'pending' : null;
  if (team !== actor) return null;
  // The club of the trainers is at home elsewhere, and has a grant for the pitch.
  return actor === 'gast' || place === 'hall' ? 'pending' : 'approved';
}

export const teamOf = ({ village }: World, id: string | null): TeamKey | null =>
  (Object.keys(village.teams) as TeamKey[]).find((key) => village.teams[key] === id) ?? null;

export function mayChange(world: World, actor: ActorKey, row: ModelBooking): boolean {
  if (actor === 'admin') return true;
  // Only admins see an archived booking.
  const isInvolved = row.createdBy === world.village.people[actor].id || teamOf(world, row.team) === actor;
  return isInvolved && row.status !== 'archived';
}

/** Approved, begun, and its end lies ahead. */
export const isRunning = (world: World, row: ModelBooking): boolean =>
  row.status === 'approved' && row.date === world.now.date && hasBegun(world, row) && world.now.time < row.endTime;

/**
 * Whether place, slots and other bookings leave the time free on that day. `except` are the bookings that move; `spared` is not
 * judged again.
 */
export function isFree(
  world: World,
  span: Span,
  date: string,
  except: ReadonlySet<string> = new Set(),
  spared: { start?: boolean; slots?: boolean } = {},
): boolean {
  const isLate = date < world.now.date || (date === world.now.date && span.startTime < world.now.time);
  if (isLate && !spared.start) return false;
  if (!spared.slots && span.place === 'hall' && !HALL_SLOTS.some((slot) => isInside(slot, span, date))) return false;
  return (
    span.type === 'other' || !world.state.bookings.some((row) => !except.has(row.id) && isBlocking(row, span, date))
  );
}

function isInside(slot: (typeof HALL_SLOTS)[number], span: Span, date: string): boolean {
  const isValid = slot.validUntil === null || date <= slot.validUntil;
  return (
    isValid && slot.dayOfWeek === dayOfWeek(date) && slot.startTime <= span.startTime && span.endTime <= slot.endTime
  );
}

function isBlocking(row: ModelBooking, span: Span, date: string): boolean {
  if (row.status !== 'approved' || row.type === 'other' || row.date !== date) return false;
  const shares = CELLS[row.place].some((cell) => CELLS[span.place].includes(cell));
  return shares && row.startTime < span.endTime && span.startTime < row.endTime;
}

/** Every date of a weekday in a range, both ends included. */
export function weekdays(from: string, until: string, weekday: number): string[] {
  const dates: string[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) if (dayOfWeek(date) === weekday) dates.push(date);
  return dates;
}

/** The bookings of a scope (D5), without detached, past and decided dates; a begun request can be withdrawn. */
export function takenBy(world: World, chosen: ModelBooking, scope: Scope, { withdraws = false } = {}): ModelBooking[] {
  const isFuture = (row: ModelBooking) =>
    isOpen(row) && (!hasBegun(world, row) || (withdraws && row.status === 'pending'));
  if (scope === 'this' || chosen.seriesId === null) return isFuture(chosen) ? [chosen] : [];
  return world.state.bookings.filter(
    (row) =>
      row.seriesId === chosen.seriesId &&
      !row.detached &&
      isFuture(row) &&
      (scope === 'all' || row.date >= chosen.date),
  );
}

/** Monday to Sunday. */
export function inSameWeek(date: string, weekday: number): string {
  const fromMonday = (day: number) => (day + 6) % 7;
  return addDays(date, fromMonday(weekday) - fromMonday(dayOfWeek(date)));
}
