import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './projects.de.ts';

export const en: CatalogueShape<typeof de> = {
  projects: { title: 'Funding', back: 'Funding' },
};
