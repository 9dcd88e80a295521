import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './api.de.ts';

export const en: CatalogueShape<typeof de> = {
  BOOKING_CONFLICT: {
    title: 'This time is not possible',
    detail: 'At least one date is not free. Nothing was booked.',
  },
  VERSION_CONFLICT: {
    title: 'Something has changed meanwhile',
    detail: 'The booking was changed since it was read. Please read it again and send it with its new version.',
  },
  BOOKING_PAST: {
    title: 'The date has begun or is over',
    detail:
      '{act, select, edit {The date is over. The past stays as it was.} other {What has begun or is over can no longer be cancelled.}}',
  },
  BOOKING_RUNNING: {
    title: 'The date is running',
    detail: 'The date is running. Its title, description and end may still change.',
  },
  BOOKING_BEGUN: {
    title: 'The requested time has begun',
    detail: 'It can no longer be approved or changed, only rejected or withdrawn.',
  },
  PLACE_GONE: {
    title: 'This place no longer exists',
    detail: 'The requested place was removed meanwhile.',
  },
  NO_GRANT: {
    title: 'The club has not been granted this area',
    detail: 'The club has not been granted this area.',
  },
  BOOKING_OVER: {
    title: 'This booking is no longer open',
    detail:
      '{status, select, approved {It is approved.} rejected {It is rejected.} expired {It is over.} archived {It is archived.} other {It is no longer there.}}',
  },
  BOOKING_CANCELLED: {
    title: 'This booking is cancelled',
    detail: 'Cancelled on {day}{by, select, none {} other { by {by}}}.',
  },
  NOTHING_TO_CANCEL: {
    title: 'No date is left',
    detail: 'There is no coming date in this scope that could be cancelled.',
  },
  advice: {
    BOOKING_CONFLICT: '“dates” names what is in the way, “nextFree” a free time: take another one, or “onlyFree”.',
    VERSION_CONFLICT: 'Read the booking again and send it with its new “version”.',
    BOOKING_PAST: 'While it runs, PATCH with “endTime” ends it earlier; otherwise nothing.',
    BOOKING_RUNNING: 'Leave out the members in “fields”; “endTime”, “title” and “description” may still change.',
    BOOKING_BEGUN: 'Reject or withdraw the request.',
    PLACE_GONE: 'Reject the request; the place is removed.',
    NO_GRANT: 'Grant the area to the club, or reject the request.',
    BOOKING_OVER: 'Nothing: it is decided or over, “bookingStatus” tells what it is now.',
    NOTHING_TO_CANCEL: 'Nothing: no coming date is left in this scope.',
    BOOKING_CANCELLED: 'Nothing: it is cancelled; “cancelledOn” and “reason” tell when and why.',
  },
  fields: {
    date_or_series: 'Please give either “date” or “series”.',
    date_invalid: 'A date as YYYY-MM-DD, for example 2026-12-05.',
    time_invalid: 'A time as HH:MM, for example 18:15.',
    weekday_required: 'A weekday as a number: 0 is Sunday, 6 is Saturday.',
    limit_invalid: 'An integer from 1 to 500.',
    reason_too_long: 'The reason is too long, {max} characters at most.',
    not_in_scope: 'This field does not go with the scope “{scope}”.',
  },
};
