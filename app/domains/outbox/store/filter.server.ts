import { type SQL, sql } from 'drizzle-orm';
import { STATE_WORDS } from '#app/domains/outbox/rules/state.ts';
import { TEMPLATE_NAMES } from '#app/domains/outbox/rules/templates.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { type Cursor, keyOf } from '#app/platform/list/cursor.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';

/** The address of the mail log (seed 4, 3.9). */
export const mailsQuery = defineListQuery({
  text: field.text('suche', 200),
  template: field.oneOf('vorlage', TEMPLATE_NAMES),
  status: field.oneOf('zustand', STATE_WORDS),
  userId: field.id('person'),
  from: field.day('von'),
  until: field.day('bis'),
  after: field.cursor('ab', 'number', 'id'),
});
export type MailFilter = Omit<ReturnType<typeof mailsQuery.read>, 'after'>;

/** A search without a first day reads no older mail, so that its time does not grow with the log. */
const SEARCHED = sql`interval '1 year'`;
const MOST_WORDS = 10;

/** Mails of the admin's operator, and those of none; `m` is the row. Throws ForbiddenError for other people. */
export const isReadable = (actor: Actor): SQL =>
  sql`(m.operator_id is null or m.operator_id = ${operatorOf(actor, 'mail.administer')}::uuid)`;

/** The mails of a filter that the admin may read; `m` is the row. */
export function mailsOf(actor: Actor, { text, template, status, userId, from, until }: MailFilter): SQL {
  const words = [...new Set((text ?? '').split(/\s+/).filter((word) => word !== ''))].slice(0, MOST_WORDS);
  const conditions = [
    isReadable(actor),
    ...(words.length > 0 ? [hasWords(words)] : []),
    ...(text && !from ? [sql`m.created_at >= app_now() - ${SEARCHED}`] : []),
    ...(template ? [sql`m.template = ${template}`] : []),
    ...(status ? [sql`m.status = ${status}`] : []),
    ...(userId ? [sql`m.user_id = ${userId}::uuid`] : []),
    ...(from ? [sql`m.created_at >= ${startOf(from)}`] : []),
    ...(until ? [sql`m.created_at < ${startOf(until, 1)}`] : []),
  ];
  return sql.join(conditions, sql` and `);
}

/** Subject and address hold every word. Each mail is spelled once (offset 0), and so are the words. */
const hasWords = (words: readonly string[]): SQL => sql`(
  select bool_and(strpos(mail.words, word) > 0)
  from (select ${spelled(sql`m.subject || ' ' || m.to_address`)} as words offset 0) mail,
    unnest((select array_agg(${spelled(sql`word`)}) from unnest(string_to_array(${words.join(' ')}, ' ')) as word)) as word)`;

/** PostgreSQL adds the days: it has a day after 9999-12-31. */
const startOf = (day: string, daysLater = 0): SQL =>
  sql`((${day}::date + ${daysLater}::int)::timestamp at time zone ${HOME_ZONE})`;

/** "Hünstetten" and "huenstetten" are the same. */
const spelled = (text: SQL): SQL =>
  sql`replace(replace(replace(replace(lower(normalize(${text}, NFC)), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss')`;

/** The sort key of a mail to the microsecond, as a cursor has it. */
export const createdMicros = sql`(extract(epoch from m.created_at) * 1000000)::bigint::text`;

/** Mails after the cursor, newest first. In the form of a row comparison, which reads the index of created_at. */
export function olderThan(after: Cursor): SQL {
  const [, id] = after;
  return sql`(m.created_at, m.id)
    < (timestamptz 'epoch' + ${keyOf(after)}::bigint * interval '1 microsecond', ${id?.text ?? null}::uuid)`;
}
