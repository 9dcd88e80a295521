import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './divide.de.ts';

export const en: CatalogueShape<typeof de> = {
  divide: { split: 'Split', merge: 'Merge' },
};
