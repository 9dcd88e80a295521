import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl/react';
import { documentLocale, loadPageTexts } from '#app/platform/i18n/page-texts.ts';

/** Loads the texts of the page's language, and only those that its screens show. */
async function hydrate(): Promise<void> {
  const handles = Object.values(globalThis.__remixRouteModules).map((module) => module?.handle);
  const [messages] = await Promise.all([loadPageTexts(handles), stateDecoded()]);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <IntlProvider locale={documentLocale()} messages={messages} timeZone="UTC">
          <RemixBrowser />
        </IntlProvider>
      </StrictMode>,
    );
  });
}

/**
 * RemixBrowser throws a promise until the page's state is decoded. No Suspense boundary can wrap a whole document, so a
 * key or a tap at that moment ends hydration for good ("Root did not complete"). React therefore starts after this promise.
 */
async function stateDecoded(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    if (thrown instanceof Promise) await thrown;
  }
}

void hydrate();

// Some browsers keep a whole page for Back, also one that must not be stored; it may show a person who has signed out since.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});
