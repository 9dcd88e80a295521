import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import ICAL from 'ical.js';
import type { TakenMail } from '#app/domains/outbox/public.server.ts';
import { now, toDate } from '#app/platform/calendar.ts';
import { parseEnv } from '#app/platform/env.server.ts';
import { mailSettings } from '#app/platform/mail-settings.server.ts';
import { type MailCatcher, startMailCatcher } from '#tests/setup/mail-catcher.ts';
import { composeMessage } from './message.server.ts';
import { deliver } from './smtp.server.ts';

const mail: TakenMail = {
  id: '01900000-0000-7000-8000-000000000001',
  leasedUntil: '2026-11-18 09:05:00+00',
  to: 'anna@example.org',
  replyTo: 'eva@example.org',
  locale: 'de',
  subject: 'Gebucht: Kunstrasen',
  text: 'Hallo Anna,\n\n.ein Punkt am Anfang\n',
  html: '<p>Hallo Anna</p>',
  messageId: '<1@platz.example.org>',
  attempts: 1,
  ageSeconds: 0,
  calendars: [],
};
const sender = { name: 'SV Größe, Halle', address: 'platz@example.org' };
const event = {
  uid: '1@platz.example.org',
  sequence: 1,
  start: '2026-11-20T17:00:00Z',
  end: '2026-11-20T18:00:00Z',
  title: 'Übung; Gruppe A, B',
  location: 'Halle',
  url: 'https://platz.example.org/buchungen/1',
  status: 'CANCELLED' as const,
};
let catcher: MailCatcher;

beforeAll(async () => {
  catcher = await startMailCatcher();
});
beforeEach(() => {
  catcher.mails.length = 0;
});
afterAll(() => catcher.close());

/** Through a real server and a real parser. */
async function arrive(changes: Partial<TakenMail>) {
  const message = await composeMessage({ ...mail, ...changes }, sender, now());
  const settings = mailSettings(parseEnv({ SMTP_URL: catcher.url(), MAIL_FROM: 'platz@example.org' }));
  if (!message || !settings) throw new Error('no message');
  expect(await deliver(message, settings, { signal: new AbortController().signal })).toMatchObject({
    kind: 'accepted',
  });
  const [caught] = catcher.mails;
  return { caught, parsed: await catcher.parse(caught) };
}
/** Headers in front of the first part. */
const headNames = (raw = ''): string[] =>
  (raw.split('\r\n\r\n')[0] ?? '').split(/\r\n(?![ \t])/).map((line) => line.split(':')[0] ?? '');

describe('composeMessage', () => {
  it('comes from the installation, and an answer goes to the person', async () => {
    const { caught, parsed } = await arrive({});
    expect(caught).toMatchObject({ from: 'platz@example.org', to: ['anna@example.org'], messageId: mail.messageId });
    expect(parsed.from?.value).toEqual([{ name: 'SV Größe, Halle', address: 'platz@example.org' }]);
    expect(parsed.replyTo?.value).toEqual([{ name: '', address: 'eva@example.org' }]);
    expect(parsed).toMatchObject({ subject: mail.subject, text: mail.text, html: mail.html, date: toDate(now()) });
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.headers.get('content-language')).toBe('de');
  });

  it('attaches one file per calendar, with its method in file and type', async () => {
    const publish = { ...event, uid: '2@platz.example.org', status: 'CONFIRMED' as const };
    const { parsed, caught } = await arrive({
      calendars: [
        { method: 'CANCEL', events: [event] },
        { method: 'PUBLISH', events: [publish] },
      ],
    });
    expect(parsed.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['platzwart-1.ics', 'text/calendar'],
      ['platzwart-2.ics', 'text/calendar'],
    ]);
    expect(caught?.raw).toMatch(/Content-Type: text\/calendar;[^]*?method=CANCEL/);
    const read = parsed.attachments.map(({ content }) => {
      const root = new ICAL.Component(ICAL.parse(content.toString('utf8')) as unknown[]);
      return [
        root.getFirstPropertyValue('method'),
        root.getFirstSubcomponent('vevent')?.getFirstPropertyValue('summary'),
      ];
    });
    expect(read).toEqual([
      ['CANCEL', event.title],
      ['PUBLISH', event.title],
    ]);
  });

  it.each([
    [
      'a line break in the subject',
      { subject: 'Training\r\nBcc: x@example.org' },
      { subject: 'Training Bcc: x@example.org' },
    ],
    ['a line break in the reply-to', { replyTo: 'eva@example.org\r\nBcc: x@example.org' }, { replyTo: undefined }],
    ['a reply-to that needs SMTPUTF8', { replyTo: 'jörg@example.org' }, { replyTo: undefined }],
    ['several addresses in the reply-to', { replyTo: 'eva@example.org, x@example.org' }, { replyTo: undefined }],
    ['120 emoji in the subject', { subject: '🏐'.repeat(120) }, { subject: '🏐'.repeat(120) }],
    [
      'a line break in the title of an event',
      { calendars: [{ method: 'CANCEL' as const, events: [{ ...event, title: 'a\r\nBcc: x@example.org' }] }] },
      {},
    ],
  ])('adds no header and no recipient when there is %s', async (_what, changes: Partial<TakenMail>, read: object) => {
    const { caught, parsed } = await arrive(changes);
    expect(caught?.to).toEqual(['anna@example.org']);
    const allowed =
      /^(?:Content-Language|Auto-Submitted|X-Auto-Response-Suppress|From|To|Reply-To|Subject|Message-ID|Date|MIME-Version|Content-Type)$/;
    expect(headNames(caught?.raw).filter((name) => !allowed.test(name))).toEqual([]);
    expect(new Set(headNames(caught?.raw)).size).toBe(headNames(caught?.raw).length);
    expect({ replyTo: undefined, ...parsed }).toMatchObject(read);
  });

  it('sends to a domain with umlauts by its ASCII form', async () => {
    const umlauts = { to: 'anna@müller.example', replyTo: 'eva@größe.example' };
    expect(await composeMessage({ ...mail, ...umlauts }, sender, now())).toMatchObject({
      to: 'anna@xn--mller-kva.example',
    });
    const { caught } = await arrive(umlauts);
    expect(caught?.raw).toMatch(/^To: anna@xn--mller-kva\.example/m);
    expect(caught?.raw).toMatch(/^Reply-To: eva@xn--gre-6ka8i\.example/m);
  });

  it.each([
    'kein-at',
    '',
    'a@example.org,b@example.org',
    'Anna <a@example.org>',
    'a@example.org\r\nRCPT TO:<b@example.org>',
  ])('is null when %j is the address', async (to) => {
    expect(await composeMessage({ ...mail, to }, sender, now())).toBeNull();
  });
});
