import { paths } from '#app/paths.ts';
import { addDays, isoWeekOf, mondayOf } from '#app/platform/calendar.ts';
import { dayFromToday } from './harness/calendar.ts';
import { measurePlanPage } from './harness/plan-page.ts';

/** The week of one resource, with 28 bookings. */
export function run() {
  const woche = isoWeekOf(dayFromToday(0));
  const monday = mondayOf(woche) ?? dayFromToday(0);
  return measurePlanPage({
    bench: 'week',
    work: 'week page of one resource (28 bookings of 20,000) as HTML, signed in, 16 connections',
    columns: 1,
    path: (ressource) => paths.booking.week({ ressource, woche }),
    from: monday,
    until: addDays(monday, 7),
  });
}
