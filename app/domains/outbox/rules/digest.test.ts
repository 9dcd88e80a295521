import { describe, expect, it } from 'vitest';
import type { CalendarFile, CalendarEvent } from '#app/platform/calendar-file.ts';
import { composeMail, type MailContent, type MailFrame } from './compose.ts';
import { mergeCalendars, sectionOf } from './digest.ts';

const origin = 'https://platz.example';
const frame: MailFrame = {
  locale: 'de',
  sender: 'Platzwart',
  footer: 'Diese Nachricht hat Platzwart verschickt.',
  choices: { label: 'Einstellen', url: `${origin}/konto` },
};
const section = (content: Partial<MailContent>) => {
  const paragraphs = ['Hallo Max,', 'der Termin ist gebucht:', ['Training', 'Halle', 'Di 24.11.2026']];
  return sectionOf(composeMail({ subject: 'Gebucht: Training', paragraphs, ...content }, frame), origin);
};

describe('sectionOf', () => {
  it('keeps subject, words and link, without greeting and signature', () => {
    expect(section({ link: { label: 'Zur Buchung', url: `${origin}/buchungen/1` } })).toEqual({
      title: 'Gebucht: Training',
      paragraphs: ['Der Termin ist gebucht:', 'Halle\nDi 24.11.2026'],
      link: { label: 'Zur Buchung', url: `${origin}/buchungen/1` },
    });
  });

  it.each([
    ['Gebucht: Training, Di 24.11.2026', ['Halle\nDi 24.11.2026']],
    ['Gebucht: Trainingslager', ['Training\nHalle\nDi 24.11.2026']],
  ])('names the title once when the subject is %s', (subject, facts) => {
    expect(section({ subject }).paragraphs).toEqual(['Der Termin ist gebucht:', ...facts]);
  });

  it.each([
    ['a foreign address as the last words', 'Mehr: https://evil.example/x'],
    ['a host that begins like ours', `Mehr: ${origin}.evil.example/x`],
  ])('makes no link of %s', (_name, words) => {
    const { link, paragraphs } = section({ paragraphs: ['Hallo Max,', 'abgesagt:', words] });
    expect([link, paragraphs]).toEqual([null, ['Abgesagt:', words]]);
  });

  it('cuts at the last signature, so words that look like one stay', () => {
    expect(section({ paragraphs: ['Hallo Max,', 'abgesagt:', 'Grund\n\n-- \nPeter'] }).paragraphs).toEqual([
      'Abgesagt:',
      'Grund',
      '-- \nPeter',
    ]);
  });

  it('keeps a first paragraph that is no greeting', () => {
    expect(section({ paragraphs: ['Hallo.'] }).paragraphs).toEqual(['Hallo.']);
  });
});

const event = (uid: string, sequence: number): CalendarEvent => ({
  uid,
  sequence,
  start: '2026-11-24T15:00:00Z',
  end: '2026-11-24T17:00:00Z',
  title: 'Training',
  location: 'Halle',
  url: null,
  status: 'CONFIRMED',
});
const mail = (...calendars: CalendarFile[]) => ({ calendars });
const publish = (...events: CalendarEvent[]): CalendarFile => ({ method: 'PUBLISH', events });
const cancel = (...events: CalendarEvent[]): CalendarFile => ({ method: 'CANCEL', events });

describe('mergeCalendars', () => {
  it.each<[string, ReturnType<typeof mail>[], CalendarFile[]]>([
    ['no files', [{ calendars: null } as never, mail()], []],
    [
      'events of several mails',
      [mail(publish(event('a', 1))), mail(publish(event('b', 1)))],
      [publish(event('a', 1), event('b', 1))],
    ],
    [
      'a booking that was cancelled later',
      [mail(publish(event('a', 1), event('b', 1))), mail(cancel(event('a', 2)))],
      [publish(event('b', 1)), cancel(event('a', 2))],
    ],
    [
      'an older state that comes last',
      [mail(cancel(event('a', 3))), mail(publish(event('a', 2)))],
      [cancel(event('a', 3))],
    ],
  ])('%s', (_name, mails, files) => {
    expect(mergeCalendars(mails)).toEqual(files);
  });
});
