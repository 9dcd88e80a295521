import { addDays } from '#app/platform/calendar.ts';
import { type Command, inSameWeek, NEW, takenBy, type World } from './ground.ts';
import { splitOf } from './spec-edit.ts';
import type { ModelBooking, ModelSeries } from './state.ts';

/** The series after a command that left `bookings`. The second of two commands at the same moment finds them so. */
export function seriesAfter(world: World, command: Command, bookings: readonly ModelBooking[]): ModelSeries[] {
  const { series } = world.state;
  if (bookings === world.state.bookings || (command.do !== 'cancel' && command.do !== 'edit')) return series;
  const chosen = world.state.bookings.find(({ id }) => id === command.id);
  if (!chosen) return series;
  const changed = command.do === 'cancel' ? shortened : edited;
  return series.flatMap((one) => (one.id === chosen.seriesId ? changed(world, command as never, chosen, one) : [one]));
}

/** A single date becomes an exception; the wider scopes end the series before their first date. */
function shortened(
  world: World,
  command: Command & { do: 'cancel' },
  chosen: ModelBooking,
  series: ModelSeries,
): ModelSeries[] {
  const dates = takenBy(world, chosen, command.scope, { withdraws: true }).map(({ date }) => date);
  const first = dates.toSorted()[0];
  if (first === undefined) return [series];
  const end = command.scope === 'this' ? series.endDate : addDays(first, -1);
  const endDate = [[end, series.endDate].sort()[0] ?? end, series.startDate].sort()[1] ?? end;
  const lost = dates.filter((date) => date <= endDate && !chosen.detached);
  return [{ ...series, endDate, exceptions: [...series.exceptions, ...lost.map((date) => ({ date, reason: '' }))] }];
}

/** "following" leaves the earlier dates to the old series, which ends before it. */
function edited(
  world: World,
  { to }: Command & { do: 'edit' },
  chosen: ModelBooking,
  series: ModelSeries,
): ModelSeries[] {
  if (to.scope === 'this') {
    const exception = { date: chosen.date, reason: 'detached' };
    return [chosen.detached ? series : { ...series, exceptions: [...series.exceptions, exception] }];
  }
  const { from, splits } = splitOf(world, to.scope, chosen);
  const moved = series.exceptions.map(({ date, reason }) =>
    date < from && to.scope === 'following' ? { date, reason } : { date: inSameWeek(date, to.dayOfWeek), reason },
  );
  const next = { ...series, dayOfWeek: to.dayOfWeek, endDate: to.endDate, exceptions: moved };
  if (!splits) return [next];
  return [
    { ...series, endDate: [addDays(from, -1), series.startDate].sort()[1] ?? from },
    { ...next, id: NEW, startDate: from },
  ];
}
