import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './edit.de.ts';

export const en = { title: 'Change a date' } as const satisfies CatalogueShape<typeof de>;
