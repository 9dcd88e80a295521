import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import { en as board } from './board.en.ts';
import type { de } from './de.ts';
import { en as rooms } from './rooms.en.ts';

export const en = { ...board, ...rooms } as const satisfies CatalogueShape<typeof de>;
