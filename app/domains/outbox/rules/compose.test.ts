import { describe, expect, it } from 'vitest';
import { composeMail } from './compose.ts';

describe('a mail', () => {
  it('says the same in text and HTML and ends with its link', () => {
    const mail = composeMail({
      subject: 'Gebucht',
      paragraphs: ['Hallo Max,', 'Di 24.11.2026\n18:00–20:00 Uhr'],
      link: { label: 'Zur Buchung', url: 'https://platz.example/buchungen/1?a=1&b=2' },
    });
    expect(mail.text).toBe(
      'Hallo Max,\n\nDi 24.11.2026\n18:00–20:00 Uhr\n\nZur Buchung: https://platz.example/buchungen/1?a=1&b=2\n',
    );
    expect(mail.html).toContain('<p>Di 24.11.2026<br>18:00–20:00 Uhr</p>');
    expect(mail.html).toContain('href="https://platz.example/buchungen/1?a=1&amp;b=2"');
  });

  it('lets no title become markup or a second header', () => {
    const mail = composeMail({ subject: 'Neu\r\nBcc: all@example.org', paragraphs: ['<img src=x onerror="a()">'] });
    expect(mail.subject).toBe('Neu Bcc: all@example.org');
    expect(mail.html).toBe('<p>&lt;img src=x onerror=&quot;a()&quot;&gt;</p>');
  });
});
