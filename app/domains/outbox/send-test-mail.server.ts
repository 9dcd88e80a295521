import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { notifyBrowsers } from '#app/platform/live/notify.server.ts';
import { publicHost } from '#app/platform/public-url.server.ts';
import { enqueueMails } from './enqueue-mails.server.ts';
import { MAIL_LOG_TOPIC } from './live.ts';
import { de } from './messages/test-mail.de.ts';
import { en } from './messages/test-mail.en.ts';
import { isServerSet } from './store/conditions.server.ts';
import { takeTry } from './store/repeats.server.ts';

export type TestMailOutcome =
  | { kind: 'queued'; to: string }
  /** The account has no address; there is no server; the address is refused. */
  | { kind: 'no_email' | 'not_set_up' | 'refused' }
  | { kind: 'limited'; retryAfterS: number };

const texts = roomTexts({ de, en });

/** Sends a mail to the admin's own address, so that they see whether the server takes it. */
export async function sendTestMail(ctx: Ctx): Promise<TestMailOutcome> {
  const operatorId = operatorOf(ctx.actor, 'mail.administer');
  const { id, email, firstName, locale } = ctx.actor;
  if (email === null) return { kind: 'no_email' };
  const retryAfterS = await takeTry(ctx, 'sender');
  if (retryAfterS !== null) return { kind: 'limited', retryAfterS };
  return await inTransaction(ctx, async (tx): Promise<TestMailOutcome> => {
    const [state] = await queryRows<{ isSetUp: boolean; isRefused: boolean }>(
      tx,
      sql`select ${isServerSet} as "isSetUp",
        exists (select 1 from mail_refusals where address = lower(${email})) as "isRefused"`,
    );
    if (!state?.isSetUp) return { kind: 'not_set_up' };
    if (state.isRefused) return { kind: 'refused' };
    const t = texts(locale);
    const content = {
      subject: t('subject', { host: publicHost() }),
      paragraphs: [t('greeting', { name: firstName }), t('text'), t('folder')],
    };
    const related = { entity: 'user', id };
    const mail = { template: 'test' as const, to: email, userId: id, locale, content, related, operatorId };
    await enqueueMails(tx, [mail], { now: ctx.now, operationId: null });
    await recordAudit(tx, ctx, {
      action: 'mail_sender.tested',
      entity: 'mail_sender',
      entityId: 'sender',
      operatorId,
    });
    await notifyBrowsers(tx, MAIL_LOG_TOPIC);
    return { kind: 'queued', to: email };
  });
}
