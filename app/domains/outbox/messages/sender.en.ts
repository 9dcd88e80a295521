import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './sender.de.ts';

export const en = {
  sender: {
    title: 'Set up e-mail',
    lede: 'The server that Platzwart sends through, and whether it accepts. For the whole installation.',
    state: {
      off: 'Not set up',
      on: 'Sending',
      paused: 'Paused',
    },
    off: 'Platzwart sends no e-mails. Everything that would go out is in the log and stays there; it is not sent later, either.',
    how: 'Two lines belong in the file .env on the server; then restart Platzwart:',
    howHint:
      'The provider of the mailbox names server, user and password. smtps:// with port 465 encrypts from the start, smtp:// with port 587 after connecting. Write special characters of the password as %-codes, such as %40 for @.',
    server: 'Server',
    from: 'Sender',
    since: 'Set up since',
    waiting: 'Waiting',
    waitingCount: '{count, plural, =0 {no e-mail} one {one e-mail} other {# e-mails}}',
    pausedSince: 'Sending has been paused since {time}.',
    pause: {
      unreachable:
        'The mail server cannot be reached. Are name and port in SMTP_URL right? Is the server running, and does the firewall allow the connection?',
      sign_in:
        'The mail server refuses the sign-in. Check user and password in SMTP_URL; some providers require a separate app password.',
      encryption:
        'No encrypted connection can be made. Does the certificate match the name of the server, and is it still valid? Port 465 belongs to smtps://, port 587 to smtp://.',
      sender:
        'The mail server does not allow the sender’s address. MAIL_FROM must be an address that this mailbox may send for.',
    },
    answer: 'Answer of the server',
    nextTry: 'Next try',
    nothingLost: 'Nothing is lost: what waits goes out as soon as the server accepts, for up to three days.',
    restart: 'After a change in the file .env, Platzwart has to restart.',
    retry: 'Try again now',
    retried: 'Platzwart is trying again now.',
    running: 'Sending is no longer paused.',
    test: 'Test',
    testTo: 'Sends an e-mail to {address} and shows here what becomes of it.',
    sendTest: 'Send test e-mail',
    testAgain: 'Send another one',
    testQueued: 'The test e-mail is written. “Test” shows what becomes of it.',
    testLast: 'Last test e-mail to {address}, {time}',
    testSent: 'The mail server has accepted it. If it is not in your inbox, please look into the spam folder.',
    testOpen: 'Open in the log',
    noEmail: 'This account has no e-mail address. Another administrator can test.',
    cannotTest: 'Nothing can be tested without a mail server.',
    testRefused: 'Your own address is among the refused ones below. First “Write to it again”, then test.',
    limited: 'Those were many tries. It goes on in {minutes, plural, one {one minute} other {# minutes}}.',
    unreadable: 'The form arrived incomplete. Please try again.',
    dns: 'Keeping e-mails out of the spam folder',
    dnsText: {
      why: 'Recipients use three records in the DNS of your domain to check whether an e-mail really comes from you.',
      spf: 'SPF names the servers that may send for your domain; the mail server above must be among them.',
      dkim: 'DKIM signs every e-mail; the provider of the mailbox makes the key for it, and you enter it.',
      dmarc: 'DMARC says what recipients should do with e-mails without a valid SPF or DKIM; “p=none” is a good start.',
      missing:
        'If one of the three is missing, test e-mails arrive but many others do not: the provider of the domain helps to enter them.',
    },
    refusals: 'Addresses that take nothing',
    refusalsLede:
      'A mail server refused them for good. Platzwart does not write to them until someone presses “Write to it again” here.',
    refusalsNone: 'No address is blocked.',
    refusalsNoneHint: 'If a mail server refuses an address for good, it is listed here with the server’s answer.',
    refusalsTable: 'Refused addresses',
    address: 'Address',
    refusedAt: 'Refused',
    guest: 'no account',
    allow: 'Write to it again',
    allowNamed: 'Write to {address} again',
    gone: 'Gets e-mails again',
  },
} as const satisfies CatalogueShape<typeof de>;
