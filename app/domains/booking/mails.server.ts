import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import type { OutgoingMail } from '#app/domains/outbox/public.server.ts';
import { composeMail } from '#app/domains/outbox/rules/compose.ts';
import { paths } from '#app/paths.ts';
import type { Actor, Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';

export interface MailedPerson {
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

/** What happened, told once per person; a series is one mail with all its dates (issue: one per series). */
export interface BookingNews {
  template: BookingTemplate;
  /** What the mail is about in the log: a booking, a series, or a cancellation that may be undone. */
  related: { entity: 'booking' | 'booking_series' | 'cancellation'; id: string };
  /** Where the link leads; null when nothing is left to look at. */
  bookingId: string | null;
  title: string;
  placeName: string;
  facilityName: string;
  teamName: string | null;
  startTime: string;
  endTime: string;
  /** Dates it is about, in order. */
  dates: readonly string[];
  /** Dates it is not about, and why, in words or as a code of `mail.why`. */
  left: readonly { date: string; why: string | null }[];
  /** It waits for an admin. */
  isPending: boolean;
  reason: string | null;
  /** Who did it. */
  by: string;
}

export function nameOf(actor: Pick<Actor, 'firstName' | 'lastName'>): string {
  return `${actor.firstName} ${actor.lastName}`;
}

/** Creator, booking person and the team's trainers, each once, as far as they are active and have an address. One statement. */
export async function readInvolved(
  tx: Transaction,
  booking: { createdBy: string | null; userId: string | null; teamId: string | null },
): Promise<MailedPerson[]> {
  const rows = await tx.execute<MailedPerson & Record<string, unknown>>(sql`
    select u.email, u.first_name as "firstName", u.locale from users u
    where u.is_active and u.email is not null and (u.id in (${booking.createdBy}::uuid, ${booking.userId}::uuid)
      or exists (select 1 from trainer_assignments ta where ta.user_id = u.id and ta.team_id = ${booking.teamId}::uuid))
    order by u.last_name, u.first_name, u.id`);
  return [...rows];
}

/** One mail per person, in the person's language. */
export function bookingMails(news: BookingNews, recipients: readonly MailedPerson[]): OutgoingMail[] {
  return recipients.map((person) => {
    const [t, format] = [translator(person.locale, 'booking'), formats(person.locale)];
    const kind = news.template === 'bookingCreated' && news.isPending ? 'bookingRequested' : news.template;
    const details = [
      news.title,
      `${news.facilityName}, ${news.placeName}`,
      `${news.dates.map((date) => format.day(date)).join('; ')}, ${format.timeRange(news.startTime, news.endTime)}`,
      ...(news.teamName ? [t('mail.team', { team: news.teamName })] : []),
    ].join('\n');
    const left = news.left.map(({ date, why }) => (why ? `${format.day(date)} (${why})` : format.day(date))).join('; ');
    return {
      template: news.template,
      to: person.email,
      related: news.related,
      ...composeMail({
        subject: t(`mail.${kind}.subject`, { title: news.title }),
        paragraphs: [
          t('mail.greeting', { name: person.firstName }),
          t(`mail.${kind}.opening`, { person: news.by }),
          details,
          ...(left ? [t('mail.left', { dates: left })] : []),
          ...(news.reason ? [t('mail.reason', { reason: news.reason })] : []),
        ],
        ...(news.bookingId
          ? { link: { label: t('mail.link'), url: publicUrl(paths.booking.booking(news.bookingId)) } }
          : {}),
      }),
    };
  });
}
