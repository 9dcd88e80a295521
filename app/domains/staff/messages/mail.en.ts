import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './mail.de.ts';

export const en = {
  greeting: 'Hello {name},',
  mixed: 'Changes to {count, plural, one {a shift} other {# shifts}}',
  many: '{count, plural, other {# shifts}} from {date}',
  published: {
    subject: 'On the roster: {shifts}',
    opening: '{count, plural, one {this shift is now on the roster:} other {these # shifts are now on the roster:}}',
  },
  changed: {
    subject: 'Shift changed: {shifts}',
    opening: '{person} has changed {count, plural, one {the shift} other {# shifts}}. It is now:',
  },
  cancelled: {
    subject: 'Shift cancelled: {shifts}',
    opening: '{person} has cancelled {count, plural, one {the shift} other {# shifts}}:',
  },
  assigned: {
    subject: 'New shift: {shifts}',
    opening: '{person} has assigned {count, plural, one {a shift} other {# shifts}}:',
  },
  unassigned: {
    subject: 'Shift taken off: {shifts}',
    opening:
      '{person} has taken back the assignment. {count, plural, one {This shift is} other {These # shifts are}} off:',
  },
  taken: {
    subject: 'Shift taken over: {shifts}',
    opening: '{count, plural, one {this shift is} other {these # shifts are}} taken over from {other}:',
  },
  given: {
    subject: 'Shift given away: {shifts}',
    opening: '{other} takes over {count, plural, one {this shift} other {these # shifts}} now:',
  },
  swapped: { subject: 'Shifts swapped: {shifts}' },
  before: 'Before: {what}',
  note: 'Note: {note}',
  ask: '{person} answers questions about it: {email}',
  link: 'My shifts',
} as const satisfies CatalogueShape<typeof de>;
