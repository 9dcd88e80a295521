import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import type { PauseReason } from '#app/db/schema/outbox.ts';
import { affectedRows, queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { notifyBrowsers } from '#app/platform/live/notify.server.ts';
import { MAIL_LOG_TOPIC } from './live.ts';
import { MAIL_PERSONAL_FIELDS } from './personal.ts';
import { type DeliveryFailure, type FailureMeaning, isServing, isWithinMail, meaningOf } from './rules/answers.ts';
import { nextTryIn, resumeIn } from './rules/outcomes.ts';
import { isFree } from './store/conditions.server.ts';
import type { TakenMail } from './take-mails.server.ts';

export type Delivery = { kind: 'accepted'; answer: string } | ({ kind: 'failed' } & DeliveryFailure);

export type RecordedDelivery = 'sent' | 'later' | 'failed' | 'paused' | 'lease_lost';

/** Longer answers are cut; a server may send kilobytes. */
const MAX_ANSWER = 500;

/**
 * Records what became of a taken mail, while its lease is this process's: sent, tried again later, failed for good, or the whole
 * queue is paused. An address that the server refused for good is marked, and its waiting mails end. A server that takes or
 * refuses one mail ends a pause.
 */
export async function recordDelivery(
  { db }: { db: Database },
  mail: Pick<TakenMail, 'id' | 'leasedUntil' | 'to' | 'attempts' | 'ageSeconds'>,
  delivery: Delivery,
): Promise<RecordedDelivery> {
  const answer = delivery.answer.slice(0, MAX_ANSWER);
  return await inTransaction({ db }, async (tx) => {
    const outcome = outcomeOf(mail, delivery);
    const written = await affectedRows(tx, updateMail(mail, outcome, answer));
    if (written === 0) return 'lease_lost';
    if (outcome.kind === 'paused') await pause(tx, outcome.reason, answer);
    else if (delivery.kind === 'accepted' || isServing(delivery)) await endPause(tx);
    if (outcome.kind === 'failed' && outcome.reason === 'address_refused') await refuseAddress(tx, mail, answer);
    await notifyBrowsers(tx, MAIL_LOG_TOPIC);
    return outcome.kind;
  });
}

type Outcome =
  | { kind: 'sent' }
  | { kind: 'later'; inSeconds: number }
  | { kind: 'failed'; reason: string }
  | { kind: 'paused'; reason: PauseReason; isOfMail: boolean };

function outcomeOf({ attempts, ageSeconds }: Pick<TakenMail, 'attempts' | 'ageSeconds'>, delivery: Delivery): Outcome {
  if (delivery.kind === 'accepted') return { kind: 'sent' };
  const meaning: FailureMeaning = meaningOf(delivery);
  if (meaning.kind === 'pause') {
    const { reason } = meaning;
    return { kind: 'paused', reason, isOfMail: isWithinMail(delivery.command) };
  }
  if (meaning.kind === 'failed') return meaning;
  const inSeconds = nextTryIn(attempts, ageSeconds);
  return inSeconds === null ? { kind: 'failed', reason: 'given_up' } : { kind: 'later', inSeconds };
}

/**
 * A pause is no try of the mail: it stays due and is sent first when the server is back. After an answer to the mail itself others
 * go first, so that one mail cannot block the queue.
 */
function updateMail({ id, leasedUntil }: Pick<TakenMail, 'id' | 'leasedUntil'>, outcome: Outcome, answer: string) {
  const changes = {
    sent: sql`status = 'sent', sent_at = app_now(), last_error = null`,
    later: sql`not_before = app_now() + make_interval(secs => ${'inSeconds' in outcome ? outcome.inSeconds : 0})`,
    failed: sql`status = 'failed', last_error = ${'reason' in outcome ? outcome.reason : null}`,
    paused: sql`attempts = attempts - 1${'isOfMail' in outcome && outcome.isOfMail ? sql`, not_before = app_now()` : sql``}`,
  }[outcome.kind];
  return sql`
    update mail_messages set leased_until = null, last_answer = ${answer}, ${changes}
    where id = ${id}::uuid and status = 'queued' and leased_until = ${leasedUntil}::timestamptz`;
}

/** Several mails that fail at the same time are one try of the queue. */
async function pause(tx: Transaction, reason: PauseReason, answer: string): Promise<void> {
  const [row] = await queryRows<{ tries: number; isCounted: boolean }>(
    tx,
    sql`
      select tries, paused_at is not null and next_try_at > app_now() as "isCounted" from mail_sender for update`,
  );
  if (row?.isCounted) return;
  await queryRows(
    tx,
    sql`
      update mail_sender set paused_at = coalesce(paused_at, app_now()), pause_reason = ${reason}, last_answer = ${answer},
        tries = tries + 1, next_try_at = app_now() + make_interval(secs => ${resumeIn((row?.tries ?? 0) + 1)}),
        updated_at = app_now()`,
  );
}

async function endPause(tx: Transaction): Promise<void> {
  await queryRows(
    tx,
    sql`
      update mail_sender set paused_at = null, pause_reason = null, last_answer = null, tries = 0, next_try_at = null,
        updated_at = app_now() where paused_at is not null`,
  );
}

/** The answer of a server repeats the address, so it is a personal field, too. */
async function refuseAddress(tx: Transaction, { id, to }: { id: string; to: string }, answer: string): Promise<void> {
  const [row] = await queryRows<{ userId: string | null }>(
    tx,
    sql`
      insert into mail_refusals (address, user_id, mail_id, answer)
      select lower(${to}), (select id from users where lower(email) = lower(${to})), ${id}::uuid, ${answer}
      on conflict (address) do update set mail_id = excluded.mail_id, answer = excluded.answer, user_id = excluded.user_id
      returning user_id as "userId"`,
  );
  // Mails that another worker holds are skipped: the server refuses them itself.
  await queryRows(
    tx,
    sql`
      update mail_messages set status = 'suppressed', last_error = 'address_refused' from (
        select m.id from mail_messages m where m.status = 'queued' and lower(m.to_address) = lower(${to}) and ${isFree}
        for update skip locked
      ) waiting where mail_messages.id = waiting.id`,
  );
  await recordAudit(tx, houseSource(), {
    action: 'mail_address.refused',
    entity: 'mail_address',
    entityId: row?.userId ?? id,
    operatorId: null,
    after: { address: to, answer },
    personalFields: MAIL_PERSONAL_FIELDS,
  });
}
