import { addDays } from '#app/platform/calendar.ts';
import {
  type Command,
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

/** The result of an edit (D5), the longest rule of the specification. */
export function edited(world: World, command: Command & { do: 'edit' }, chosen: ModelBooking): ModelBooking[] {
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
  // A booking after the split goes to the new series.
  const isBehind = (row: ModelBooking) => splits && row.seriesId === chosen.seriesId && row.date >= chosen.date;
  const rest = bookings.filter((row) => !except.has(row.id));
  return [...rest.map((row) => (isBehind(row) ? { ...row, seriesId: NEW } : row)), ...next, ...fresh];
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
