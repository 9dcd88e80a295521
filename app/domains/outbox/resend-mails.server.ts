import { type SQL, sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import type { Ctx, ReadCtx } from '#app/platform/ctx.ts';
import { RESEND_AT_ONCE } from './rules/resend.ts';
import { type MailFilter, mailsOf } from './store/filter.server.ts';
import { isAddressRefused, isResendable, isServerSet, isUnrepeated } from './store/conditions.server.ts';
import { type LockedMail, repeatMails, takeTry } from './store/repeats.server.ts';

/** The mails of a filter by what would become of them. */
export interface ResendCounts {
  readonly isSetUp: boolean;
  /** Would be sent again. */
  readonly sendable: number;
  /** Of these, mails whose dates are over. */
  readonly past: number;
  /** Not sent again: they wait, were repeated, have no words any more, are in a mail of the day, or their address is refused. */
  readonly left: number;
}

export type ResendAllOutcome =
  | { kind: 'resent'; count: number }
  | { kind: 'none' | 'not_set_up' | 'past' }
  | { kind: 'too_many'; count: number }
  /** Since the question, mails came or went. */
  | { kind: 'changed'; count: number }
  | { kind: 'limited'; retryAfterS: number };

const isSendable = sql`(${isResendable} and ${isUnrepeated} and not ${isAddressRefused})`;

/** What sending all mails of a filter again would do. One statement. */
export function countResendable({ db }: Pick<ReadCtx, 'db'>, actor: Ctx['actor'], filter: MailFilter) {
  return readCounts(db, mailsOf(actor, filter));
}

async function readCounts(handle: Database | Transaction, condition: SQL): Promise<ResendCounts> {
  const [counts] = await queryRows<ResendCounts>(
    handle,
    sql`
      select ${isServerSet} as "isSetUp",
        count(*) filter (where ${isSendable})::int as sendable,
        count(*) filter (where ${isSendable} and m.relevant_until < app_now())::int as past,
        count(*) filter (where not ${isSendable})::int as "left"
      from mail_messages m where ${condition}`,
  );
  if (!counts) throw new Error('no counts');
  return counts;
}

/**
 * An admin sends all mails of a filter again, at most 200 at once. `count` is the number that the question named. A mail that
 * was repeated once is left out, so that two admins at the same moment send each mail once.
 */
export async function resendMails(
  ctx: Ctx,
  input: { filter: MailFilter; count: number; acceptsPast: boolean },
): Promise<ResendAllOutcome> {
  const condition = mailsOf(ctx.actor, input.filter);
  const retryAfterS = await takeTry(ctx, 'filter');
  if (retryAfterS !== null) return { kind: 'limited', retryAfterS };
  return await inTransaction(ctx, async (tx): Promise<ResendAllOutcome> => {
    const locked = await queryRows<LockedMail>(
      tx,
      sql`
        select m.id, m.operator_id as "operatorId" from mail_messages m where ${condition} and ${isSendable}
        order by m.created_at, m.id limit ${RESEND_AT_ONCE} for update of m`,
    );
    // After the locks: these counts contain the repeats of another admin. The locked mails are counted, too, because a new mail
    // may have taken the place of a repeated one.
    const { isSetUp, sendable, past } = await readCounts(tx, condition);
    const ours = sql`(${condition} and m.id = any(${uuidArray(locked.map(({ id }) => id))}))`;
    const still = locked.length === 0 ? 0 : (await readCounts(tx, ours)).sendable;
    if (!isSetUp) return { kind: 'not_set_up' };
    if (sendable === 0) return { kind: 'none' };
    if (sendable > RESEND_AT_ONCE) return { kind: 'too_many', count: sendable };
    if (sendable !== input.count || still !== sendable) return { kind: 'changed', count: sendable };
    if (past > 0 && !input.acceptsPast) return { kind: 'past' };
    await repeatMails(tx, ctx, locked);
    return { kind: 'resent', count: sendable };
  });
}
