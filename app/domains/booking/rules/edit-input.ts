import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { SeriesChoice } from './dates.ts';

/** A booking, or all dates of a scope, as they become (D5: time, place, title, type, weekday, end date). */
export interface EditInput extends TimeSpan {
  resourceId: string;
  eventTypeId: string;
  /** Empty: the suggestion is used. */
  title: string;
  description: string | null;
  when:
    | { scope: 'this'; date: string }
    | ({
        scope: 'following' | 'all';
        /** 0 = Sunday; a date moves within its week. */
        dayOfWeek: number;
        /** Inclusive; a later end adds dates, an earlier one cancels dates. */
        endDate: string;
      } & SeriesChoice);
}
