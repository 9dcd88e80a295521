import type { ActionFunctionArgs } from '@remix-run/node';
import { fileNamePart } from '#app/documents/text-for-paper.ts';
import { issueBadge } from '#app/domains/presence/badges/issue-badge.server.ts';
import { revokeBadge } from '#app/domains/presence/badges/revoke-badge.server.ts';
import { getBadgePage } from '#app/domains/presence/pages/badge-page.server.ts';
import { printBadgeCard } from '#app/domains/presence/pages/badge-page.server.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** Issues a badge and answers with its print, the only place where its code is. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'badge.administer');
  const { locale } = actor;
  const staffId = pathId(params, 'staffId');
  const page = await getBadgePage(readCtx(), actor, staffId);
  if (!page?.isActive) throw new Response(null, { status: 404 });
  const ctx = verbCtx(actor, context);
  const { badgeId, code, person, operator } = await issueBadge(ctx, page);
  const issued = formats(locale).day(today(ctx.now, HOME_ZONE));
  const print = await printBadgeCard({ code, ...person, operator, issued, locale });
  if (print === null) {
    // A badge without its print would be a code that exists nowhere.
    await revokeBadge(ctx, { userId: page.userId, badgeId });
    const text = translator(locale, 'presence.badges')('printBusy');
    return redirectWithFlash(paths.presence.badges(staffId), { tone: 'info', text });
  }
  return new Response(print, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="ausweis-${fileNamePart(person.name)}.pdf"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** The address is no page: a badge is issued by its form. */
export const loader = (): Response => new Response(null, { status: 405, headers: { Allow: 'POST' } });
