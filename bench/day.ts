import { paths } from '#app/paths.ts';
import { addDays } from '#app/platform/calendar.ts';
import { dayFromToday } from './harness/calendar.ts';
import { measurePlanPage } from './harness/plan-page.ts';

/** The day of the outdoor places, a column each, as HTML, signed in, 16 connections. */
export function run() {
  const datum = dayFromToday(0);
  return measurePlanPage({
    bench: 'day',
    work: 'day page of a group of resources as HTML, signed in, 16 connections',
    resources: ['Sportplatz – komplett', 'Sportplatz – links', 'Sportplatz – rechts', 'Fußball-Kleinfeld'],
    path: (ressource) => paths.booking.day({ ressource, datum }),
    from: datum,
    until: addDays(datum, 1),
  });
}
