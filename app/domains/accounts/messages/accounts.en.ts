import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './accounts.de.ts';

export const en = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'E-mail address and password do not match. Please check both.',
    limited: 'Too many attempts. The next one is possible {minutes, plural, one {in a minute} other {in # minutes}}.',
    busy: 'Very many people are signing in right now. Please try again in a few seconds.',
    emailMissing: 'Please enter the e-mail address.',
    passwordMissing: 'Please enter the password.',
    lede: 'See the plan, ask for places, cancel dates.',
    demoTitle: 'Demo club',
    demoText: 'This is the demo that comes with the software. One tap signs in; every password is “{password}”.',
    demoAs: 'Sign in as {name}, {role}',
    demoMore: '{count, plural, one {One more person} other {# more people}}',
    ended: 'Your sign-in has expired or was ended. After signing in you continue here.',
    endedCarried: 'Your sign-in has expired or was ended. What you entered comes along.',
    endedTooLong:
      'Your sign-in has expired or was ended. Your entries are too long to come along: the Back button of your browser shows them again.',
    welcome: 'Signed in as {name}',
    notSentYet: 'Your entries are here, but have not been sent yet.',
    continue: 'Send your entries now',
    publicPlan: 'To the calendar without signing in',
  },
  sessions: {
    title: 'My sessions',
    lede: 'Devices on which this account is signed in.',
    device: 'Device',
    lastUsed: 'Last used',
    signedIn: 'Signed in since',
    action: 'Action',
    thisOne: 'this device',
    end: 'Sign out',
    endNamed: 'Sign out {device}',
    endOthers: '{count, plural, one {Sign out the other device} other {Sign out all # other devices}}',
    gone: 'Signed out',
    ended: 'The device is signed out.',
    endedOthers:
      '{count, plural, =0 {No other device was signed in.} one {One other device is signed out.} other {# other devices are signed out.}}',
    onlyThis: 'Only this device is signed in.',
    unknownDevice: 'Unknown device',
    deviceOn: '{browser} on {system}',
  },
} as const satisfies CatalogueShape<typeof de>;
