import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { OutgoingMail } from '#app/domains/outbox/public.server.ts';
import type { MailContent } from '#app/domains/outbox/rules/compose.ts';
import { paths } from '#app/paths.ts';
import type { Actor, Locale } from '#app/platform/ctx.ts';
import { type Formats, formats } from '#app/platform/i18n/format.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { calendarsOf, endOfDates, type MailedDate } from './calendars.server.ts';
import { describeDates, describeSkipped, type SkippedDate, mailTexts } from './dates.server.ts';
import type { BookingChange } from '#app/domains/booking/rules/changes.ts';

export interface MailedPerson {
  id: string;
  email: string;
  firstName: string;
  locale: Locale;
}

export type BookingTemplate =
  | 'bookingCreated'
  | 'adminNewBooking'
  | 'bookingApproved'
  | 'bookingRejected'
  | 'bookingCancelled'
  | 'bookingChanged';

/** What happened, as one mail per person; a series is one mail with all its dates. */
export interface BookingNotification {
  template: BookingTemplate;
  /** The subject of the mail in the log: a booking, a series, or a cancellation that may be undone. */
  related: { entity: 'booking' | 'booking_series' | 'cancellation'; id: string };
  /** The link of the mail; null when the booking no longer has a page. */
  bookingId: string | null;
  operatorId: string | null;
  title: string;
  placeName: string;
  facilityName: string;
  teamName: string | null;
  startTime: string;
  endTime: string;
  /** The facility's; null when the place is gone. */
  timeZone: string | null;
  /** The dates of the mail, in order. */
  dates: readonly string[];
  /** The dates for the calendars of those who take part; admins who decide get none. */
  calendarDates: readonly MailedDate[];
  /** Dates that are skipped, and why: a text or a code of `mail.why`. */
  skipped: readonly SkippedDate[];
  /** An admin has to decide. */
  isPending: boolean;
  reason: string | null;
  /** The person who caused it; an answer goes to them. */
  by: string;
  byEmail: string | null;
  /** For bookingChanged only. */
  changes?: readonly BookingChange[];
}

export type { SkippedDate };

export function nameOf(actor: Pick<Actor, 'firstName' | 'lastName'>): string {
  return `${actor.firstName} ${actor.lastName}`;
}

/** Creator, booking person and the team's trainers, each once, if they are active and have an address. One statement. */
export async function readInvolved(
  handle: Database | Transaction,
  booking: { createdBy: string | null; userId: string | null; teamId: string | null },
): Promise<MailedPerson[]> {
  const rows = await queryRows<MailedPerson>(
    handle,
    sql`
      select u.id, u.email, u.first_name as "firstName", u.locale from users u
      where u.is_active and u.email is not null and (u.id in (${booking.createdBy}::uuid, ${booking.userId}::uuid)
        or exists (select 1 from trainer_assignments ta where ta.user_id = u.id and ta.team_id = ${booking.teamId}::uuid))
      order by u.last_name, u.first_name, u.id`,
  );
  return [...rows];
}

/** One mail per person, in the person's language. */
export function bookingMails(notification: BookingNotification, recipients: readonly MailedPerson[]): OutgoingMail[] {
  const { template, related, operatorId, byEmail } = notification;
  const calendars =
    template === 'adminNewBooking' || recipients.length === 0
      ? []
      : calendarsOf(notification.calendarDates, notification);
  const relevantUntil = endOfDates(notification.dates, notification.endTime, notification.timeZone);
  const byLocale = new Map<Locale, MailContent>();
  return recipients.map(({ id, email, firstName, locale }) => {
    const content = byLocale.get(locale) ?? contentOf(notification, locale);
    byLocale.set(locale, content);
    const t = mailTexts(locale);
    const replyTo = byEmail === email ? null : byEmail;
    const isLost = template === 'bookingRejected' || template === 'bookingCancelled';
    const ask = isLost && replyTo !== null ? [t('ask', { person: notification.by, email: replyTo })] : [];
    return {
      template,
      userId: id,
      to: email,
      replyTo,
      locale,
      related,
      operatorId,
      calendars,
      relevantUntil,
      content: { ...content, paragraphs: [t('greeting', { name: firstName }), ...content.paragraphs, ...ask] },
    };
  });
}

/** Everything but the greeting is the same for all readers of one language. */
function contentOf(notification: BookingNotification, locale: Locale): MailContent {
  const t = mailTexts(locale);
  const kind =
    notification.template === 'bookingCreated' && notification.isPending ? 'bookingRequested' : notification.template;
  const details = [
    notification.title,
    [notification.facilityName, notification.placeName].filter(Boolean).join(', '),
    describeDates(locale, notification.dates, notification),
    ...(notification.teamName ? [t('team', { team: notification.teamName })] : []),
  ];
  const skipped = describeSkipped(locale, notification.dates, notification.skipped);
  const link = linkOf(notification);
  return {
    subject: t(`${kind}.subject`, { title: titleWithDate(notification, locale) }),
    paragraphs: [
      t(`${kind}.opening`, { person: notification.by, count: notification.dates.length }),
      details,
      ...changeParagraphs(notification, locale),
      ...(skipped ? [t(notification.template === 'bookingApproved' ? 'open' : 'left', { dates: skipped })] : []),
      ...(notification.reason ? [t('reason', { reason: notification.reason })] : []),
    ],
    ...(link ? { link: { label: t(link.label), url: publicUrl(link.path) } } : {}),
  };
}

/** In a list of subjects only the date differs between the mails about one team. */
function titleWithDate({ title, dates }: BookingNotification, locale: Locale): string {
  const [date] = dates;
  if (date === undefined) return title;
  return mailTexts(locale)('titled', { title, count: dates.length, date: formats(locale).day(date) });
}

function linkOf({ template, bookingId }: BookingNotification): { label: 'link' | 'toApprovals'; path: string } | null {
  if (template === 'adminNewBooking') return { label: 'toApprovals', path: paths.booking.approvals() };
  return bookingId === null ? null : { label: 'link', path: paths.booking.booking(bookingId) };
}

/** The changes as before → after, and a note when the booking has to be approved again. */
function changeParagraphs(notification: BookingNotification, locale: Locale): (string | string[])[] {
  if (notification.template !== 'bookingChanged') return [];
  const [t, format] = [mailTexts(locale), formats(locale)];
  const lines = (notification.changes ?? []).map((change) =>
    change.what === 'description'
      ? t('changes.description')
      : t('changes.line', { what: t(`changes.${change.what}`), ...valuesOf(change, format) }),
  );
  return [
    ...(lines.length > 0 ? [[t('changes.title'), ...lines]] : []),
    ...(notification.isPending ? [t('changes.pending', { count: notification.dates.length })] : []),
  ];
}

function valuesOf(
  change: Exclude<BookingChange, { what: 'description' }>,
  format: Formats,
): { before: string; after: string } {
  if (change.what === 'time') {
    const rangeOf = ({ startTime, endTime }: TimeSpan) => format.timeRange(startTime, endTime);
    return { before: rangeOf(change.before), after: rangeOf(change.after) };
  }
  const { before, after } = change;
  if (change.what === 'weekday') return { before: format.weekdayLong(before), after: format.weekdayLong(after) };
  const isDay = change.what === 'date' || change.what === 'until';
  return isDay ? { before: format.day(before), after: format.day(after) } : { before, after };
}
