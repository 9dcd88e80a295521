import type { Scope } from '#app/domains/booking/rules/scopes.ts';
import { addDays } from '#app/platform/calendar.ts';
import {
  type Command,
  isRunning,
  type Span,
  hasBegun,
  inSameWeek,
  isFree,
  isOpen,
  mayChange,
  NEW,
  statusFor,
  takenBy,
  teamOf,
  weekdays,
  type World,
} from './ground.ts';
import type { ModelBooking } from './state.ts';
import { CELLS } from './village.ts';

/** The result of an edit (D5), the longest rule of the specification. */
export function edited(world: World, command: Command & { do: 'edit' }, chosen: ModelBooking): ModelBooking[] {
  const { bookings } = world.state;
  const { to } = command;
  const stays = bookings;
  if (!mayChange(world, command.actor, chosen)) return stays;
  if (chosen.version !== command.version || (to.scope !== 'this' && chosen.seriesId === null)) return stays;

  const runs = to.scope === 'this' && isRunning(world, chosen);
  const taken = runs ? [chosen] : takenBy(world, chosen, to.scope);
  // A date that is over opens the wider scopes as long as they have a date.
  const isClosed = !isOpen(chosen) || (hasBegun(world, chosen) && !isRunning(world, chosen));
  if (taken.length === 0 && (isClosed || to.scope === 'this')) return stays;
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
  if (runs && !mayRunUntil(world, command, chosen, status)) return stays;
  const isGiven = (move: { row: ModelBooking; date: string }) =>
    isInside(move.row, command, move.date) && move.row.type === command.type;
  const asksForMore = added.length > 0 || kept.some((move) => isTouched(move) && !isGiven(move));
  if (asksForMore && status === null) return stays;

  const except = new Set(taken.map(({ id }) => id));
  const isPossible = (move: { row: ModelBooking; date: string }) =>
    isFree(world, command, move.date, except, { start: runs, slots: isGiven(move) });
  const going = kept.filter((move) => !isTouched(move) || isPossible(move));
  const coming = added.filter((date) => isFree(world, command, date, except));
  const isWhole = going.length === kept.length && coming.length === added.length;
  if (!isWhole && !(to.scope !== 'this' && to.onlyFree)) return stays;
  if (going.length + coming.length === 0) return stays;

  const { from, splits } = splitOf(world, to.scope, chosen);
  const seriesId = splits ? NEW : chosen.seriesId;
  const { place, startTime, endTime, type } = command;
  const words = { place, startTime, endTime, type, title: 'Anders' };
  const next = going.map(({ row, date }) => {
    const isLost = isMoved({ row, date }) && !isInside(row, command, date);
    const waits = isLost && row.status === 'approved' && status === 'pending';
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
  // A booking after the split goes to the new series.
  const isBehind = (row: ModelBooking) => splits && row.seriesId === chosen.seriesId && row.date >= from;
  const rest = bookings.filter((row) => !except.has(row.id));
  return [...rest.map((row) => (isBehind(row) ? { ...row, seriesId: NEW } : row)), ...next, ...fresh];
}

/** The first day that an edit takes, and whether the earlier dates stay in the old series. */
export function splitOf(world: World, scope: Scope, chosen: ModelBooking): { from: string; splits: boolean } {
  const { date: today } = world.now;
  const ahead = takenBy(world, chosen, scope)[0]?.date === today ? today : addDays(today, 1);
  const from = hasBegun(world, chosen) ? ahead : chosen.date;
  const hasEarlier = world.state.bookings.some((row) => row.seriesId === chosen.seriesId && row.date < from);
  return { from, splits: scope === 'following' && hasEarlier };
}

/** Wholly inside what was approved: the same date, a part of the place, no earlier start and no later end. */
function isInside(row: ModelBooking, span: Span, date: string): boolean {
  const isPart = CELLS[span.place].every((cell) => CELLS[row.place].includes(cell));
  const isShorter = row.startTime <= span.startTime && span.endTime <= row.endTime;
  return row.status === 'approved' && row.date === date && isPart && isShorter;
}

/** Of a running booking only the end changes: it lies ahead, and a later one needs a person who books at once. */
function mayRunUntil(
  world: World,
  { to, place, startTime, endTime, type }: Command & { do: 'edit' },
  row: ModelBooking,
  status: 'approved' | 'pending' | null,
): boolean {
  const isSame = row.place === place && row.startTime === startTime && row.type === type;
  const isSameDay = to.scope === 'this' && to.date === row.date;
  return isSame && isSameDay && endTime > world.now.time && (endTime <= row.endTime || status === 'approved');
}

/** Weeks after the last one of the series, up to its new end. */
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
