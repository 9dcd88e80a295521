import { paths } from '#app/paths.ts';
import { addDays, isoWeekOf, mondayOf } from '#app/platform/calendar.ts';
import { dayFromToday } from './harness/calendar.ts';
import { measurePlanPage } from './harness/plan-page.ts';

/** The week of the Sportplatz as HTML, signed in, 16 connections. */
export function run() {
  const woche = isoWeekOf(dayFromToday(0));
  const monday = mondayOf(woche) ?? dayFromToday(0);
  return measurePlanPage({
    bench: 'week',
    work: 'week page of one resource as HTML, signed in, 16 connections',
    resources: ['Sportplatz – komplett'],
    path: (ressource) => paths.booking.week({ ressource, woche }),
    from: monday,
    until: addDays(monday, 7),
  });
}
