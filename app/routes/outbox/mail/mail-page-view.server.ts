import type { MailPage, MailReference } from '#app/domains/outbox/pages/mail-page.server.ts';
import type { HistoryLine } from '#app/domains/audit/public.server.ts';
import { historyRows } from '#app/domains/audit/public.server.ts';
import type { CalendarFile } from '#app/platform/calendar-file.ts';
import { withLink } from '#app/domains/outbox/rules/links.ts';
import { reasonOf } from '#app/domains/outbox/rules/state.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { exactMoment, moment, momentOrNull } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { templateName } from '#app/routes/outbox/mails/mail-view.server.ts';

/** A mail as its page shows it. */
export function mailPageView(mail: MailPage, history: readonly HistoryLine[], locale: Locale) {
  const { id, to, userId, personName, subject, status, attempts, replyTo, messageId, lastAnswer } = mail;
  const t = translator(locale, 'outbox.mail');
  const reason = reasonOf(mail);
  const refer = ({ id: other, ...named }: MailReference) => ({
    id: other,
    label: t('otherMail', { subject: named.subject, time: moment(named.createdAtMs, locale) }),
  });
  return {
    id,
    to,
    userId,
    personName,
    subject,
    status,
    reason,
    attempts,
    replyTo,
    messageId,
    lastAnswer,
    template: templateName(mail.template, locale),
    created: exactMoment(mail.createdAtMs, locale),
    sent: mail.sentAtMs === null ? null : exactMoment(mail.sentAtMs, locale),
    nextTry: reason === 'retry' || reason === 'undo' ? exactMoment(mail.notBeforeMs, locale) : null,
    related: relatedOf(mail),
    relevantUntil: momentOrNull(mail.relevantUntilMs, locale),
    isOver: mail.isOver,
    isRefused: mail.isRefused,
    canShowLink: mail.canShowLink,
    cannotResend: whyNot(mail),
    text: mail.text === '' ? null : mail.hasLink ? withLink(mail.text, `[${t('linkPlaceholder')}]`) : mail.text,
    calendars: mail.calendars.map((calendar) => calendarView(calendar, locale)),
    original: mail.original && refer(mail.original),
    digest: mail.digest && refer(mail.digest),
    repeats: mail.repeats.map(refer),
    contents: mail.contents.map(refer),
    history: historyRows(history, {
      locale,
      timeZone: HOME_ZONE,
      what: ({ action }) => t(action === 'mail.resent' ? 'trail.resent' : 'trail.link_shown'),
    }),
  };
}

export type MailPageView = ReturnType<typeof mailPageView>;

/** Why the page has no button to send the mail again; null when it has one. The verb decides again (rules/resend). */
function whyNot({ isSetUp, status, text, isResendable, isRefused }: MailPage) {
  if (!isSetUp) return 'not_set_up' as const;
  if (status === 'queued') return 'queued' as const;
  if (text === '') return 'gone' as const;
  if (!isResendable) return 'in_digest' as const;
  return isRefused ? ('refused' as const) : null;
}

/** The record that the mail is about: a word, and its page where there is one. */
function relatedOf({ relatedEntity, relatedId, to }: MailPage) {
  if (relatedId === null) return null;
  switch (relatedEntity) {
    case 'booking':
      return { word: 'booking' as const, href: paths.booking.booking(relatedId) };
    case 'shift':
      return { word: 'shift' as const, href: paths.staff.shift(relatedId) };
    case 'access_request':
      return { word: 'access_request' as const, href: paths.access.requests({ suche: to }) };
    case 'time_correction':
      return { word: 'time_correction' as const, href: paths.staff.corrections() };
    case 'month_closing':
      return { word: 'month_closing' as const, href: paths.staff.months() };
    case 'booking_series':
    case 'cancellation':
    case 'user':
      return { word: relatedEntity, href: null };
    default:
      return null;
  }
}

function calendarView({ method, events }: CalendarFile, locale: Locale) {
  return {
    method,
    events: events.map(({ uid, sequence, start, end, title, location, status }) => ({
      key: `${uid} ${sequence}`,
      when: spanOf(start, end, locale),
      title,
      location,
      status,
    })),
  };
}

function spanOf(start: string, end: string, locale: Locale): string {
  const [from, until] = [start, end].map((text) => wallClock(instantOfText(text), HOME_ZONE));
  if (!from || !until) return start;
  const format = formats(locale);
  return from.date === until.date
    ? `${format.day(from.date)}, ${format.timeRange(from.time, until.time)}`
    : `${format.dayTime(from.date, from.time)} – ${format.dayTime(until.date, until.time)}`;
}
