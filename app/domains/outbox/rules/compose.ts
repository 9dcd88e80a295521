export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

/** Plain text and its HTML twin from the same paragraphs; the link is alone at the end. */
export function composeMail(mail: {
  subject: string;
  paragraphs: readonly string[];
  link?: { label: string; url: string };
}): ComposedMail {
  const { paragraphs, link } = mail;
  const text = [...paragraphs, ...(link ? [`${link.label}: ${link.url}`] : [])].join('\n\n');
  const html = [
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`),
    ...(link ? [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`] : []),
  ].join('\n');
  return { subject: mail.subject.replaceAll(/[\r\n]+/g, ' '), text: `${text}\n`, html };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
