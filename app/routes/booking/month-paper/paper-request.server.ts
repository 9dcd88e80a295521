import { getMonthPaper, type PaperPage, readPaperQuery } from '#app/domains/booking/pages/month-paper.server.ts';
import { printMonthPlan, type PrintOutcome } from '#app/domains/booking/pages/month-prints.server.ts';
import { isFresh } from '#app/platform/api/etag.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import type { RequestContext } from '#app/platform/http/load-context.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { getActor, requireActor } from '#app/platform/session.server.ts';

type Shown = Extract<PaperPage, { kind: 'ready' | 'bad_month' }>;

export interface PaperRequest {
  page: Shown | Extract<PaperPage, { kind: 'no_facility' }>;
  locale: Locale;
  /** Counts the prints of a person, or of an address. */
  caller: string;
}

/** The month plan of an address. Signed out, only public plans show; another one leads to the sign-in. */
export async function readPaperRequest(request: Request, context: RequestContext): Promise<PaperRequest> {
  const viewer = await getActor(request);
  const locale = viewer?.locale ?? localeFromCookie(request);
  const page = await getMonthPaper(readCtx(), { viewer, locale }, readPaperQuery(request.url));
  if (!viewer && (page.kind === 'absent' || page.kind === 'no_facility')) await requireActor(request, 'plan.view');
  if (page.kind === 'absent') throw new Response(null, { status: 404 });
  return { page, locale, caller: viewer?.id ?? context.ip };
}

type Files = Extract<PrintOutcome, { kind: 'printed' }>;

/** The printed files of an address, or an answer in one sentence. */
export async function printRequest(
  kind: 'pdf' | 'pictures',
  { page, locale, caller }: PaperRequest,
): Promise<{ plan: Extract<PaperPage, { kind: 'ready' }>['plan']; printed: Files } | Response> {
  const t = translator(locale, 'booking.monthPaper');
  if (page.kind === 'no_facility') throw new Response(null, { status: 404 });
  if (page.kind === 'bad_month') return sentence(t('badMonth'), 422);
  const outcome = await printMonthPlan(kind, page.plan, caller);
  switch (outcome.kind) {
    case 'printed':
      return { plan: page.plan, printed: outcome };
    case 'limited':
      return sentence(t('limited', { seconds: String(outcome.retryAfterS) }), 429, outcome.retryAfterS);
    case 'busy':
      return sentence(t('tooBusy'), 503, 5);
  }
}

function sentence(text: string, status: number, retryAfterS?: number): Response {
  const headers = new Headers({ 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  if (retryAfterS !== undefined) headers.set('Retry-After', String(retryAfterS));
  return new Response(`${text}\n`, { status, headers });
}

/** A file with a strong ETag of its bytes: 304 when the browser has it. */
export function answerFile(
  request: Request,
  { body, etag }: { body: Uint8Array<ArrayBuffer>; etag: string },
  headers: Readonly<Record<string, string>>,
): Response {
  const kept = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Cookie' };
  if (isFresh(request, etag)) return new Response(null, { status: 304, headers: kept });
  return new Response(body, { headers: { ...headers, ...kept, 'Content-Length': String(body.byteLength) } });
}
