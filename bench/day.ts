import { paths } from '#app/paths.ts';
import { addDays } from '#app/platform/calendar.ts';
import { dayFromToday } from './harness/calendar.ts';
import { filledResources } from './harness/fill.ts';
import { measurePlanPage } from './harness/plan-page.ts';

/** The day of seven resources, one column each, with 28 bookings. */
export function run() {
  const datum = dayFromToday(0);
  return measurePlanPage({
    bench: 'day',
    work: 'day page of 7 resources (28 bookings of 20,000) as HTML, signed in, 16 connections',
    columns: filledResources.length,
    path: (ressource) => paths.booking.day({ ressource, datum }),
    from: datum,
    until: addDays(datum, 1),
  });
}
