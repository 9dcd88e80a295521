import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { IntlProvider } from 'use-intl/react';
import { CATALOGUES } from '#app/platform/i18n/translator.server.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { wholePage } from '#app/platform/http/whole-page.server.ts';
import { NonceContext } from '#app/ui/nonce.ts';

/** Deferred data of a route gets this long before the page is sent without it. */
export const streamTimeout = 5_000;

function localeOf(request: Request, context: EntryContext): Locale {
  const root: unknown = context.staticHandlerContext.loaderData['root'];
  if (typeof root === 'object' && root !== null && 'locale' in root) return root.locale === 'en' ? 'en' : 'de';
  return localeFromCookie(request);
}

/** The page is sent whole: compression never holds back half of it, and an error still gets its own status. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce } = loadContext;
  const locale = localeOf(request, remixContext);
  return new Promise((resolve, reject) => {
    let answerStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <IntlProvider locale={locale} messages={CATALOGUES[locale]} timeZone="UTC">
          <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
        </IntlProvider>
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          clearTimeout(timer);
          headers.set('Content-Type', 'text/html; charset=utf-8');
          pipe(wholePage((html) => resolve(new Response(html, { headers, status: answerStatus }))));
        },
        onShellError(error) {
          clearTimeout(timer);
          reject(error instanceof Error ? error : new Error(String(error)));
        },
        onError(error) {
          if (request.signal.aborted) return;
          answerStatus = 500;
          loadContext.log.error({ err: error }, 'page could not be rendered');
        },
      },
    );
    const timer = setTimeout(abort, streamTimeout + 1_000);
    timer.unref();
  });
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (!request.signal.aborted) context.log.error({ err: error }, 'request failed');
}
