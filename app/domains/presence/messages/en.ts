import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import { en as board } from './board.en.ts';
import type { de } from './de.ts';
import { en as admin } from './house-desk.en.ts';
import { en as terminal } from './terminal.en.ts';

export const en = { ...board, ...admin, ...terminal } as const satisfies CatalogueShape<typeof de>;
