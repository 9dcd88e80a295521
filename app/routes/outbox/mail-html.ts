import type { LoaderFunctionArgs } from '@remix-run/node';
import { getMailHtml } from '#app/domains/outbox/pages/mail-page.server.ts';
import { withLink } from '#app/domains/outbox/rules/links.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** No script, no request, no form, no page around it but ours; the frame has the same sandbox. */
const POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** The HTML of a mail for the frame of its page. Its links show their address and lead nowhere. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'mail.administer');
  const mail = await getMailHtml(readCtx(), actor, pathId(params, 'mailId'));
  if (!mail) throw new Response(null, { status: 404 });
  const placeholder = translator(actor.locale, 'outbox.mail')('linkPlaceholder');
  const html = mail.html.replaceAll(' href="', ' title="');
  return new Response(mail.hasLink ? withLink(html, placeholder) : html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-store',
    },
  });
}
