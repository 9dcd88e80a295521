import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './times-api.de.ts';

/** Refusals of corrections in the JSON API and on screens, by their code. */
export const en = {
  MONTH_CLOSED: {
    title: 'The month is approved',
    detail: 'Approved hours change only after a manager has opened the month again.',
  },
  SESSION_OVERLAP: {
    title: 'The times lie over others',
    detail: 'The person has another working time then. Nothing was changed.',
  },
  DAY_TAKEN: {
    title: 'The day has a working time already',
    detail: 'Without split days, a day has one working time. Nothing was changed.',
  },
  VERSION_CONFLICT: {
    title: 'The times have changed meanwhile',
    detail: 'Please read them again and send the correction once more.',
  },
  advice: {
    MONTH_CLOSED: 'Open the month again.',
    SESSION_OVERLAP: 'Correct the other working time first; `session_id` names it.',
    DAY_TAKEN: 'Correct the other working time; `session_id` names it.',
    VERSION_CONFLICT: 'Read the times again.',
  },
  fields: {
    instant: 'An instant of ISO 8601 with a time zone.',
    date: 'A date YYYY-MM-DD that exists.',
    cursor: 'This is no `next_cursor` of an answer.',
    limit: 'A whole number from 1 to 500.',
    range: 'The last day lies before the first.',
    flag: 'Only true or false is possible here.',
    unreadable: 'This value is unreadable.',
    too_short: 'The reason is too short.',
    reason_too_long: 'The reason has {max} characters at most.',
    upside_down: 'The end is not after the start.',
    future: 'This time lies in the future.',
    too_long: 'A working time has 25 hours at most.',
    break_upside_down: 'A break does not end after its start.',
    break_outside: 'A break lies outside the working time.',
    breaks_overlap: 'Two breaks lie over each other.',
    breaks_many: '50 breaks at most.',
    missing: 'Start and end are needed.',
    nothing: 'There is nothing to change here.',
    shift: 'This shift does not exist here.',
    other_day: 'This lies on another day.',
  },
} as const satisfies CatalogueShape<typeof de>;
