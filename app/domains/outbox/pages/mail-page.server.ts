import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { type HistoryLine, listHistory } from '#app/domains/audit/public.server.ts';
import type { CalendarFile } from '#app/platform/calendar-file.ts';
import { isReadable } from '#app/domains/outbox/store/filter.server.ts';
import { isAddressRefused, isResendable } from '#app/domains/outbox/store/conditions.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { type MailLine, stateColumns } from './mail-list.server.ts';

/** Another mail, as a link names it. */
export interface MailReference {
  readonly id: string;
  readonly subject: string;
  readonly createdAtMs: number;
}

/** A mail with all that the log keeps of it. */
export interface MailPage extends Omit<MailLine, 'isResend' | 'wasResent'> {
  readonly replyTo: string | null;
  readonly messageId: string;
  readonly lastAnswer: string | null;
  readonly relatedEntity: string | null;
  readonly relatedId: string | null;
  /** Empty once the words are gone. */
  readonly text: string;
  /** Its words hold the place of a one-time link. */
  readonly hasLink: boolean;
  readonly calendars: readonly CalendarFile[];
  readonly relevantUntilMs: number | null;
  /** It is about the past. */
  readonly isOver: boolean;
  readonly isResendable: boolean;
  /** Its address gets no mail. */
  readonly isRefused: boolean;
  /** A server is set. */
  readonly isSetUp: boolean;
  /** It has a one-time link and never left, and there is no server: an admin may see a link. */
  readonly canShowLink: boolean;
  readonly original: MailReference | null;
  readonly repeats: readonly MailReference[];
  /** The mail of the day that contains this one. */
  readonly digest: MailReference | null;
  /** The mails that this mail of the day contains. */
  readonly contents: readonly MailReference[];
}

const reference = sql`json_build_object('id', r.id, 'subject', r.subject, 'createdAtMs', ${wholeEpochMs('r.created_at')})`;
const newestFirst = sql`order by r.created_at desc, r.id desc`;

/** One mail; null for an unknown one and for one of another operator, which look the same (D18). Two statements. */
export async function getMail(
  { db }: ReadCtx,
  actor: Actor,
  mailId: string,
): Promise<{ mail: MailPage; history: HistoryLine[] } | null> {
  const [mail] = await queryRows<MailPage>(
    db,
    sql`
      select m.id, m.template, m.to_address as "to", m.user_id as "userId", u.first_name || ' ' || u.last_name as "personName",
        m.subject, ${stateColumns}, ${wholeEpochMs('m.created_at')} as "createdAtMs", ${wholeEpochMs('m.sent_at')} as "sentAtMs",
        ${wholeEpochMs('m.not_before')} as "notBeforeMs", m.reply_to as "replyTo", m.message_id as "messageId",
        m.last_answer as "lastAnswer", m.related_entity as "relatedEntity", m.related_id as "relatedId", m.text,
        m.link is not null as "hasLink",
        coalesce(m.calendars, '[]') as calendars, ${wholeEpochMs('m.relevant_until')} as "relevantUntilMs",
        coalesce(m.relevant_until < app_now(), false) as "isOver", ${isResendable} as "isResendable",
        ${isAddressRefused} as "isRefused",
        s.set_up_at is not null as "isSetUp",
        m.link is not null and m.status in ('queued', 'suppressed') and s.set_up_at is null as "canShowLink",
        (select ${reference} from mail_messages r where r.id = m.resend_of) as original,
        (select ${reference} from mail_messages r where r.id = m.digest_id) as digest,
        (select coalesce(json_agg(${reference} ${newestFirst}), '[]') from mail_messages r where r.resend_of = m.id) as repeats,
        (select coalesce(json_agg(${reference} ${newestFirst}), '[]') from mail_messages r where r.digest_id = m.id) as contents
      from mail_messages m left join users u on u.id = m.user_id left join mail_sender s on true
      where m.id = ${mailId}::uuid and ${isReadable(actor)}`,
  );
  if (!mail) return null;
  const about = sql`l.entity = 'mail' and l.entity_id = ${mailId}`;
  const { rows } = await listHistory(db, { stream: 'house', about, after: null });
  return { mail, history: rows };
}

type MailHtml = Pick<MailPage, 'hasLink'> & { readonly html: string };

/** The HTML of a mail as it is stored; null without a mail that the admin may read, and once its words are gone. */
export async function getMailHtml({ db }: ReadCtx, actor: Actor, mailId: string): Promise<MailHtml | null> {
  const [row] = await queryRows<MailHtml>(
    db,
    sql`select m.html, m.link is not null as "hasLink" from mail_messages m where m.id = ${mailId}::uuid and ${isReadable(actor)}`,
  );
  return row && row.html !== '' ? row : null;
}
