import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './de.ts';

export const en = {
  role: { admin: 'Administrator', manager: 'Shift manager', trainer: 'Trainer', member: 'Member', extern: 'External' },
  deletedPerson: 'Deleted person',
} as const satisfies CatalogueShape<typeof de>;
