import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl/react';
import type { Messages } from 'use-intl/core';

/** Only the texts of the page's language are loaded; changing it loads the document anew. */
async function hydrate(): Promise<void> {
  const locale = document.documentElement.lang === 'en' ? 'en' : 'de';
  const catalogue = locale === 'en' ? import('#app/platform/i18n/all.en.ts') : import('#app/platform/i18n/all.de.ts');
  const [{ messages }] = await Promise.all([catalogue, stateDecoded()]);
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

/**
 * RemixBrowser throws a promise until the page's state is decoded. No boundary can stand around a whole document, and a key or a
 * tap in that moment would end hydration for good ("Root did not complete"): so it is awaited before React begins.
 */
async function stateDecoded(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    if (thrown instanceof Promise) await thrown;
  }
}

void hydrate();
