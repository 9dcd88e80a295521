import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './time-mail.de.ts';

export const en = {
  greeting: 'Hello {name},',
  asked: {
    subject: 'Correction requested: {name}, {date}',
    opening: '{person} asks to correct the times of {name} on {date}:',
    link: 'Decide corrections',
  },
  corrected: {
    subject: 'Times corrected: {date}',
    opening: '{person} has corrected the times of {date}:',
  },
  approved: {
    subject: 'Correction approved: {date}',
    opening: '{person} has approved the requested correction of {date}:',
  },
  declined: {
    subject: 'Correction declined: {date}',
    opening: '{person} has declined the requested correction of {date}. The times stay as they are.',
  },
  reopened: {
    subject: 'Month open again: {month}',
    opening: '{person} has reopened {month}. Please check the times and submit them again.',
  },
  before: 'Before: {times}',
  after: 'Now: {times}',
  wanted: 'Requested: {times}',
  reason: 'Reason: {reason}',
  answer: 'Answer: {answer}',
  ask: 'Questions go to {person}: {email}',
  link: 'My times',
} as const satisfies CatalogueShape<typeof de>;
