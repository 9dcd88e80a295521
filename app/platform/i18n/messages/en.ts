import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './de.ts';

export const en = {
  appName: 'Platzwart',
  skipToContent: 'Skip to content',
  loading: 'Loading …',
  language: { label: 'Language', de: 'Deutsch', en: 'English' },
  theme: { label: 'Appearance', system: 'System', light: 'Light', dark: 'Dark' },
  nav: {
    main: 'Main navigation',
    account: 'Account',
    administration: 'Administration',
    calendar: 'Calendar',
    request: 'New request',
    requestShort: 'Request',
    mine: 'My bookings',
    mineShort: 'Mine',
    doors: 'Doors',
    approvals: 'Approvals',
    approvalsShort: 'Decide',
    approvalsOpen: '{count, plural, one {# open} other {# open}}',
    archive: 'Archive',
    manageDoors: 'Manage doors',
    facilities: 'Facilities',
    signIn: 'Sign in',
    signOut: 'Sign out',
    sessions: 'My sessions',
    settings: 'Settings',
    preferences: 'Appearance and language',
    more: 'More',
    export: 'Export',
    start: 'Overview',
  },
  ui: {
    close: 'Close',
    cancel: 'Cancel',
    optional: 'optional',
    toasts: 'Notifications',
  },
  readableSessions:
    'This address is not encrypted: passwords and sessions can be read on the network. Set PUBLIC_URL to an https address to mend it.',
  status: {
    approved: 'Approved',
    pending: 'Pending',
    rejected: 'Rejected',
    expired: 'Past',
    archived: 'Archived',
  },
  refused: {
    plan: { view: 'This plan is not public. It can be seen after signing in.' },
    booking: {
      view: 'This account may not see this booking. The calendar shows when the place is taken.',
      request: 'This account may not book or request places. The administration can change that.',
      list: 'This list is not visible for this account. The calendar shows when a place is taken.',
      change: 'Only those involved and the administration of the facility may change or cancel this. Please ask there.',
      decide: 'Requests are decided by administrators of the operator. “My bookings” shows where yours stand.',
      archive: 'Only administrators of the operator may archive. You can cancel your own dates.',
    },
    facility: {
      administer:
        'Only administrators of the operator manage facilities. The calendar shows the plan of every facility.',
    },
    settings: {
      administer: 'Only administrators change settings, and those of an operator only its own. Please ask them.',
    },
    door: {
      list: 'Doors are shown to those who have signed in. Access can be asked for without an account.',
      open: 'This door does not open for this account. “Doors” says what is missing.',
      administer: 'Only administrators of the operator look after doors and devices. “Doors” shows your own.',
    },
    access: { request: 'Access to this door cannot be asked for at the moment. The administration can help.' },
    session: {
      list: 'These sessions belong to another account. Your own are under “My sessions”.',
      end: 'This session belongs to another account. Only your own can be ended.',
    },
    setup: { run: 'The set-up is already complete. Please sign in.' },
  },
  errors: {
    e400: {
      title: 'This request could not be read',
      text: 'The address or the form arrived incomplete. Please open the page again and retry.',
    },
    e403: { title: 'You may not do this', text: 'This account is not allowed to. Whoever runs the facility can help.' },
    e404: {
      title: 'Nothing here',
      text: 'The page does not exist, or this account may not see it. The link may be old.',
    },
    e409: {
      title: 'Something has changed meanwhile',
      text: 'Somebody was faster. Please look at the new state and then decide.',
    },
    e429: { title: 'Too many attempts', text: 'Please wait a little and try again.' },
    e503: {
      title: 'Not possible right now',
      text: 'The database does not answer or has too much to do. Please try again in a few seconds. If you have just sent something, please check then whether it has arrived.',
    },
    e500: {
      title: 'That did not work',
      text: 'The mistake is ours and has been recorded. Nothing was saved halfway. Please try again.',
    },
    requestId: 'Reference',
    home: 'To the calendar',
    retry: 'Try again',
  },
} as const satisfies CatalogueShape<typeof de>;
