import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';

/** One change of an edit. */
export type BookingChange =
  | { what: 'place' | 'name' | 'type'; before: string; after: string }
  | { what: 'time'; before: TimeSpan; after: TimeSpan }
  /** Days: the date of a single booking, the last date of a series; for a weekday any date that lies on it. */
  | { what: 'date' | 'until' | 'weekday'; before: string; after: string }
  | { what: 'description' };

/** The fields of a booking that a mail about its changes compares. */
export interface BookingSnapshot extends TimeSpan {
  placeName: string;
  title: string;
  typeLabel: string;
  description: string | null;
  /** Of a single booking. */
  date?: string;
  /** Of a series: any date that lies on its weekday, and its last date. */
  weekdayDate?: string;
  until?: string;
}

/** The changes of an edit, the most important first. The description may be long, so its text is left out. */
export function changesBetween(before: BookingSnapshot, after: BookingSnapshot): BookingChange[] {
  const changes: BookingChange[] = [];
  const note = (what: 'place' | 'name' | 'type' | 'date' | 'until' | 'weekday', from?: string, to?: string) => {
    if (from !== undefined && to !== undefined && from !== to) changes.push({ what, before: from, after: to });
  };
  note('date', before.date, after.date);
  note('weekday', before.weekdayDate, after.weekdayDate);
  const spanOf = ({ startTime, endTime }: BookingSnapshot): TimeSpan => ({ startTime, endTime });
  if (before.startTime !== after.startTime || before.endTime !== after.endTime)
    changes.push({ what: 'time', before: spanOf(before), after: spanOf(after) });
  note('place', before.placeName, after.placeName);
  note('name', before.title, after.title);
  note('type', before.typeLabel, after.typeLabel);
  note('until', before.until, after.until);
  if ((before.description ?? '') !== (after.description ?? '')) changes.push({ what: 'description' });
  return changes;
}
