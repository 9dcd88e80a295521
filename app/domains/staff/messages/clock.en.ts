import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './clock.de.ts';
import { en as screen } from './clock-screen.en.ts';
import { en as roles } from './roles.en.ts';

/** Texts of the time clock on a phone. */
export const en = { ...screen, ...roles } as const satisfies CatalogueShape<typeof de>;
