import { describe, expect, it } from 'vitest';
import { renderMail } from '#app/domains/outbox/public.server.ts';
import { addDays } from '#app/platform/calendar.ts';
import { describeDates, describeSkipped, type SkippedDate } from './dates.server.ts';
import { bookingMails, type BookingNotification, type MailedPerson } from './notifications.server.ts';

const weeks = (from: string, count: number) => Array.from({ length: count }, (_, week) => addDays(from, 7 * week));
const evening = { startTime: '16:00', endTime: '18:00' };
const season = weeks('2027-01-12', 25);

describe('dates in a mail', () => {
  it.each([
    ['one', ['2026-11-24'], 'Di 24.11.2026, 16:00–18:00 Uhr'],
    ['two', weeks('2026-11-24', 2), '2 Termine, 16:00–18:00 Uhr: Di 24.11.2026, Di 01.12.2026'],
    ['a season', season, '25 Termine: dienstags 16:00–18:00 Uhr, 12.01.–29.06.2027'],
    [
      'many that keep no weekday',
      [...weeks('2026-11-23', 6), '2027-01-12'],
      '7 Termine, 16:00–18:00 Uhr: Mo 23.11.2026, Mo 30.11.2026, Mo 07.12.2026, Mo 14.12.2026, Mo 21.12.2026, Mo 28.12.2026, Di 12.01.2027',
    ],
  ])('%s', (_name, dates, words) => {
    expect(describeDates('de', dates, evening)).toBe(words);
  });

  it('in English', () => {
    expect(describeDates('en', season, evening)).toBe('25 dates: Tuesdays 16:00–18:00, 12 Jan – 29 Jun 2027');
  });

  it.each<[string, string[], SkippedDate[], string]>([
    ['nothing', season, [], ''],
    ['a holiday', season, [{ date: '2027-07-06', why: 'Sommerfest' }], 'Di 06.07.2027 (Sommerfest)'],
    [
      'holidays in a row are one entry',
      ['2026-12-15', '2027-01-12'],
      weeks('2026-12-22', 3).map((date) => ({ date, why: 'Weihnachtsferien' })),
      'Di 22.12.2026 bis Di 05.01.2027 (Weihnachtsferien)',
    ],
    [
      'but not across a date that takes place',
      ['2026-12-29'],
      [
        { date: '2026-12-22', why: 'Ferien' },
        { date: '2027-01-05', why: 'Ferien' },
      ],
      'Di 22.12.2026 (Ferien); Di 05.01.2027 (Ferien)',
    ],
    [
      'codes have words',
      [],
      [
        { date: '2026-12-22', why: 'taken', by: 'Turnier' },
        { date: '2026-12-29', why: 'removed' },
      ],
      'Di 22.12.2026 (belegt durch „Turnier“); Di 29.12.2026 (herausgenommen)',
    ],
    ['a week that is not named', season.filter((date) => date !== '2027-03-16'), [], 'Di 16.03.2027'],
    [
      'a long list ends',
      [],
      weeks('2027-01-12', 15).map((date, at) => ({ date, why: `Grund ${at}` })),
      `${weeks('2027-01-12', 12)
        .map((date, at) => `Di ${date.slice(8)}.${date.slice(5, 7)}.2027 (Grund ${at})`)
        .join('; ')}; und 3 weitere`,
    ],
  ])('left out: %s', (_name, dates, skipped, words) => {
    expect(describeSkipped('de', dates, skipped)).toBe(words);
  });
});

const max: MailedPerson = {
  id: '01890000-0000-7000-8000-000000000009',
  email: 'max@example.org',
  firstName: 'Max',
  locale: 'de',
};
const notification: BookingNotification = {
  template: 'bookingApproved',
  operatorId: '01890000-0000-7000-8000-000000000003',
  related: { entity: 'booking_series', id: '01890000-0000-7000-8000-000000000001' },
  bookingId: '01890000-0000-7000-8000-000000000002',
  title: 'Handball <Damen>',
  placeName: 'Große Mehrzweckhalle',
  facilityName: 'Dorfgemeinschaftshaus',
  teamName: 'Handball Damen',
  ...evening,
  timeZone: 'Europe/Berlin',
  dates: season,
  calendarDates: [],
  skipped: [{ date: '2027-07-06', why: 'taken', by: 'Turnier' }],
  isPending: false,
  reason: null,
  by: 'Peter König',
  byEmail: 'peter.koenig@example.org',
};
const rendered = (mails: ReturnType<typeof bookingMails>) =>
  mails.map((mail) => ({ ...mail, ...renderMail(mail.content, mail) }));
const mailOf = (change: Partial<BookingNotification>, person = max) =>
  rendered(bookingMails({ ...notification, ...change }, [person]))[0];

