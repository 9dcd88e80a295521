import { addDays, dayOfWeek } from '#app/platform/calendar.ts';
import type { Scope } from '#app/domains/booking/rules/scopes.ts';
import type { HouseState, ModelBooking } from './state.ts';
import { type ActorKey, CELLS, HALL_SLOTS, type Place, type TeamKey, type Village } from './village.ts';

/**
 * What the house should do, said a second time and as simply as possible: places are sets of cells, times are compared as
 * text, nothing is clever. The model test holds the verbs against it.
 */
export interface Span {
  place: Place;
  startTime: string;
  endTime: string;
  type: string;
}

export type Command =
  | ({ do: 'create'; actor: ActorKey; team: TeamKey | null; dates: WantedDates } & Span)
  | { do: 'cancel'; actor: ActorKey; id: string; scope: Scope }
  | ({ do: 'edit'; actor: ActorKey; id: string; version: number; to: EditTarget } & Span)
  | { do: 'approve'; actor: ActorKey; id: string; scope: 'this' | 'series'; onConflict: 'refuse' | 'skip' }
  | { do: 'reject'; actor: ActorKey; id: string; scope: 'this' | 'series' }
  | { do: 'archive'; actor: ActorKey; id: string }
  | { do: 'expire' };

export type WantedDates =
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

const NEW = '*';

/** The bookings after a command; the same list when it is refused. New ones, and ones in a new series, have the id '*'. */
export function after(world: World, command: Command): ModelBooking[] {
  const { bookings } = world.state;
  if (command.do === 'create') return [...bookings, ...created(world, command)];
  if (command.do === 'expire')
    return bookings.map((row) => (isOpen(row) && row.date < world.now.date ? { ...row, status: 'expired' } : row));
  const chosen = bookings.find(({ id }) => id === command.id);
  if (!chosen) return bookings;
  switch (command.do) {
    case 'cancel': {
      const taken = new Set(mayChange(world, command.actor, chosen) ? takenBy(world, chosen, command.scope) : []);
      return bookings.filter((row) => !taken.has(row));
    }
    case 'edit':
      return edited(world, command, chosen);
    case 'approve':
      return approved(world, command, chosen);
    case 'reject': {
      const unit = command.actor === 'admin' ? unitOf(world, chosen, command.scope) : [];
      return changed(bookings, unit.filter(isPending), { status: 'rejected', decision: 'rejected' });
    }
    case 'archive': {
      const isDone = command.actor !== 'admin' || chosen.status === 'archived';
      return isDone ? bookings : changed(bookings, [chosen], { status: 'archived' });
    }
  }
}

const isPending = (row: ModelBooking): boolean => row.status === 'pending';
const isOpen = (row: ModelBooking): boolean => row.status === 'pending' || row.status === 'approved';
const hasBegun = ({ now }: World, row: { date: string; startTime: string }): boolean =>
  row.date < now.date || (row.date === now.date && row.startTime <= now.time);

/** Whether the person books at once, has to ask, or may not at all. */
function statusFor(actor: ActorKey, team: TeamKey | null, place: Place): 'approved' | 'pending' | null {
  if (team === 'gast' && place !== 'hall') return null;
  if (actor === 'admin') return 'approved';
  if (actor === 'stranger') return team === null ? 'pending' : null;
  if (team !== actor) return null;
  return actor === 'gast' ? 'pending' : 'approved';
}

const teamOf = ({ village }: World, id: string | null): TeamKey | null =>
  (Object.keys(village.teams) as TeamKey[]).find((key) => village.teams[key] === id) ?? null;

function mayChange(world: World, actor: ActorKey, row: ModelBooking): boolean {
  return actor === 'admin' || row.createdBy === world.village.people[actor].id || teamOf(world, row.team) === actor;
}

