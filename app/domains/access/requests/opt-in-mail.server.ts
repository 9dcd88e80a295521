import { randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { accessRequests, oneTimeTokens } from '#app/db/schema/index.ts';
import { composeMail } from '#app/domains/outbox/rules/compose.ts';
import { enqueueMails } from '#app/domains/outbox/public.server.ts';
import { paths } from '#app/paths.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { messageIdDomain, publicUrl } from '#app/platform/public-url.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import type { AccessRequestRow } from './request-rows.server.ts';
import { serverTexts } from '#app/domains/access/api/texts.server.ts';

/** How long the link of an opt-in can be used (domain.md, access). */
export const OPT_IN_HOURS = 48;

/**
 * Mails a new link for a request; the old link ends. The token is only in the mail, its hash in the database. The request
 * counts its mails and keeps their language. Runs in the transaction that makes or renews the request.
 */
export async function sendOptIn(
  tx: Transaction,
  { now }: Pick<Ctx, 'now'>,
  request: Pick<AccessRequestRow, 'id' | 'email' | 'memberId' | 'areaTitle' | 'facilityName' | 'operatorId'>,
  locale: Locale,
): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  await tx
    .delete(oneTimeTokens)
    .where(and(eq(oneTimeTokens.subjectId, request.id), eq(oneTimeTokens.purpose, 'access_optin')));
  await tx.insert(oneTimeTokens).values({
    purpose: 'access_optin',
    userId: request.memberId,
    email: request.email,
    subjectId: request.id,
    tokenHash: hashSecret(token),
    expiresAt: toDate(now.add({ hours: OPT_IN_HOURS })),
  });
  await tx
    .update(accessRequests)
    .set({
      meta: sql`${accessRequests.meta} || jsonb_build_object('locale', ${locale}::text,
        'mails', coalesce((${accessRequests.meta} ->> 'mails')::int, 0) + 1)`,
    })
    .where(eq(accessRequests.id, request.id));
  const t = serverTexts(locale);
  const named = { door: request.areaTitle, place: request.facilityName };
  const mail = composeMail({
    subject: t('mail.optInSubject', named),
    paragraphs: [
      t('mail.greeting'),
      t('mail.optInText', named),
      t('mail.optInHow', { hours: String(OPT_IN_HOURS) }),
      t('mail.optInNotMe'),
    ],
    link: { label: t('mail.optInLink'), url: publicUrl(paths.access.confirm(token)) },
  });
  await enqueueMails(
    tx,
    [
      {
        ...mail,
        template: 'accessOptIn',
        to: request.email,
        related: { entity: 'access_request', id: request.id },
        operatorId: request.operatorId,
      },
    ],
    { now, operationId: null, messageIdDomain: messageIdDomain() },
  );
}
