import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './mail.de.ts';

/** On the server only (mails/texts.server.ts). */
export const en = {
  greeting: 'Hello {name},',
  bookingCreated: {
    subject: 'Booked: {title}',
    opening: '{count, plural, one {the date is booked:} other {the # dates are booked:}}',
  },
  bookingRequested: {
    subject: 'Requested: {title}',
    opening:
      'your request has arrived. As soon as the administration has decided, you will get another message. Until then {count, plural, one {the date is} other {the # dates are}} in the plan as “requested”:',
  },
  adminNewBooking: {
    subject: 'New request: {title}',
    opening: '{person} requests {count, plural, one {a date} other {# dates}}. Please decide:',
  },
  bookingApproved: {
    subject: 'Approved: {title}',
    opening: '{person} has approved {count, plural, one {the date} other {# dates}}:',
  },
  bookingRejected: { subject: 'Rejected: {title}', opening: '{person} has unfortunately rejected the request:' },
  bookingCancelled: {
    subject: 'Cancelled: {title}',
    opening: '{person} has cancelled {count, plural, one {this date} other {these # dates}}:',
  },
  bookingChanged: {
    subject: 'Changed: {title}',
    opening: '{person} has changed {count, plural, one {the date} other {# dates}}. It is now:',
  },
  usageReminder: {
    subject: '{count, plural, one {Who was there? {title}, {date}} other {Who was there? # dates of yesterday}}',
    opening:
      '{count, plural, one {how many were there yesterday? One tap is enough; if the date fell out, please record that:} other {how many were there yesterday? One tap per date is enough; if one fell out, please record that:}}',
    link: 'Record who was there',
  },
  titled: '{title}, {count, plural, one {{date}} other {# dates from {date}}}',
  dates: {
    named: '{count, plural, one {# date} other {# dates}}, {time}: {dates}',
    weekly: '{count, plural, other {# dates}}: {weekday}s {time}, {span}',
    until: '{from} to {until}',
    more: 'and {count, plural, one {# more} other {# more}}',
  },
  left: 'Not included: {dates}',
  open: 'Not decided yet: {dates}',
  why: {
    removed: 'taken out',
    not_free: 'not free',
    cancelled: 'cancelled',
    detached: 'changed on its own',
    taken: 'taken by “{title}”',
    outside_slot: 'outside the time windows',
    no_grant: 'the club has not been granted this area',
    begun: 'already past',
    place_gone: 'the place no longer exists',
  },
  changes: {
    title: 'Changed:',
    place: 'Place',
    time: 'Time',
    date: 'Date',
    weekday: 'Weekday',
    name: 'Title',
    type: 'Type',
    until: 'Last date',
    line: '{what}: {before} → {after}',
    description: 'Description: new',
    pending:
      '{count, plural, one {The date now waits} other {The dates now wait}} for the administration to decide again.',
  },
  reason: 'Reason: {reason}',
  ask: '{person} answers questions about it: {email}',
  team: 'Team: {team}',
  link: 'To the booking',
  toApprovals: 'To the approvals',
} as const satisfies CatalogueShape<typeof de>;
