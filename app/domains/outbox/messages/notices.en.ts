import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './notices.de.ts';

export const en = {
  notices: {
    title: 'Notifications',
    lede: 'What is sent to {email}, and when.',
    noAddress:
      'This account has no e-mail address, so no e-mail can arrive. The administration can add one. Your choice applies from then on.',
    kind: {
      confirmations: {
        label: 'Confirmations',
        help: 'A booking of yours has been entered, or a request of yours has arrived.',
      },
      decisions: {
        label: 'Decisions',
        help: 'The administration has approved or rejected a request.',
      },
      changes: {
        label: 'Changes and cancellations',
        help: 'A date of yours or of your team has changed or is cancelled.',
      },
      shifts: {
        label: 'Shifts',
        help: 'A shift of your own is new, changed, cancelled or swapped, one is offered or is tomorrow, or times of your own were corrected.',
      },
      usage: {
        label: 'Who was there?',
        help: 'The morning after a date of your own, while it does not say how many were there.',
      },
      requests: {
        label: 'New requests',
        help: 'Somebody requests a date or a correction of times, or asks about a shift, and waits for a decision.',
      },
    },
    delivery: { now: 'At once', digest: 'Once a day', off: 'Not at all' },
    digestHelp:
      '“Once a day” means: one e-mail at 18:00 with everything that has come up. Without news, there is none.',
    always:
      'Invitations, links for a new password and confirmations of access always arrive at once: you cannot continue without them.',
    save: 'Save',
    choose: 'Please choose one of the three.',
    wrong: 'Not saved yet: please make a choice everywhere.',
    unreadable: 'Not saved yet: the form arrived incomplete. Please reload the page.',
    saved: 'Saved.',
    unchanged: 'Everything is as before.',
    released:
      '{count, plural, one {The message that waited for 18:00 is sent now.} other {The # messages that waited for 18:00 are sent now.}}',
    dropped:
      '{count, plural, one {The message that waited for 18:00 is not sent any more.} other {The # messages that waited for 18:00 are not sent any more.}}',
    refusal: {
      title: 'Nothing reaches this address at the moment',
      text: '{at}: the mail server refused a message to {email}. {cause} Since then nothing is sent there.',
      next: 'When the mailbox can be reached again, you can switch delivery on here. If the address is wrong, the administration can change it.',
      answer: 'Answer of the server: {answer}',
      allow: 'Deliver again',
      allowed: 'From now on e-mails go to this address again.',
      notRefused: 'E-mails already go to this address again.',
      cause: {
        unknown: 'There is no such mailbox.',
        domain: 'No server accepts e-mails for the part after the @.',
        moved: 'The mailbox has moved.',
        malformed: 'The address is misspelled.',
        disabled: 'The mailbox is switched off.',
      },
    },
  },
} as const satisfies CatalogueShape<typeof de>;
