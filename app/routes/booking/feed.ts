import type { LoaderFunctionArgs } from '@remix-run/node';
import { readCalendarFeed } from '#app/domains/booking/read-calendar-feed.server.ts';
import { getShiftFeed } from '#app/domains/staff/pages/shift-feed.server.ts';
import { isFresh } from '#app/platform/api/etag.server.ts';
import { originOf, readCtx } from '#app/platform/request-ctx.server.ts';

const SUFFIX = '.ics';
const COMMON = { 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' };

/**
 * A calendar for programs that poll it. The token in the address is the only proof: no cookie is read or set, and nothing redirects.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  if (request.method === 'OPTIONS') return refuse(405, ALLOW);
  const { file = '' } = params;
  if (!file.endsWith(SUFFIX)) return refuse(404);
  const answer = await readCalendarFeed(readCtx(), {
    token: file.slice(0, -SUFFIX.length),
    ip: originOf(context).ip,
    readShifts: getShiftFeed,
  });
  switch (answer.kind) {
    case 'unknown':
      return refuse(404);
    case 'limited':
      return refuse(429, { 'Retry-After': String(answer.retryAfterS) });
    case 'feed': {
      const headers = { ...COMMON, ETag: answer.etag };
      if (isFresh(request, headers.ETag)) return new Response(null, { status: 304, headers });
      return new Response(await answer.text(), {
        headers: {
          ...headers,
          'Content-Type': 'text/calendar; charset=utf-8',
          'Content-Disposition': 'inline; filename="platzwart.ics"',
        },
      });
    }
  }
}

/** Without it Remix answers writes, and leaves out Allow (RFC 9110, 15.5.6). */
export const action = (): Response => refuse(405, ALLOW);

const ALLOW = { Allow: 'GET, HEAD' };

/** For a person who opened the address in a browser; programs read the status. */
const SENTENCES = {
  404: 'Diesen Kalender gibt es nicht oder nicht mehr. In Platzwart unter „Kalender abonnieren“ einen neuen Link erstellen.\nThis calendar does not exist, or no longer. Make a new link in Platzwart under "Subscribe to calendars".\n',
  405: 'Ein Kalender lässt sich nur lesen.\nA calendar can only be read.\n',
  429: 'Zu viele Anfragen mit unbekannten Links. Bitte später noch einmal.\nToo many requests with unknown links. Please try later.\n',
} as const;

const refuse = (status: keyof typeof SENTENCES, headers: Record<string, string> = {}): Response =>
  new Response(SENTENCES[status], {
    status,
    headers: { ...COMMON, 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  });
