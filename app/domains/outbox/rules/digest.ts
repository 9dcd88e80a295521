import type { CalendarFile } from '#app/platform/calendar-file.ts';
import { type MailSection, SIGNATURE } from './compose.ts';

/** A stored mail that waits for the digest. */
export interface WaitingMail {
  readonly subject: string;
  /** As composeMail made it. */
  readonly text: string;
  readonly calendars: readonly CalendarFile[] | null;
}

/**
 * The section of a mail in the digest: its subject, and its text without greeting and signature. A fact that the subject names
 * goes. The last paragraph is the link when it leads to this installation (`origin`).
 */
export function sectionOf({ subject, text }: Pick<WaitingMail, 'subject' | 'text'>, origin: string): MailSection {
  const end = text.lastIndexOf(`\n\n${SIGNATURE}\n`);
  const paragraphs = text
    .slice(0, end === -1 ? undefined : end)
    .trim()
    .split(/\n{2,}/);
  if (/^[^\n]+,$/.test(paragraphs[0] ?? '')) paragraphs.shift();
  const [, label, url] = /^([^\n:]+): (\S+)$/.exec(paragraphs.at(-1) ?? '') ?? [];
  const link = label && url?.startsWith(`${origin}/`) ? { label, url } : null;
  const words = link ? paragraphs.slice(0, -1) : paragraphs;
  const [opening, facts, ...others] = words;
  return {
    title: subject,
    paragraphs: [
      ...(opening === undefined ? [] : [capital(opening)]),
      ...(facts === undefined ? [] : [withoutTitle(facts, subject)]),
      ...others,
    ],
    link,
  };
}

/** The first of several facts is the title of the mail's record, which its subject names, too: at its end, or before the date. */
function withoutTitle(facts: string, subject: string): string {
  const [title = '', ...rest] = facts.split('\n');
  return rest.length > 0 && `${subject},`.includes(`: ${title},`) ? rest.join('\n') : facts;
}

/** After a German greeting the first word begins with a small letter. */
const capital = (words: string): string => words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** The newest state of each event, in at most one file for each method. The mails are in the order of their making. */
export function mergeCalendars(mails: readonly Pick<WaitingMail, 'calendars'>[]): CalendarFile[] {
  const newest = new Map<string, { method: CalendarFile['method']; event: CalendarFile['events'][number] }>();
  for (const { method, events } of mails.flatMap(({ calendars }) => calendars ?? []))
    for (const event of events) {
      const known = newest.get(event.uid);
      if (!known || known.event.sequence <= event.sequence) newest.set(event.uid, { method, event });
    }
  const all = [...newest.values()];
  return (['PUBLISH', 'CANCEL'] as const).flatMap((method) => {
    const events = all.filter((one) => one.method === method).map(({ event }) => event);
    return events.length > 0 ? [{ method, events }] : [];
  });
}