describe('mails about bookings', () => {
  it('one per person, in the person’s language, as text and HTML', () => {
    const mails = rendered(
      bookingMails(notification, [max, { ...max, email: 'eva@example.org', firstName: 'Eva', locale: 'en' }]),
    );
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['max@example.org', 'Genehmigt: Handball <Damen>, 25 Termine ab Di 12.01.2027'],
      ['eva@example.org', 'Approved: Handball <Damen>, 25 dates from Tue 12 Jan 2027'],
    ]);
    expect(mails[0]?.text).toBe(
      [
        'Hallo Max,',
        'Peter König hat 25 Termine genehmigt:',
        'Handball <Damen>\nDorfgemeinschaftshaus, Große Mehrzweckhalle\n25 Termine: dienstags 16:00–18:00 Uhr, 12.01.–29.06.2027\nMannschaft: Handball Damen',
        'Noch nicht entschieden: Di 06.07.2027 (belegt durch „Turnier“)',
        'Zur Buchung: http://localhost:3000/buchungen/01890000-0000-7000-8000-000000000002',
        '-- \nDiese Nachricht hat Platzwart auf localhost:3000 verschickt.\nBenachrichtigungen einstellen: http://localhost:3000/konto/benachrichtigungen\n',
      ].join('\n\n'),
    );
    expect(mails[0]?.html).toContain('<strong>Handball &lt;Damen&gt;</strong><br>');
  });

  it.each<[BookingNotification['template'], Partial<BookingNotification>, string, string]>([
    [
      'bookingCreated',
      { dates: ['2027-01-12'] },
      'Gebucht: Handball <Damen>, Di 12.01.2027',
      'der Termin ist gebucht:',
    ],
    [
      'bookingCreated',
      { isPending: true },
      'Angefragt: Handball <Damen>, 25 Termine ab Di 12.01.2027',
      'stehen die 25 Termine als „angefragt“ im Plan',
    ],
    [
      'adminNewBooking',
      { isPending: true },
      'Neue Anfrage: Handball <Damen>, 25 Termine ab Di 12.01.2027',
      '/verwaltung/genehmigungen',
    ],
    [
      'bookingRejected',
      { reason: 'Gesperrt.' },
      'Abgelehnt: Handball <Damen>, 25 Termine ab Di 12.01.2027',
      'Begründung: Gesperrt.',
    ],
    [
      'bookingCancelled',
      { reason: 'Hitzefrei' },
      'Fällt aus: Handball <Damen>, 25 Termine ab Di 12.01.2027',
      'diese 25 Termine fallen aus, abgesagt von Peter König',
    ],
    ['bookingCreated', {}, 'Gebucht: Handball <Damen>, 25 Termine ab Di 12.01.2027', 'Nicht dabei: Di 06.07.2027'],
  ])('%s %o', (template, change, subject, words) => {
    const mail = mailOf({ template, ...change });
    expect(mail?.subject).toBe(subject);
    expect(mail?.text).toContain(words);
  });

  it.each([
    ['a line break and a header', 'Fest\r\nBcc: all@example.org\r\n\r\n<b>', 'Fest Bcc: all@example.org <b>'],
    ['120 emoji', '👩‍👩‍👧‍👦'.repeat(120), '👩‍👩‍👧‍👦'.repeat(120)],
    ['the sign of a one-time link', 'Fest {{link}}', 'Fest {{link}}'],
    ['an argument of a message', 'Fest {count, plural}', 'Fest {count, plural}'],
  ])('a title with %s stays words', (_name, title, shown) => {
    const mail = mailOf({ template: 'bookingCreated', title, calendarDates: [] });
    expect(mail?.subject).toBe(`Gebucht: ${shown}, 25 Termine ab Di 12.01.2027`);
    expect(mail?.text).toContain(`\n\n${shown}\nDorfgemeinschaftshaus`);
    expect(mail?.html.match(/<a /g)).toHaveLength(2);
    expect(mail?.html).not.toContain('<b>');
    expect(mail).not.toHaveProperty('link');
  });

  it.each(['bookingRejected', 'bookingCancelled'] as const)(
    '%s names who answers questions, but not to that person',
    (template) => {
      const ask = 'Fragen dazu beantwortet Peter König: peter.koenig@example.org';
      expect(mailOf({ template })?.text).toContain(`\n\n${ask}\n\n`);
      expect(mailOf({ template, byEmail: max.email })?.text).not.toContain('Fragen dazu');
      expect(mailOf({ template: 'bookingApproved' })?.text).not.toContain('Fragen dazu');
    },
  );

  it('has no link when the booking has no page', () => {
    expect(mailOf({ template: 'bookingCancelled', bookingId: null })?.text).not.toContain('/buchungen/');
  });

  it('names the changes, before and after', () => {
    const mail = mailOf({
      template: 'bookingChanged',
      isPending: true,
      dates: ['2027-01-12'],
      skipped: [],
      changes: [
        { what: 'place', before: 'Kleine Halle', after: 'Große Halle' },
        { what: 'time', before: evening, after: { startTime: '17:00', endTime: '18:30' } },
        { what: 'date', before: '2027-01-11', after: '2027-01-12' },
        { what: 'weekday', before: '2027-01-11', after: '2027-01-12' },
        { what: 'description' },
      ],
    });
    expect(mail?.text).toContain(
      [
        'Geändert:',
        'Ort: Kleine Halle → Große Halle',
        'Uhrzeit: 16:00–18:00 Uhr → 17:00–18:30 Uhr',
        'Datum: Mo 11.01.2027 → Di 12.01.2027',
        'Wochentag: Montag → Dienstag',
        'Beschreibung: neu',
      ].join('\n'),
    );
    expect(mail?.text).toContain('wartet damit wieder auf die Entscheidung der Verwaltung');
  });
});
