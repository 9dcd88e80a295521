import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './ask.de.ts';

export const en = {
  title: 'Ask for access',
  lede: 'Some doors take a confirmed request.',
  back: 'Doors',
  door: 'Door',
  email: 'E-mail address',
  emailHelp: 'A link for confirming goes there.',
  own: 'The link for confirming goes to {email}.',
  submit: 'Ask for access',
  none: 'Nothing to ask for at the moment',
  noneHint: 'No door of the house takes a confirmed request.',
  unsent:
    'The request has arrived. No e-mails are sent here at present: please contact the administration, who can give you the link to confirm.',
  sent: 'The request has arrived. If it works with this address, an e-mail will be there soon: please open the link in it and confirm. It is valid for {hours} hours.',
  already: 'The access to “{door}” is confirmed for this account already.',
  noEmail: 'This account has no e-mail address. The administration can add one.',
  limited: 'Those were too many requests. Please try again in {minutes, plural, one {# minute} other {# minutes}}.',
  errors: {
    area: 'Please choose a door from the list.',
    email: 'Please give a complete e-mail address, for example name@example.org.',
  },
  confirm: {
    title: 'Confirm access',
    question: 'Confirm the access to “{door}” ({place}) for {email}?',
    submit: 'Confirm access',
    done: 'The access is confirmed',
    doneText: 'Nothing else is needed for “{door}”. Whether the door opens right now stands under “Doors”.',
    doneNoAccount: 'Opening it takes an account with this e-mail address, confirmed. The administration can help.',
    toDoors: 'To the doors',
    used: 'This link was used before',
    usedText: 'The access is confirmed, there is nothing else to do.',
    expired: 'This link has run out',
    expiredText: 'It was valid for 48 hours. A new request brings a new one.',
    revoked: 'This access was taken back',
    revokedText: 'The administration has revoked it. Please ask there.',
    unknown: 'There is no such link',
    unknownText: 'Maybe a newer one has come since: the link of the last e-mail counts.',
    again: 'Ask anew',
  },
} as const satisfies CatalogueShape<typeof de>;
