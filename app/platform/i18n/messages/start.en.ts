import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './start.de.ts';

export const en = {
  page: {
    title: 'Overview',
    lede: '{day} · {week}',
    contact: 'Questions: {operator}, phone',
  },
  inbox: {
    title: 'Waiting for me',
    none: 'Nothing waits right now.',
    noneHint: 'As soon as there is something to decide or to confirm, it is listed here.',
    approvals: 'Requests to decide',
    devices: 'Devices at doors to confirm',
    access: 'Access to confirm: open the link in the mail',
    myRequests: 'My requests, not decided yet',
  },
  next: {
    title: 'My next bookings',
    all: 'All my bookings',
    allShort: 'All',
    today: 'Today',
    none: 'No booking yet.',
    noneHint: 'The calendar shows when a place is free. Choose a free time there, or ask here.',
    request: 'Ask for a place',
    calendar: 'To the calendar',
    doors: 'My doors',
  },
  checks: {
    title: 'Not running',
    none: 'Everything runs.',
    devices: '{count, plural, one {One device does not answer: {names}.} other {# devices do not answer: {names}.}}',
    devicesHint: 'Their doors cannot be opened right now. Check power and network of the device.',
    devicesLink: 'See the devices',
    disk: '{free} of space left',
    diskShort: 'The data folder has only {free} of space left ({percent} %).',
    diskHint: 'Without space nothing is stored any more. Delete files or take a larger disk.',
    backup: 'Backed up {moment}',
    backupNever: 'Never backed up.',
    backupOld: 'Not backed up for {days} days.',
    backupHint: 'On the server, in the folder of Platzwart:',
  },
} as const satisfies CatalogueShape<typeof de>;
