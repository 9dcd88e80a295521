import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { WantedTimes } from '#app/db/schema/clock.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { enqueueMails, type OutgoingMail } from '#app/domains/outbox/public.server.ts';
import { de } from '#app/domains/staff/messages/time-mail.de.ts';
import { en } from '#app/domains/staff/messages/time-mail.en.ts';
import { timesLine } from '#app/domains/staff/times/words.server.ts';
import { paths } from '#app/paths.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { type MailedStaff, readMailedStaff } from './mailed-people.server.ts';

const texts = roomTexts({ de, en });

type Mailer = Pick<Ctx, 'actor' | 'now'>;
type Admin = Pick<MailedStaff, 'userId' | 'firstName' | 'locale'> & { readonly email: string };

const readAdmins = statement<{ operatorId: string }, Admin>(sql`
  select u.id as "userId", u.email, u.first_name as "firstName", u.locale from users u
  where u.operator_id = ${sql.placeholder('operatorId')}::uuid and u.role = 'admin' and u.is_active and u.email is not null
  order by u.id`);

interface AboutDay {
  /** Of the correction. */
  readonly id: string;
  readonly operatorId: string;
  readonly staffId: string;
  readonly dayKey: string;
  readonly reason: string;
}

/** Mails to the operator's admins what a person asks to be put right, in the causing transaction. Neither the actor nor the person gets one. */
export async function tellAsked(
  tx: Transaction,
  ctx: Mailer,
  {
    id,
    operatorId,
    staffId,
    dayKey,
    reason,
    before,
    wanted,
  }: AboutDay & { before: WantedTimes | null; wanted: WantedTimes },
): Promise<void> {
  const [admins, [staff]] = await inOneFlight(tx, () => [
    readAdmins(tx, { operatorId }),
    readMailedStaff(tx, { ids: arrayOf([staffId]) }),
  ]);
  const mails = admins
    .filter(({ userId }) => userId !== ctx.actor.id && userId !== staff?.userId)
    .map((admin): OutgoingMail => {
      const t = texts(admin.locale);
      const about = { person: nameOf(ctx.actor), name: staff?.name ?? '', date: formats(admin.locale).day(dayKey) };
      return {
        template: 'correctionAsked',
        userId: admin.userId,
        to: admin.email,
        locale: admin.locale,
        replyTo: ctx.actor.email === admin.email ? null : ctx.actor.email,
        related: { entity: 'time_correction', id },
        operatorId,
        content: {
          subject: t('asked.subject', about),
          paragraphs: [
            t('greeting', { name: admin.firstName }),
            t('asked.opening', about),
            [
              ...(before ? [t('before', { times: timesLine(before, dayKey, admin.locale) })] : []),
              t('wanted', { times: timesLine(wanted, dayKey, admin.locale) }),
            ],
            t('reason', { reason }),
          ],
          link: { label: t('asked.link'), url: publicUrl(paths.staff.corrections()) },
        },
      };
    });
  await enqueueMails(tx, mails, { now: ctx.now, operationId: null });
}

/** Mails to a person what became of the times, with those before and after. The actor gets no mail. */
export async function tellCorrected(
  tx: Transaction,
  ctx: Mailer,
  {
    kind,
    before,
    after,
    answer,
    ...day
  }: AboutDay & {
    kind: 'corrected' | 'approved' | 'declined';
    before: WantedTimes | null;
    after: WantedTimes | null;
    answer: string | null;
  },
): Promise<void> {
  await tellPerson(tx, ctx, { ...day, entity: 'time_correction', template: 'correctionDecided' }, (locale) => {
    const t = texts(locale);
    const about = { person: nameOf(ctx.actor), date: formats(locale).day(day.dayKey) };
    const line = (key: 'before' | 'after' | 'wanted', times: WantedTimes | null) =>
      times ? [t(key, { times: timesLine(times, day.dayKey, locale) })] : [];
    return {
      subject: t(`${kind}.subject`, about),
      paragraphs: [
        t(`${kind}.opening`, about),
        [...line('before', before), ...line(kind === 'declined' ? 'wanted' : 'after', after)],
        t('reason', { reason: day.reason }),
        ...(answer === null ? [] : [t('answer', { answer })]),
      ],
    };
  });
}

/** Mails to a person that a month is open again, and why. */
export async function tellReopened(
  tx: Transaction,
  ctx: Mailer,
  {
    id,
    month,
    reason,
    ...of
  }: Pick<AboutDay, 'id' | 'operatorId' | 'staffId'> & { month: string; reason: string | null },
): Promise<void> {
  const about = { ...of, id, dayKey: `${month}-01`, entity: 'month_closing', template: 'monthReopened' } as const;
  await tellPerson(tx, ctx, about, (locale) => {
    const t = texts(locale);
    const words = { person: nameOf(ctx.actor), month: formats(locale).month(month) };
    return {
      subject: t('reopened.subject', words),
      paragraphs: [t('reopened.opening', words), ...(reason === null ? [] : [t('reason', { reason })])],
    };
  });
}

async function tellPerson(
  tx: Transaction,
  ctx: Mailer,
  {
    id,
    entity,
    operatorId,
    staffId,
    dayKey,
    template,
  }: Pick<AboutDay, 'id' | 'operatorId' | 'staffId' | 'dayKey'> & {
    entity: string;
    template: 'correctionDecided' | 'monthReopened';
  },
  write: (locale: Locale) => { subject: string; paragraphs: (string | string[])[] },
): Promise<void> {
  const [person] = await readMailedStaff(tx, { ids: arrayOf([staffId]) });
  if (!person || person.email === null || person.userId === ctx.actor.id) return;
  const { userId, email, locale } = person;
  const t = texts(locale);
  const replyTo = ctx.actor.email === email ? null : ctx.actor.email;
  const { subject, paragraphs } = write(locale);
  const ask = replyTo === null ? [] : [t('ask', { person: nameOf(ctx.actor), email: replyTo })];
  const greeting = t('greeting', { name: person.firstName });
  const content = {
    subject,
    paragraphs: [greeting, ...paragraphs, ...ask],
    link: { label: t('link'), url: publicUrl(paths.staff.clockMonth({ monat: dayKey.slice(0, 7) })) },
  };
  const mail = { template, userId, to: email, locale, replyTo, operatorId, related: { entity, id }, content };
  await enqueueMails(tx, [mail], { now: ctx.now, operationId: null });
}

const nameOf = ({ firstName, lastName }: Ctx['actor']): string => `${firstName} ${lastName}`;
