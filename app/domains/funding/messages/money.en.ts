import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './money.de.ts';

export const en: CatalogueShape<typeof de> = {
  money: { plan: 'Financing plan', receipts: 'Receipts' },
};
