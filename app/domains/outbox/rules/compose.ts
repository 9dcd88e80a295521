import type { Locale } from '#app/platform/ctx.ts';

/** The words of a mail. An array is a block of facts whose first line is its title: what, where, when. */
export interface MailContent {
  readonly subject: string;
  readonly paragraphs: readonly (string | readonly string[])[];
  readonly link?: MailLinkText;
}

interface MailLinkText {
  readonly label: string;
  readonly url: string;
}

/** What every mail has around its words. */
export interface MailFrame {
  readonly locale: Locale;
  /** Who sends: the host of the installation. */
  readonly sender: string;
  readonly footer: string;
  /** Where the person chooses what to receive; null in a mail that must arrive. */
  readonly choices: MailLinkText | null;
}

export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

/** Plain text and its HTML twin from the same words. Both say the same; nothing becomes markup or a second header. */
export function composeMail({ subject, paragraphs, link }: MailContent, frame: MailFrame): ComposedMail {
  const text = [
    ...paragraphs.map((paragraph) => (typeof paragraph === 'string' ? paragraph : paragraph.join('\n'))),
    ...(link ? [`${link.label}: ${link.url}`] : []),
    // The signature mark of RFC 3676, 4.3: mail programs leave what follows out of an answer.
    ['-- ', frame.footer, ...(frame.choices ? [`${frame.choices.label}: ${frame.choices.url}`] : [])].join('\n'),
  ].join('\n\n');
  const body = [
    ...paragraphs.map((paragraph) => (typeof paragraph === 'string' ? paragraphHtml(paragraph) : factsHtml(paragraph))),
    ...(link ? [`<p style="${BUTTON_ROW}">${linkHtml(link, BUTTON)}</p>`] : []),
  ].join('\n');
  return { subject: subject.replaceAll(/\s+/g, ' ').trim(), text: `${text}\n`, html: pageHtml(body, subject, frame) };
}

/** Styles are attributes: several mail programs drop style elements. Colours read on white and, inverted, on black. */
const PAGE = 'margin:0;padding:0;background-color:#f4f2ee';
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const SHEET = `max-width:560px;margin:0 auto;padding:24px 20px;background-color:#ffffff;color:#1f1d1a;${FONT};font-size:16px;line-height:1.5`;
const PARAGRAPH = 'margin:0 0 16px;overflow-wrap:anywhere';
const FACTS = 'margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #2f6b4f;overflow-wrap:anywhere';
const BUTTON_ROW = 'margin:24px 0';
const BUTTON =
  'display:inline-block;padding:11px 18px;border-radius:6px;background-color:#2f6b4f;color:#ffffff;font-weight:600;text-decoration:none';
const HEAD = 'margin:0 0 20px;font-size:13px;color:#6b655c';
const FOOT = 'margin:28px 0 0;padding-top:12px;border-top:1px solid #dcd7ce;font-size:13px;color:#6b655c';

function pageHtml(body: string, subject: string, { locale, sender, footer, choices }: MailFrame): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(subject)}</title>
</head>
<body style="${PAGE}">
<main style="${SHEET}">
<p style="${HEAD}">${escapeHtml(sender)}</p>
${body}
<p style="${FOOT}">${escapeHtml(footer)}${choices ? `<br>${linkHtml(choices, 'color:#2f6b4f')}` : ''}</p>
</main>
</body>
</html>
`;
}

const paragraphHtml = (paragraph: string): string => `<p style="${PARAGRAPH}">${linesHtml(paragraph)}</p>`;

function factsHtml([title = '', ...lines]: readonly string[]): string {
  const rest = lines.map((line) => `<br>${linesHtml(line)}`).join('');
  return `<p style="${FACTS}"><strong>${linesHtml(title)}</strong>${rest}</p>`;
}

const linkHtml = ({ label, url }: MailLinkText, style: string): string =>
  `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a>`;

const linesHtml = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
