import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { accessRequests, oneTimeTokens } from '#app/db/schema/index.ts';
import { LINK_PLACEHOLDER, withoutLink } from '#app/domains/outbox/rules/links.ts';
import { enqueueMails } from '#app/domains/outbox/public.server.ts';
import { paths } from '#app/paths.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import type { AccessRequestRow } from './request-rows.server.ts';
import { serverTexts } from '#app/domains/access/api/texts.server.ts';

/** How long the link of an opt-in can be used (domain.md, access). */
export const OPT_IN_HOURS = 48;

/**
 * Mails a new link for a request; the old link ends. The token is made when the mail is sent. The request counts its mails and
 * keeps their language. Runs in the transaction that makes or renews the request.
 */
export async function sendOptIn(
  tx: Transaction,
  { now }: Pick<Ctx, 'now'>,
  request: Pick<AccessRequestRow, 'id' | 'email' | 'memberId' | 'areaTitle' | 'facilityName' | 'operatorId'>,
  locale: Locale,
): Promise<void> {
  await tx
    .delete(oneTimeTokens)
    .where(and(eq(oneTimeTokens.subjectId, request.id), eq(oneTimeTokens.purpose, 'access_optin')));
  await tx
    .update(accessRequests)
    .set({
      meta: sql`${accessRequests.meta} || jsonb_build_object('locale', ${locale}::text,
        'mails', coalesce((${accessRequests.meta} ->> 'mails')::int, 0) + 1)`,
    })
    .where(eq(accessRequests.id, request.id));
  const t = serverTexts(locale);
  const named = { door: request.areaTitle, place: request.facilityName };
  await enqueueMails(
    tx,
    [
      {
        template: 'accessOptIn',
        to: request.email,
        userId: request.memberId,
        locale,
        content: {
          subject: t('mail.optInSubject', named),
          paragraphs: [
            t('mail.greeting'),
            t('mail.optInText', named),
            t('mail.optInHow', { hours: String(OPT_IN_HOURS) }),
            t('mail.optInNotMe'),
          ].map(withoutLink),
          link: { label: t('mail.optInLink'), url: LINK_PLACEHOLDER },
        },
        link: {
          purpose: 'access_optin',
          subjectId: request.id,
          userId: request.memberId,
          path: paths.access.confirm(''),
          hours: OPT_IN_HOURS,
        },
        related: { entity: 'access_request', id: request.id },
        operatorId: request.operatorId,
      },
    ],
    { now, operationId: null },
  );
}
