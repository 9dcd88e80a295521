import { translator } from '#app/platform/i18n/translator.server.ts';
import type { OutgoingMail } from '#app/domains/outbox/public.server.ts';
import { composeMail } from '#app/domains/outbox/rules/compose.ts';
import { paths } from '#app/paths.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';

export interface MailedBooking {
  id: string;
  date: string;
  startTime: string;
  endTime: string;
  title: string;
  placeName: string;
  teamName: string | null;
  status: 'approved' | 'pending';
}

export interface MailedAdmin {
  email: string;
  firstName: string;
  locale: Locale;
}

/** bookingCreated to the creator, and adminNewBooking to every admin when it waits for them (seed 4, 3.9; domain.md). */
export function requestMails(
  ctx: Ctx,
  facts: { booking: MailedBooking; admins: readonly MailedAdmin[]; facilityName: string },
): OutgoingMail[] {
  const { booking } = facts;
  const { actor } = ctx;
  const isPending = booking.status === 'pending';
  const mails: OutgoingMail[] = [];
  if (actor.email) {
    const t = translator(actor.locale, 'booking');
    mails.push(
      mailOf('bookingCreated', actor.email, facts, actor.locale, {
        subject: t(isPending ? 'mail.requestedSubject' : 'mail.bookedSubject', { title: booking.title }),
        greeting: t('mail.greeting', { name: actor.firstName }),
        opening: t(isPending ? 'mail.requestedOpening' : 'mail.bookedOpening'),
      }),
    );
  }
  if (!isPending) return mails;
  for (const admin of facts.admins) {
    const t = translator(admin.locale, 'booking');
    mails.push(
      mailOf('adminNewBooking', admin.email, facts, admin.locale, {
        subject: t('mail.adminSubject', { title: booking.title }),
        greeting: t('mail.greeting', { name: admin.firstName }),
        opening: t('mail.adminOpening', { person: `${actor.firstName} ${actor.lastName}` }),
      }),
    );
  }
  return mails;
}

function mailOf(
  template: 'bookingCreated' | 'adminNewBooking',
  to: string,
  facts: { booking: MailedBooking; facilityName: string },
  locale: Locale,
  words: { subject: string; greeting: string; opening: string },
): OutgoingMail {
  const { booking, facilityName } = facts;
  const [t, format] = [translator(locale, 'booking'), formats(locale)];
  const details = [
    booking.title,
    `${facilityName}, ${booking.placeName}`,
    `${format.day(booking.date)}, ${format.timeRange(booking.startTime, booking.endTime)}`,
    ...(booking.teamName ? [t('mail.team', { team: booking.teamName })] : []),
  ].join('\n');
  return {
    template,
    to,
    related: { entity: 'booking', id: booking.id },
    ...composeMail({
      subject: words.subject,
      paragraphs: [words.greeting, words.opening, details],
      link: { label: t('mail.link'), url: publicUrl(paths.booking.booking(booking.id)) },
    }),
  };
}
