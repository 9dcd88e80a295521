import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './api.de.ts';

export const en = {
  SHIFT_NOT_PUBLISHED: {
    title: 'This shift is not published',
    detail: 'Only published shifts can be swapped. Nothing was changed.',
  },
  NOT_ASSIGNED: {
    title: 'The person is not assigned to this shift',
    detail: 'Only an assigned person can give it away. Nothing was changed.',
  },
  ALREADY_ASSIGNED: {
    title: 'The person is assigned to this shift already',
    detail: 'Only a person who is not assigned yet can take it over. Nothing was changed.',
  },
  SHIFT_CANCELLED: {
    title: 'This shift is cancelled',
    detail: 'A cancelled shift does not change any more. Please create a new one.',
  },
  SHIFT_ARCHIVED: {
    title: 'This shift is archived',
    detail: 'An archived shift does not change any more. Please create a new one.',
  },
  VERSION_CONFLICT: {
    title: 'The shift has changed meanwhile',
    detail: 'Please read it again and send the change once more.',
  },
  advice: {
    SHIFT_NOT_PUBLISHED: 'Publish the shift first.',
    NOT_ASSIGNED: 'See `assigned_staff_ids` for who is assigned.',
    ALREADY_ASSIGNED: 'See `assigned_staff_ids` for who is assigned.',
    SHIFT_CANCELLED: 'Create a new shift.',
    SHIFT_ARCHIVED: 'Create a new shift.',
    VERSION_CONFLICT: 'Read the shift again.',
  },
  fields: {
    role_too_long: 'The role has at most {max} characters.',
    role_missing: 'The role is missing.',
    station_too_long: 'The station has at most {max} characters.',
    notes_too_long: 'Notes have at most {max} characters.',
    unreadable: 'This value cannot be read.',
    heads: 'A whole number from 0 to 100.',
    date: 'A date YYYY-MM-DD that exists.',
    time: 'A time HH:MM from 00:00 to 23:59.',
    instant: 'An instant in ISO 8601 with a time zone.',
    needed:
      'This is missing: a shift has either start_at_utc and end_at_utc, or date_local, start_time_local and end_time_local.',
    two_forms: 'Either UTC instants, or a date with times, not both.',
    end_before_start: 'The end is not after the start.',
    too_long: 'A shift ends at the same time of the next day at the latest.',
    far: 'A shift is between 2000 and 2199.',
    skipped_time: 'This time does not exist, because the clock changes; {before} and {after} do.',
    repeated_time: 'This time exists twice, because the clock changes; {before} and {after} exist once.',
    area: 'This work area does not exist, or it is switched off.',
    schedule: 'This week does not exist.',
    event: 'This booking does not exist here.',
    made_for_event: 'A shift of a template keeps its event.',
    person: 'This person does not exist here.',
    inactive: 'This person is not active any more.',
    people: 'At most 100 people.',
    same_shift: 'A shift cannot be swapped with itself.',
    use_publish: 'The status changes only by “publish” and “cancel”.',
    cursor: 'This is no “next_cursor” of an answer.',
    limit: 'A whole number from 1 to 500.',
    range: 'The last day is before the first.',
    flag: 'Only true or false are possible here.',
  },
} as const satisfies CatalogueShape<typeof de>;
