import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { PauseReason } from '#app/db/schema/outbox.ts';
import type { MailState } from '#app/domains/outbox/rules/state.ts';
import { isReadable } from '#app/domains/outbox/store/filter.server.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { stateColumns } from './mail-list.server.ts';

/** The sender of the installation, and the newest test mail of the person. */
export interface SenderPage {
  /** Null without a server. */
  readonly setUpAtMs: number | null;
  /** `host:port` */
  readonly server: string | null;
  readonly fromAddress: string | null;
  readonly pausedAtMs: number | null;
  readonly pauseReason: PauseReason | null;
  readonly lastAnswer: string | null;
  readonly nextTryAtMs: number | null;
  /** Mails of all operators that are due. */
  readonly waiting: number;
  readonly test: TestMail | null;
}

export interface TestMail extends MailState {
  readonly id: string;
  readonly to: string;
  readonly createdAtMs: number;
  readonly lastAnswer: string | null;
}

/** An address that gets no mail, named by a mail to it that the admin may read. */
export interface RefusedAddress {
  readonly mailId: string;
  readonly address: string;
  readonly userId: string | null;
  readonly personName: string | null;
  readonly answer: string;
  readonly createdAtMs: number;
}

/** One statement. */
export async function getSender({ db }: Pick<ReadCtx, 'db'>, actor: Actor): Promise<SenderPage> {
  operatorOf(actor, 'mail.administer');
  const [row] = await queryRows<SenderPage>(
    db,
    sql`
      select ${wholeEpochMs('s.set_up_at')} as "setUpAtMs", s.server, s.from_address as "fromAddress",
        ${wholeEpochMs('s.paused_at')} as "pausedAtMs", s.pause_reason as "pauseReason", s.last_answer as "lastAnswer",
        ${wholeEpochMs('s.next_try_at')} as "nextTryAtMs",
        (select count(*) from mail_messages m where m.status = 'queued' and not m.is_for_digest and m.not_before <= app_now())::int
          as waiting,
        (select to_json(t) from (
          select m.id, m.to_address as "to", ${stateColumns}, ${wholeEpochMs('m.created_at')} as "createdAtMs",
            m.last_answer as "lastAnswer"
          from mail_messages m where m.user_id = ${actor.id}::uuid and m.template = 'test'
          order by m.created_at desc, m.id desc limit 1) t) as test
      from (select 1) one left join mail_sender s on true`,
  );
  if (!row) throw new Error('no row about the sender');
  return row;
}

/** What a start page shows of the sender: it is set up, and since when it is paused. One statement. */
export async function getSenderState({
  db,
}: Pick<ReadCtx, 'db'>): Promise<{ isSetUp: boolean; pausedAtMs: number | null }> {
  const [row] = await queryRows<{ isSetUp: boolean; pausedAtMs: number | null }>(
    db,
    sql`select set_up_at is not null as "isSetUp", ${wholeEpochMs('paused_at')} as "pausedAtMs" from mail_sender`,
  );
  return row ?? { isSetUp: false, pausedAtMs: null };
}

const MOST_REFUSALS = 200;

/**
 * The refused addresses of mails that the admin may read, newest first. One statement. The mails are found by two indexes: with "or"
 * PostgreSQL reads all mails for each address.
 */
export async function listRefusals({ db }: Pick<ReadCtx, 'db'>, actor: Actor): Promise<RefusedAddress[]> {
  return await queryRows<RefusedAddress>(
    db,
    sql`
      select known.id as "mailId", f.address, f.user_id as "userId", u.first_name || ' ' || u.last_name as "personName", f.answer,
        ${wholeEpochMs('f.created_at')} as "createdAtMs"
      from mail_refusals f left join users u on u.id = f.user_id
        cross join lateral (
          select m.id from (
            select id, to_address, operator_id, created_at from mail_messages where id = f.mail_id
            union all
            select id, to_address, operator_id, created_at from mail_messages where user_id = f.user_id) m
          where lower(m.to_address) = f.address and ${isReadable(actor)}
          order by m.created_at desc limit 1) known
      order by f.created_at desc, f.address limit ${MOST_REFUSALS}`,
  );
}
