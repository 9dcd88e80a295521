import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { decideResend, type ResendFacts, type ResendRefusal } from './rules/resend.ts';
import { isReadable } from './store/filter.server.ts';
import { isAddressRefused } from './store/conditions.server.ts';
import { type LockedMail, repeatMails, takeTry } from './store/repeats.server.ts';

export type ResendOutcome = { kind: 'resent'; id: string } | { kind: 'limited'; retryAfterS: number } | ResendRefusal;

/** An admin sends one mail of the log again. The same press twice makes one mail. */
export async function resendMail(ctx: Ctx, input: { mailId: string; acceptsPast: boolean }): Promise<ResendOutcome> {
  const readable = isReadable(ctx.actor);
  const retryAfterS = await takeTry(ctx, 'single');
  if (retryAfterS !== null) return { kind: 'limited', retryAfterS };
  return await inTransaction(ctx, async (tx): Promise<ResendOutcome> => {
    const [mail] = await queryRows<LockedMail>(
      tx,
      sql`select m.id, m.operator_id as "operatorId" from mail_messages m where m.id = ${input.mailId}::uuid and ${readable} for update`,
    );
    if (!mail) throw new NotFoundError('mail');
    // After the lock: this statement sees the repeat of another admin.
    const [facts] = await queryRows<ResendFacts>(
      tx,
      sql`
        select m.status, s.set_up_at is not null as "isSetUp", m.text <> '' as "hasBody", m.digest_id is not null as "isInDigest",
          ${isAddressRefused} as "isRefused",
          coalesce(m.relevant_until < app_now(), false) as "isOver",
          (select json_build_object('id', r.id, 'status', r.status, 'ageSeconds', extract(epoch from app_now() - r.created_at)::float8)
            from mail_messages r where r.resend_of = m.id order by r.created_at desc, r.id desc limit 1) as repeat
        from mail_messages m left join mail_sender s on true where m.id = ${mail.id}::uuid`,
    );
    if (!facts) throw new NotFoundError('mail');
    const refusal = decideResend(facts, input.acceptsPast);
    if (refusal) return refusal;
    const [id = ''] = await repeatMails(tx, ctx, [mail]);
    return { kind: 'resent', id };
  });
}
