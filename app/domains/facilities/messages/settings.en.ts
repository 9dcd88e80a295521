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
      unreadable: 'Please check.',
    },
  },
} as const satisfies CatalogueShape<typeof de>;
