import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './measures.de.ts';

export const en: CatalogueShape<typeof de> = {
  measures: { title: 'Measures' },
  assignments: { roles: { author: 'fill in', reviewer: 'review', approver: 'approve' } },
};
