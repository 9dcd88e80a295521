import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './settings.de.ts';

export const en = {
  settings: {
    title: 'Settings',
    operator: {
      title: 'Operator',
      name: 'Name',
      nameHelp: 'Shown at the top of every page and in mails.',
      type: 'Kind',
      verein: 'Club',
      kommune: 'Municipality',
      sonstige: 'Other',
      phone: 'Phone',
      phoneHelp: 'For questions; all who have signed in see it on their overview.',
      optional: 'optional',
      presenceMode: 'Presence',
      presenceModeHelp: 'Whether a person can be checked in to several rooms at once.',
      single: 'One room at a time',
      parallel: 'Several rooms at once',
      autoCheckoutAt: 'Check everybody out at',
      autoCheckoutAtHelp: 'Whoever is still checked in is checked out then; the end counts as estimated.',
      swapNeedsApproval: 'Swaps of shifts need approval',
      swapNeedsApprovalHelp: 'When two people agree, a manager decides. Otherwise the swap is done at once.',
      color: 'Colour',
      colorHelp: 'For buttons and links. It gets darker or lighter until it can be read.',
      sample: 'This is how it looks',
      light: 'Light',
      dark: 'Dark',
      link: 'Link',
      save: 'Save operator',
      saved: 'Operator saved.',
    },
    house: {
      title: 'Parts of the house',
      lede: 'For all operators. A part that is off leaves the menu, and its pages are gone. Nothing is deleted.',
      doors: 'Doors',
      doorsHelp:
        'Open doors by phone, devices, access on request. Switched off, no door opens through Platzwart, and the devices are turned away.',
      presence: 'Presence',
      presenceHelp:
        'Who is where, and what people work on. Members check in and out of rooms, and a door can do it for them.',
      staff: 'Shifts',
      staffHelp: 'A roster with templates, publishing and swaps. A published shift opens the doors of its work area.',
      spaceApi: 'Show on the web whether people are there',
      spaceApiHelp:
        'Answers /api/space in the SpaceAPI format: open or closed, and how many are in public rooms. No names.',
      keep: 'Retention',
      keepVisitsDays: 'Visits with names, days',
      keepVisitsDaysHelp:
        'Afterwards only how many were in a room in an hour remains. The log of actions has a time of its own. 1 to 730.',
      keepActionsMonths: 'Actions, months',
      keepActionsMonthsHelp: 'Afterwards they are deleted, in table and file. 1 to 120.',
      save: 'Save parts',
      saved: 'Parts of the house saved.',
    },
    stale:
      'Another person has changed these settings meanwhile. Nothing was saved; what you typed is still here. Saving again replaces the new state.',
    errors: {
      name: 'Please enter a name.',
      too_long: 'At most {detail} characters.',
      text: 'This text has characters that cannot be read.',
      type: 'Please choose one.',
      color: 'Please enter a colour such as #2563eb.',
      phone: 'Digits, spaces and + ( ) / - only, for example 06126 4711.',
      presence_mode: 'Please choose one.',
      time: 'Please enter a time such as 23:30.',
      days: 'Please enter a whole number between 1 and 730.',
      months: 'Please enter a whole number between 1 and 120.',
      unreadable: 'Please check.',
    },
  },
} as const satisfies CatalogueShape<typeof de>;
