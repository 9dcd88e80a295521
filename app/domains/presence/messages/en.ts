import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import { en as board } from './board.en.ts';
import type { de } from './de.ts';
import { en as admin } from './house-desk.en.ts';

export const en = { ...board, ...admin } as const satisfies CatalogueShape<typeof de>;
