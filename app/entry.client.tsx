import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl/react';
import type { Messages } from 'use-intl/core';

/** Only the texts of the page's language are loaded; changing it loads the document anew. */
async function hydrate(): Promise<void> {
  const locale = document.documentElement.lang === 'en' ? 'en' : 'de';
  const { messages } = await (locale === 'en'
    ? import('#app/platform/i18n/all.en.ts')
    : import('#app/platform/i18n/all.de.ts'));
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <IntlProvider locale={locale} messages={messages as unknown as Messages} timeZone="UTC">
          <RemixBrowser />
        </IntlProvider>
      </StrictMode>,
    );
  });
}

void hydrate();