/** May the time be had on that day, as far as place, slots and others go? `except` are about to move. */
function isFree(world: World, span: Span, date: string, except: ReadonlySet<string> = new Set()): boolean {
  if (date < world.now.date || (date === world.now.date && span.startTime < world.now.time)) return false;
  if (span.place === 'hall' && !HALL_SLOTS.some((slot) => isInside(slot, span, date))) return false;
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
function weekdays(from: string, until: string, weekday: number): string[] {
  const dates: string[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) if (dayOfWeek(date) === weekday) dates.push(date);
  return dates;
}

function created(world: World, command: Command & { do: 'create' }): ModelBooking[] {
  const status = statusFor(command.actor, command.team, command.place);
  if (status === null) return [];
  const { dates, place, startTime, endTime, type } = command;
  if (dates.kind === 'series' && dates.startDate < world.now.date) return [];
  const all = dates.kind === 'single' ? [dates.date] : weekdays(dates.startDate, dates.endDate, dates.dayOfWeek);
  const wanted = dates.kind === 'single' ? all : all.filter((date) => !dates.removed.includes(date));
  const free = wanted.filter((date) => isFree(world, command, date));
  if (free.length < wanted.length && !(dates.kind === 'series' && dates.onlyFree)) return [];
  return free.map((date) => ({
    ...{ id: NEW, place, date, startTime, endTime, type, title: 'Neu', status },
    team: command.team && world.village.teams[command.team],
    createdBy: world.village.people[command.actor].id,
    seriesId: dates.kind === 'series' ? NEW : null,
    detached: false,
    decision: status === 'approved' ? 'approved' : null,
    version: 1,
  }));
}

/** What a scope takes (D5): detached, past and decided dates stay. */
function takenBy(world: World, chosen: ModelBooking, scope: Scope): ModelBooking[] {
  const isFuture = (row: ModelBooking) => isOpen(row) && !hasBegun(world, row);
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

function edited(world: World, command: Command & { do: 'edit' }, chosen: ModelBooking): ModelBooking[] {
  const { bookings } = world.state;
  const { to } = command;
  const stays = bookings;
  if (!mayChange(world, command.actor, chosen) || !isOpen(chosen) || hasBegun(world, chosen)) return stays;
  if (chosen.version !== command.version || (to.scope !== 'this' && chosen.seriesId === null)) return stays;

  const taken = takenBy(world, chosen, to.scope);
  const moves = taken.map((row) => ({ row, date: to.scope === 'this' ? to.date : inSameWeek(row.date, to.dayOfWeek) }));
  const kept = moves.filter(({ date }) => to.scope === 'this' || date <= to.endDate);
  const added = to.scope === 'this' ? [] : datesAdded(world, chosen, to);
  if (kept.length + added.length === 0) return stays;

  const isMoved = ({ row, date }: { row: ModelBooking; date: string }) =>
    row.place !== command.place ||
    row.date !== date ||
    row.startTime !== command.startTime ||
    row.endTime !== command.endTime;
  const isTouched = (move: { row: ModelBooking; date: string }) => isMoved(move) || move.row.type !== command.type;
  const status = statusFor(command.actor, teamOf(world, chosen.team), command.place);
  if ((added.length > 0 || kept.some(isTouched)) && status === null) return stays;

  const except = new Set(taken.map(({ id }) => id));
  const isPossible = (date: string) => isFree(world, command, date, except);
  const going = kept.filter((move) => !isTouched(move) || isPossible(move.date));
  const coming = added.filter(isPossible);
  const isWhole = going.length === kept.length && coming.length === added.length;
  if (!isWhole && !(to.scope !== 'this' && to.onlyFree)) return stays;
  if (going.length + coming.length === 0) return stays;

  const splits =
    to.scope === 'following' && bookings.some((row) => row.seriesId === chosen.seriesId && row.date < chosen.date);
  const seriesId = splits ? NEW : chosen.seriesId;
  const { place, startTime, endTime, type } = command;
  const words = { place, startTime, endTime, type, title: 'Anders' };
  const next = going.map(({ row, date }) => {
    const waits = isMoved({ row, date }) && row.status === 'approved' && status === 'pending';
    return {
      ...row,
      ...words,
      date,
      seriesId: row.detached ? row.seriesId : seriesId,
      detached: row.detached || (to.scope === 'this' && row.seriesId !== null),
      ...(waits ? { status: 'pending' as const, decision: null } : {}),
      version: row.version + 1,
    };
  });
  const fresh = coming.map((date) => ({
    ...chosen,
    ...words,
    id: NEW,
    date,
    seriesId,
    detached: false,
    createdBy: world.village.people[command.actor].id,
    status: status ?? 'pending',
    decision: status === 'approved' ? ('approved' as const) : null,
    version: 1,
  }));
  return [...bookings.filter((row) => !except.has(row.id)), ...next, ...fresh];
}

/** Weeks after the last one that the series had, up to its new end. */
function datesAdded(world: World, chosen: ModelBooking, to: { dayOfWeek: number; endDate: string }): string[] {
  const series = world.state.series.find(({ id }) => id === chosen.seriesId);
  if (!series || to.endDate <= series.endDate) return [];
  const last = weekdays(addDays(series.endDate, -6), series.endDate, series.dayOfWeek)[0] ?? series.endDate;
  const standing = world.state.bookings.filter(
    (row) => row.seriesId === series.id && (row.detached || !isOpen(row) || hasBegun(world, row)),
  );
  return weekdays(addDays(inSameWeek(last, 0), 1), to.endDate, to.dayOfWeek).filter(
    (date) =>
      !standing.some((row) => row.date === date) &&
      !series.exceptions.some((exception) => inSameWeek(exception.date, to.dayOfWeek) === date),
  );
}

function unitOf({ state }: World, chosen: ModelBooking, scope: 'this' | 'series'): ModelBooking[] {
  if (scope === 'this' || chosen.seriesId === null || chosen.detached) return [chosen];
  return state.bookings.filter((row) => row.seriesId === chosen.seriesId && !row.detached);
}

function approved(world: World, command: Command & { do: 'approve' }, chosen: ModelBooking): ModelBooking[] {
  const { bookings } = world.state;
  if (command.actor !== 'admin') return bookings;
  const waiting = unitOf(world, chosen, command.scope).filter(isPending);
  const open = waiting.filter((row) => !hasBegun(world, row));
  const free = open.filter(
    (row) =>
      statusFor('admin', teamOf(world, row.team), row.place) !== null &&
      isFree(world, row, row.date, new Set([row.id])),
  );
  if (command.onConflict === 'refuse' && free.length < open.length) return bookings;
  return changed(bookings, free, { status: 'approved', decision: 'approved' });
}

function changed(
  bookings: readonly ModelBooking[],
  which: readonly ModelBooking[],
  to: Partial<ModelBooking>,
): ModelBooking[] {
  return bookings.map((row) => (which.includes(row) ? { ...row, ...to, version: row.version + 1 } : row));
}
