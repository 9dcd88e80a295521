import { createHash } from 'node:crypto';
import type { Locale } from '#app/platform/ctx.ts';
import { chosenLocale, localeFromHeader } from '#app/platform/preferences.server.ts';
import { homeLabel, type RefusalCode, refusalMessage } from './refusal-messages.ts';

/** An answer in the form of RFC 9457; `code` is stable for programs, `title` is for people. */
export type Problem = { type: string; title: string; status: number; code: string } & Record<string, unknown>;

const noStore = { 'Cache-Control': 'no-store' };

/** `extra` may contain `detail`, `field`, `requestId`, and what a caller needs for its next step. */
export function problem(status: number, code: string, title: string, extra: Record<string, unknown> = {}): Response {
  const body: Problem = { ...extra, type: `urn:platzwart:problem:${code}`, title, status, code };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...noStore, 'Content-Type': 'application/problem+json; charset=utf-8' },
  });
}

/**
 * A refusal by the server itself, before a route runs: a small page for people (`Accept` has text/html), a problem for
 * programs. The language is the one chosen on this device, else that of Accept-Language.
 */
export function refusal(
  request: Request,
  status: number,
  code: RefusalCode,
  values?: Readonly<Record<string, string>>,
): Response {
  const isPage = acceptsHtml(request);
  const locale = chosenLocale(request) ?? (isPage ? 'de' : localeFromHeader(request));
  const { title, detail } = refusalMessage(code, locale, values);
  if (!isPage) return problem(status, code, title, detail === undefined ? {} : { detail });
  return new Response(pageOf(locale, title, detail ?? ''), {
    status,
    headers: {
      ...noStore,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`,
    },
  });
}

/** Readable in light and dark without a file of ours, because the files may be missing. */
const style =
  ':root{color-scheme:light dark}body{margin:0;font:1rem/1.5 system-ui,sans-serif}main{max-width:34rem;margin:0 auto;padding:15vh 1rem 2rem}h1{font-size:1.5rem;line-height:1.25}';
const styleHash = createHash('sha256').update(style).digest('base64');

function pageOf(locale: Locale, title: string, detail: string): string {
  const heading = escapeHtml(title);
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${heading}</title><style>${style}</style></head><body><main><h1>${heading}</h1>${detail && `<p>${escapeHtml(detail)}</p>`}<p><a href="/">${homeLabel[locale]}</a></p></main></body></html>`;
}

export function acceptsHtml(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
