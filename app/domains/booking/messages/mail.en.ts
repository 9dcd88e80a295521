import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './mail.de.ts';

export const en = {
  greeting: 'Hello {name},',
  bookingCreated: { subject: 'Booked: {title}', opening: 'the date is booked:' },
  bookingRequested: {
    subject: 'Requested: {title}',
    opening: 'the request has arrived and waits for the administration:',
  },
  adminNewBooking: { subject: 'New request: {title}', opening: '{person} asks for a date:' },
  bookingApproved: { subject: 'Approved: {title}', opening: '{person} approved:' },
  bookingRejected: { subject: 'Rejected: {title}', opening: '{person} rejected:' },
  bookingCancelled: { subject: 'Cancelled: {title}', opening: '{person} cancelled:' },
  bookingChanged: { subject: 'Changed: {title}', opening: '{person} changed:' },
  left: 'Not included: {dates}',
  reason: 'Reason: {reason}',
  team: 'Team: {team}',
  link: 'To the booking',
} as const satisfies CatalogueShape<typeof de>;
