import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { IntlProvider } from 'use-intl/react';
import { CATALOGUES } from '#app/platform/i18n/translator.server.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { NonceContext } from '#app/ui/nonce.ts';

/** Limit for a loader that returns a promise in spite of the rule. */
export const streamTimeout = 5_000;

function localeOf(request: Request, context: EntryContext): Locale {
  const root: unknown = context.staticHandlerContext.loaderData['root'];
  if (typeof root === 'object' && root !== null && 'locale' in root) return root.locale === 'en' ? 'en' : 'de';
  return localeFromCookie(request);
}

/**
 * Renders the page to one string. That is cheaper than React's Node stream, which also writes NUL bytes into pages
 * (react issue 24985). Compression never holds back half a page, and an error keeps its own status. Loaders await what they return.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce } = loadContext;
  const locale = localeOf(request, remixContext);
  const { serverHandoffStream, ...context } = remixContext;
  const loaded = serverHandoffStream ? await textOf(serverHandoffStream) : '';
  const page = renderToString(
    <NonceContext.Provider value={nonce}>
      <IntlProvider locale={locale} messages={CATALOGUES[locale]} timeZone="UTC">
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </IntlProvider>
    </NonceContext.Provider>,
  );
  const handoff = context.renderMeta?.didRenderScripts ? handoffScript(loaded, nonce) : '';
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!DOCTYPE html>${withoutNul(page)}${handoff}`, { headers, status });
}

/** A refused form shows the values it was sent, and HTML cannot contain NUL. */
const withoutNul = (page: string): string => (page.includes('\0') ? page.replaceAll('\0', '') : page);

/** Sends the answers of client navigations in one piece, too. */
export async function handleDataRequest(response: Response): Promise<Response> {
  const { status, headers, body } = response;
  return new Response(body && (await textOf(body)), { status, headers });
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString('utf8');
    chunks.push(value);
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': String.raw`\u0026`,
  '<': String.raw`\u003c`,
  '>': String.raw`\u003e`,
  '\u2028': String.raw`\u2028`,
  '\u2029': String.raw`\u2029`,
};

/** The data of the loaders for Remix in the browser: the same lines that RemixServer streams. */
function handoffScript(loaded: string, nonce: string): string {
  const text = JSON.stringify(loaded).replaceAll(/[&<>\u2028\u2029]/g, (sign) => ESCAPES[sign] ?? '');
  return `<script nonce="${nonce}">window.__remixContext.streamController.enqueue(${text});window.__remixContext.streamController.close();</script>`;
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return;
  // Remix's own 404 and 405: the request is wrong, not the server.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  context.log.error({ err: error }, 'request failed');
}
