import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './public-plan.de.ts';

export const en = {
  publicPlan: {
    title: 'Public plan',
    lede: 'For guests, parents and the website: the weekly plan of this facility without a sign-in.',
    publicPlan: 'Show the plan without a sign-in',
    publicPlanHelp:
      'Only approved bookings show. Requests, trainers, contact persons and descriptions stay hidden. Switched off, the public page is gone at once, on other websites too.',
    showNames: 'Show titles and clubs',
    showNamesHelp:
      'On: the plan says for example “Handball Damen Training” with the club. Off: it only says “occupied”.',
    embedOrigins: 'Websites that may embed the plan',
    embedOriginsHelp:
      'One address per line, for example https://www.verein.de. Without an entry none may. https://*.verein.de allows every name before verein.de, but not verein.de itself.',
    optional: 'optional',
    save: 'Save public plan',
    saved: 'Public plan saved.',
    stale:
      'Someone else has changed this facility in the meantime. Nothing was saved; what you typed is still here. Saving again replaces the newer state.',
    address: 'Public address',
    snippet: 'Code for embedding',
    snippetHelp:
      'Insert this HTML code into the page of the website. With ?ansicht=liste at the end of the address, a list replaces the week.',
    snippetNone: 'No website may embed the plan yet: please enter the address of the website above.',
    copy: 'Copy',
    copied: 'Copied',
    frameTitle: 'Occupancy of {facility}',
    errors: {
      origin: '“{detail}” is not the address of a website. An example: https://www.verein.de.',
      originScheme:
        '“{detail}” does not work: the address has to begin with https://, for example https://www.verein.de.',
      originWildcard: '“{detail}” does not work: a star may only be at the very front, as in https://*.verein.de.',
      originAddress:
        '“{detail}” is an IP address. Please enter the name of the website, such as https://www.verein.de.',
      originCount: 'At most 20 addresses.',
      too_long: 'At most {detail} characters.',
      unreadable: 'Please check.',
    },
  },
} satisfies CatalogueShape<typeof de>;
