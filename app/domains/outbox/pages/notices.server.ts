import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { causeOfRefusal, type RefusalCause } from '#app/domains/outbox/rules/refusals.ts';
import { type Delivery, kindsFor, MAIL_KINDS, type MailKind } from '#app/domains/outbox/rules/templates.ts';

/** How the person gets each kind of notice; "at once" without a row. One statement. */
export async function readMailChoices(
  handle: Database | Transaction,
  userId: string,
): Promise<Record<MailKind, Delivery>> {
  const rows = await queryRows<{ kind: MailKind; delivery: Delivery }>(
    handle,
    sql`select kind, delivery from mail_choices where user_id = ${userId}::uuid`,
  );
  const chosen = new Map(rows.map(({ kind, delivery }) => [kind, delivery]));
  return Object.fromEntries(MAIL_KINDS.map((kind) => [kind, chosen.get(kind) ?? 'now'])) as Record<MailKind, Delivery>;
}

export interface NoticesPage {
  email: string | null;
  choices: { kind: MailKind; delivery: Delivery }[];
  /** A server refused the own address for good. */
  refusal: { cause: RefusalCause; answer: string; atMs: number } | null;
}

/** The own choices, with the kinds that can reach the person, and a refusal of the own address. One flight. */
export async function getNotices({ db }: ReadCtx, actor: Actor): Promise<NoticesPage> {
  const [chosen, [refusal]] = await inOneFlight(db, (flight) => [
    readMailChoices(flight, actor.id),
    queryRows<{ answer: string; atMs: number }>(
      flight,
      sql`
        select answer, ${wholeEpochMs('created_at')} as "atMs" from mail_refusals
        where address = lower(${actor.email})`,
    ),
  ]);
  return {
    email: actor.email,
    choices: kindsFor(actor.role).map((kind) => ({ kind, delivery: chosen[kind] })),
    refusal: refusal ? { ...refusal, cause: causeOfRefusal(refusal.answer) } : null,
  };
}
