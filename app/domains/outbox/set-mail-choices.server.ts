import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { affectedRows, queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { notifyBrowsersSql, notifyServersSql } from '#app/platform/live/notify.server.ts';
import { MAIL_LOG_TOPIC, MAIL_QUEUED_TOPIC } from './live.ts';
import { readMailChoices } from './pages/notices.server.ts';
import { type Delivery, kindsFor, type MailKind, templatesOf } from './rules/templates.ts';

export type MailChoices = Readonly<Partial<Record<MailKind, Delivery>>>;

export type SetMailChoicesOutcome =
  /** How many mails that waited for the digest are sent now, and how many never. */
  { kind: 'set'; released: number; dropped: number } | { kind: 'unchanged' };

/**
 * How the actor gets each kind of notice; a kind that is not named stays. Mails that wait for the digest follow the choice: they
 * are due, or never sent. Of two tabs the last wins. Throws ForbiddenError for a kind that cannot reach the person.
 */
export async function setMailChoices(ctx: Ctx, choices: MailChoices): Promise<SetMailChoicesOutcome> {
  const { id, role } = ctx.actor;
  const known = kindsFor(role);
  const foreign = Object.keys(choices).some((kind) => !known.some((one) => one === kind));
  if (foreign || !can(ctx.actor, 'notice.choose')) throw new ForbiddenError('notice.choose');
  return await inTransaction(ctx, async (tx): Promise<SetMailChoicesOutcome> => {
    const before = await readMailChoices(tx, id);
    const changed = known.flatMap((kind) => {
      const to = choices[kind];
      return to === undefined || to === before[kind] ? [] : [{ kind, to }];
    });
    if (changed.length === 0) return { kind: 'unchanged' };
    const waitingOf = (to: Delivery) => changed.filter((one) => one.to === to).flatMap(({ kind }) => templatesOf(kind));
    await storeChoices(tx, id, changed);
    const released = await endWaiting(tx, id, waitingOf('now'), DUE);
    const dropped = await endWaiting(tx, id, waitingOf('off'), SWITCHED_OFF);
    await recordAudit(tx, ctx, {
      action: 'mail_choices.changed',
      entity: 'mail_choices',
      entityId: id,
      operatorId: null,
      before: Object.fromEntries(changed.map(({ kind }) => [kind, before[kind]])),
      after: Object.fromEntries(changed.map(({ kind, to }) => [kind, to])),
    });
    if (released + dropped > 0)
      await queryRows(
        tx,
        sql`select ${notifyServersSql(MAIL_QUEUED_TOPIC)} as queued, ${notifyBrowsersSql(MAIL_LOG_TOPIC)} as logged`,
      );
    return { kind: 'set', released, dropped };
  });
}

/** "At once" has no row. */
async function storeChoices(
  tx: Transaction,
  userId: string,
  changed: readonly { kind: MailKind; to: Delivery }[],
): Promise<void> {
  await queryRows(
    tx,
    sql`
      with choice as (
        select kind, "to" from jsonb_to_recordset(${JSON.stringify(changed)}::text::jsonb) as choice(kind text, "to" text)
      ), gone as (
        delete from mail_choices c using choice where c.user_id = ${userId}::uuid and c.kind = choice.kind and choice."to" = 'now'
      )
      insert into mail_choices (user_id, kind, delivery)
      select ${userId}::uuid, kind, "to" from choice where "to" <> 'now' order by kind
      on conflict (user_id, kind) do update set delivery = excluded.delivery, updated_at = app_now()`,
  );
}

/** A mail that still waits for its undo is due after it. */
const DUE = sql`is_for_digest = false, not_before = greatest(not_before, app_now())`;
const SWITCHED_OFF = sql`status = 'suppressed', last_error = 'switched_off'`;

/** Rows are locked in the order of sendDigests. */
async function endWaiting(tx: Transaction, userId: string, templates: readonly string[], change: SQL): Promise<number> {
  if (templates.length === 0) return 0;
  return await affectedRows(
    tx,
    sql`
      update mail_messages set ${change} where id in (
        select id from mail_messages where user_id = ${userId}::uuid and status = 'queued' and is_for_digest
          and template = any(${`{${templates.join(',')}}`}::text[]) order by id for update)`,
  );
}
