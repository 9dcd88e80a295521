import type { Locale } from '#app/platform/ctx.ts';

/** The words of a mail. An array is a block of facts whose first line is its title: what, where, when. */
export interface MailContent {
  readonly subject: string;
  readonly paragraphs: readonly (string | readonly string[])[];
  readonly link?: MailLinkText;
  /** After the paragraphs: the mails that a digest contains. */
  readonly sections?: readonly MailSection[];
}

export interface MailSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly link: MailLinkText | null;
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

/** The line before what a mail program leaves out of an answer. */
export const SIGNATURE = '-- ';

export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

/** Plain text and its HTML twin from the same words. Both say the same; nothing becomes markup or a second header. */
export function composeMail(content: MailContent, frame: MailFrame): ComposedMail {
  const { subject, link, sections = [] } = content;
  const paragraphs = content.paragraphs.map((words) => (typeof words === 'string' ? words : words.map(oneLine)));
  const text = [
    ...paragraphs.map((paragraph) => (typeof paragraph === 'string' ? paragraph : paragraph.join('\n'))),
    ...linkText(link),
    ...sections.map((section, at) => sectionText(section, at + 1)),
    // The signature mark of RFC 3676, 4.3: mail programs leave what follows out of an answer.
    [SIGNATURE, frame.footer, ...linkText(frame.choices)].join('\n'),
  ].join('\n\n');
  const body = [
    ...paragraphs.map((paragraph) => (typeof paragraph === 'string' ? paragraphHtml(paragraph) : factsHtml(paragraph))),
    ...(link ? [`<p style="${BUTTON_ROW}">${linkHtml(link, BUTTON)}</p>`] : []),
    ...sections.map(sectionHtml),
  ].join('\n');
  return { subject: oneLine(subject), text: `${text}\n`, html: pageHtml(body, subject, frame) };
}

/** A line break within a fact or a subject is a space. */
const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

const linkText = (link: MailLinkText | null | undefined): string[] => (link ? [`${link.label}: ${link.url}`] : []);

const sectionText = ({ title, paragraphs, link }: MailSection, number: number): string =>
  [`${number}. ${title}`, ...paragraphs, ...linkText(link)].join('\n\n');

/**
 * Styles are attributes: several mail programs drop style elements. The page names its scheme as light, and mail programs that
 * invert it all the same keep the contrast.
 */
const PAGE = 'margin:0;padding:0;background-color:#f4f2ee';
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const SHEET = `max-width:560px;margin:0 auto;padding:24px 20px;background-color:#ffffff;color:#1f1d1a;${FONT};font-size:16px;line-height:1.5`;
const PARAGRAPH = 'margin:0 0 16px;overflow-wrap:anywhere';
const FACTS = 'margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #2f6b4f;overflow-wrap:anywhere';
const SECTION = 'margin:0 0 24px;padding:16px 0 0;border-top:1px solid #dcd7ce';
const SECTION_TITLE = 'margin:0 0 8px;font-size:17px;line-height:1.35;font-weight:600;overflow-wrap:anywhere';
const SECTION_PARAGRAPH = 'margin:0 0 10px;overflow-wrap:anywhere';
const SECTION_LINK = 'color:#2f6b4f;font-weight:600';
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
<meta name="color-scheme" content="light">
<meta name="supported-color-schemes" content="light">
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

function sectionHtml({ title, paragraphs, link }: MailSection): string {
  const words = paragraphs.map((paragraph) => `<p style="${SECTION_PARAGRAPH}">${linesHtml(paragraph)}</p>`);
  const linked = link ? [`<p style="${SECTION_PARAGRAPH}">${linkHtml(link, SECTION_LINK)}</p>`] : [];
  const lines = [`<h2 style="${SECTION_TITLE}">${escapeHtml(title)}</h2>`, ...words, ...linked].join('\n');
  return `<section style="${SECTION}">\n${lines}\n</section>`;
}

const linkHtml = ({ label, url }: MailLinkText, style: string): string =>
  `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a>`;

const linesHtml = (text: string): string =>
  escapeHtml(text)
    .replaceAll('\n', '<br>')
    .replaceAll(WITHIN_MOMENT, '&nbsp;')
    .replaceAll(TIME_RANGE, '<span style="white-space:nowrap">$&</span>');

/** "18:00–20:00" breaks after its dash. */
const TIME_RANGE = /\b\d\d:\d\d–\d\d:\d\d\b/gu;

/** The blanks within "Di 24.11.2026", "Tue 24 Nov 2026" and "18:00 Uhr", where a narrow window would break the line. */
const WITHIN_MOMENT =
  /(?<=\b\p{Lu}\p{Ll}{1,2}) (?=\d\d\.\d\d\.\d{4}|\d{1,2} \p{Lu}\p{Ll}{2} \d{4})|(?<=\b\d{1,2}) (?=\p{Lu}\p{Ll}{2} \d{4})|(?<=\d \p{Lu}\p{Ll}{2}) (?=\d{4})|(?<=\d\d:\d\d) (?=Uhr\b)/gu;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
