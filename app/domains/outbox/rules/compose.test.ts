import { describe, expect, it } from 'vitest';
import { composeMail, type MailFrame } from './compose.ts';

const frame: MailFrame = {
  locale: 'de',
  sender: 'Platzwart · platz.example',
  footer: 'Diese Nachricht hat Platzwart verschickt.',
  choices: { label: 'Einstellen', url: 'https://platz.example/konto' },
};

describe('composeMail', () => {
  it('says the same in text and HTML, with the link after the words', () => {
    const mail = composeMail(
      {
        subject: 'Gebucht',
        paragraphs: ['Hallo Max,', ['Training', 'Di 24.11.2026', '18:00–20:00 Uhr']],
        link: { label: 'Zur Buchung', url: 'https://platz.example/buchungen/1?a=1&b=2' },
      },
      frame,
    );
    expect(mail.text).toBe(
      [
        'Hallo Max,',
        'Training\nDi 24.11.2026\n18:00–20:00 Uhr',
        'Zur Buchung: https://platz.example/buchungen/1?a=1&b=2',
        '-- \nDiese Nachricht hat Platzwart verschickt.\nEinstellen: https://platz.example/konto\n',
      ].join('\n\n'),
    );
    expect(mail.html).toContain(
      '<strong>Training</strong><br>Di&nbsp;24.11.2026<br><span style="white-space:nowrap">18:00–20:00</span>&nbsp;Uhr</p>',
    );
    expect(mail.html).toContain('href="https://platz.example/buchungen/1?a=1&amp;b=2"');
  });

  it('has no link to the choices when the mail must arrive', () => {
    const { text, html } = composeMail({ subject: 'Link', paragraphs: ['Hallo'] }, { ...frame, choices: null });
    expect(`${text}${html}`).not.toContain('https://platz.example/konto');
  });

  it('has the sections of a digest in text and HTML, each with its own link', () => {
    const mail = composeMail(
      {
        subject: 'Zusammenfassung des Tages',
        paragraphs: ['Hallo Max,'],
        sections: [
          {
            title: 'Gebucht: <b>',
            paragraphs: ['Halle\nDi'],
            link: { label: 'Zur Buchung', url: 'https://platz.example/1' },
          },
          { title: 'Abgesagt', paragraphs: [], link: null },
        ],
      },
      { ...frame, choices: null },
    );
    expect(mail.text).toBe(
      [
        'Hallo Max,',
        '1. Gebucht: <b>',
        'Halle\nDi',
        'Zur Buchung: https://platz.example/1',
        '2. Abgesagt',
        '-- \nDiese Nachricht hat Platzwart verschickt.\n',
      ].join('\n\n'),
    );
    expect(mail.html).toContain('>Gebucht: &lt;b&gt;</h2>');
    expect(mail.html).toContain('Halle<br>Di');
    expect(mail.html.match(/href="https:\/\/platz.example\/1"/g)).toHaveLength(1);
  });

  it.each([
    [
      'am Di 24.11.2026, 16:00–18:00 Uhr',
      'am Di&nbsp;24.11.2026, <span style="white-space:nowrap">16:00–18:00</span>&nbsp;Uhr',
    ],
    ['on Tue 24 Nov 2026, 16:00', 'on Tue&nbsp;24&nbsp;Nov&nbsp;2026, 16:00'],
    ['Halle 3 in Haus 12', 'Halle 3 in Haus 12'],
  ])('keeps a moment on one line: %s', (words, html) => {
    const mail = composeMail({ subject: 'x', paragraphs: [words] }, frame);
    expect(mail.html).toContain(`>${html}</p>`);
    expect(mail.text).toContain(words);
  });

  it('keeps each fact on one line', () => {
    const { text } = composeMail({ subject: 'x', paragraphs: [['Trai\r\n\r\n-- \r\nning', 'Halle']] }, frame);
    expect(text).toContain('Trai -- ning\nHalle\n\n-- \n');
  });

  it('makes no markup and no second header of words', () => {
    const words = '<img src=x onerror="a()">';
    const mail = composeMail({ subject: 'Neu\r\nBcc: all@example.org', paragraphs: [words, [words, words]] }, frame);
    expect(mail.subject).toBe('Neu Bcc: all@example.org');
    expect(mail.html).not.toContain('<img');
    expect(mail.html.match(/&lt;img src=x onerror=&quot;a\(\)&quot;&gt;/g)).toHaveLength(3);
  });
});
