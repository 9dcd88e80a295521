import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './undo.de.ts';

/** On the server only (routes/booking/undo.server.ts). */
export const en = {
  requested:
    '{count, plural, one {Taken back: {title}, {day}. The place is free again.} other {Taken back: {title}, # dates from {day}. The places are free again.}}',
  changed: '{count, plural, one {As before: {title}, {day}.} other {As before: {title}, # dates.}}',
  decided:
    '{count, plural, one {Open again: {title}, {day}. No mail was sent.} other {# dates are open again, among them {title}. No mail was sent.}}',
  cancelled: '{count, plural, one {Takes place again: {title}, {day}.} other {# dates are back in the plan: {title}.}}',
  cancelledPending:
    '{count, plural, one {Requested again: {title}, {day}.} other {# requests are back in the plan: {title}.}}',
  none: 'This cannot be undone: dates are added, fall away or become a series of their own.',
  already: 'This is undone already.',
  tooLate: 'Undo works for 30 seconds only, the mails are on their way. Please change it by hand.',
  placeGone: 'Undo is not possible any more: this place no longer exists.',
  movedOn:
    'Undo is not possible any more: {title, select, none {the booking} other {“{title}”}} was changed again meanwhile. It stays as it is now.',
  conflict:
    'Undo is not possible any more: on {day}, {place} {time} is taken by “{title}”{team, select, none {} other { ({team})}} meanwhile. It stays as it is now.',
} as const satisfies CatalogueShape<typeof de>;
