import MailComposer from 'nodemailer/lib/mail-composer';
import type { TakenMail } from '#app/domains/outbox/public.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { calendarText } from '#app/platform/icalendar.server.ts';
import { isMailAddress, type Mailbox } from '#app/platform/mail-address.ts';

/** A message with its envelope, ready for a server. */
export interface Message {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

/**
 * Makes the message of a row (RFC 5322), with one file per calendar; null when its address is none. A reply-to that is none
 * is left out. `now` is the instant of sending.
 */
export async function composeMessage(mail: TakenMail, sender: Mailbox, now: Ctx['now']): Promise<Message | null> {
  if (!isMailAddress(mail.to)) return null;
  const message = new MailComposer({
    // Objects: a string is read as a list of addresses.
    from: { ...sender },
    to: { name: '', address: mail.to },
    ...(mail.replyTo !== null && isPlainAddress(mail.replyTo) ? { replyTo: { name: '', address: mail.replyTo } } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: toDate(now),
    headers: {
      'Content-Language': mail.locale,
      // RFC 3834: no absence note answers it. Exchange reads the second one only.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    attachments: mail.calendars.map((calendar, at) => ({
      filename: fileName(at, mail.calendars.length),
      contentType: `text/calendar; method=${calendar.method}; charset=utf-8`,
      content: calendarText(calendar, { stamp: now.toString(), organizer: sender }),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  // With the domain in ASCII (RFC 5891), as a server without SMTPUTF8 reads it.
  const { from, to } = message.getEnvelope();
  const [recipient, ...others] = to;
  if (from === false || recipient === undefined || others.length > 0) return null;
  return { from, to: recipient, raw: await message.build() };
}

/** An address whose header is ASCII: letters like ü before the @ need SMTPUTF8 (RFC 6531), which the recipient's server may lack. */
const isPlainAddress = (address: string): boolean => isMailAddress(address) && /^\p{ASCII}+@/u.test(address);

const fileName = (at: number, count: number): string => (count === 1 ? 'platzwart.ics' : `platzwart-${at + 1}.ics`);
