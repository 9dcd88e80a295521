import {
  type Command,
  isFree,
  hasBegun,
  isOpen,
  mayChange,
  NEW,
  statusFor,
  takenBy,
  teamOf,
  weekdays,
  type World,
} from './ground.ts';
import { edited } from './spec-edit.ts';
import type { ModelBooking } from './state.ts';

/** The bookings after a command; the same list when it is refused. New bookings, and those in a new series, have the id '*'. */
export function after(world: World, command: Command): ModelBooking[] {
  const { bookings } = world.state;
  if (command.do === 'create') return [...bookings, ...created(world, command)];
  if (command.do === 'expire')
    return bookings.map((row) => (isOpen(row) && row.date < world.now.date ? { ...row, status: 'expired' } : row));
  const chosen = bookings.find(({ id }) => id === command.id);
  if (!chosen) return bookings;
  switch (command.do) {
    case 'cancel': {
      const taken = new Set(
        mayChange(world, command.actor, chosen) ? takenBy(world, chosen, command.scope, { withdraws: true }) : [],
      );
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
function created(world: World, command: Command & { do: 'create' }): ModelBooking[] {
  const status = statusFor(command.actor, command.team, command.place);
  if (status === null) return [];
  const { dates, place, startTime, endTime, type } = command;
  if (dates.kind === 'series' && dates.startDate < world.now.date) return [];
  const all = dates.kind === 'single' ? [dates.date] : weekdays(dates.startDate, dates.endDate, dates.dayOfWeek);
  const requested = dates.kind === 'single' ? all : all.filter((date) => !dates.removed.includes(date));
  const free = requested.filter((date) => isFree(world, command, date));
  if (free.length < requested.length && !(dates.kind === 'series' && dates.onlyFree)) return [];
  return free.map((date) => ({
    id: NEW,
    place,
    date,
    startTime,
    endTime,
    type,
    title: 'Neu',
    status,
    team: command.team && world.village.teams[command.team],
    createdBy: world.village.people[command.actor].id,
    seriesId: dates.kind === 'series' ? NEW : null,
    detached: false,
    decision: status === 'approved' ? 'approved' : null,
    version: 1,
  }));
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
