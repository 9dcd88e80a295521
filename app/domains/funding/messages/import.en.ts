import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './import.de.ts';

export const en: CatalogueShape<typeof de> = {
  importing: { title: 'Import an application' },
};
