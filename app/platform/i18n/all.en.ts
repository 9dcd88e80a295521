import { en as access } from '#app/domains/access/messages/en.ts';
import { en as booking } from '#app/domains/booking/messages/en.ts';
import { en as setup } from '#app/domains/setup/messages/en.ts';
import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { messages as german } from './all.de.ts';
import { messages as page } from './page.en.ts';

export const messages = { ...page, access, booking, setup } as const satisfies CatalogueShape<typeof german>;
