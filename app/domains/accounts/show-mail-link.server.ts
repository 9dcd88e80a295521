import type { Transaction } from '#app/db/client.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { lockLinkMail } from '#app/domains/outbox/public.server.ts';
import type { MailLink } from '#app/domains/outbox/rules/links.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { makeLinkTokens } from './make-link-tokens.server.ts';

export type ShowLinkOutcome =
  | { kind: 'shown'; url: string; hours: number }
  /** A server is set up, so the mail itself brings the link. */
  | { kind: 'set_up' }
  /** The mail left while a server was set. */
  | { kind: 'sent' }
  /** The record that the link confirms waits for nothing any more. */
  | { kind: 'over' };

/**
 * An admin sees the one-time link of a mail that was not sent, because there is no server: the token is made now, shown once and
 * stored as a hash. `isOpen` asks the room of the record that the link confirms.
 */
export async function showMailLink(
  ctx: Ctx,
  { mailId, isOpen }: { mailId: string; isOpen: (tx: Transaction, link: MailLink) => Promise<boolean> },
): Promise<ShowLinkOutcome> {
  return await inTransaction(ctx, async (tx): Promise<ShowLinkOutcome> => {
    const mail = await lockLinkMail(tx, ctx.actor, mailId);
    if (!mail) throw new NotFoundError('mail with a link');
    const { link, to: email, operatorId } = mail;
    if (mail.isSetUp) return { kind: 'set_up' };
    if (mail.status === 'sent' || mail.status === 'failed') return { kind: 'sent' };
    if (!(await isOpen(tx, link))) return { kind: 'over' };
    const [token = ''] = await makeLinkTokens(tx, [{ mailId, email, link }]);
    await recordAudit(tx, ctx, { action: 'mail.link_shown', entity: 'mail', entityId: mailId, operatorId });
    return { kind: 'shown', url: publicUrl(`${link.path}${token}`), hours: link.hours };
  });
}
