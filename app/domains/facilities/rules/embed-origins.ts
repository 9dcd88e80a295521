/** The most pages that may show a facility's plan in a frame. */
export const MAX_EMBED_ORIGINS = 20;

export type OriginProblem = 'origin' | 'originScheme' | 'originWildcard' | 'originAddress';

/** `https://www.verein.de`, `https://*.verein.de` or `http://localhost:8080`: what CSP frame-ancestors takes, and nothing else. */
const ORIGIN = /^(https:\/\/(\*\.)?([a-z0-9-]+\.)+[a-z][a-z0-9-]*|https?:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?$/;

/** True for an origin that may be in a header. Reads of stored origins filter by it: another text would add a directive. */
export function isEmbedOrigin(text: string): boolean {
  return ORIGIN.test(text);
}

/**
 * The origin of a typed line: the address of a page loses its path, a bare name gets https. A problem names why a line is none:
 * a foreign scheme or plain http, a star in another place than the first label, an IP address.
 */
export function readEmbedOrigin(line: string): { origin: string } | { problem: OriginProblem } {
  const text = line.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return { problem: 'originScheme' };
  if (scheme !== undefined && !/^https?:\/\/[^/]/i.test(text)) return { problem: 'origin' };
  const address = scheme === undefined ? `https://${text}` : text;
  const typedHost = /^https?:\/\/([^/?#\\]*)/i.exec(address)?.[1] ?? '';
  if (typedHost === '' || /[@\s%]/.test(typedHost) || !URL.canParse(address)) return { problem: 'origin' };
  const { origin, hostname, protocol } = new URL(address);
  const isLocal = hostname === 'localhost' || (hostname === '127.0.0.1' && typedHost.startsWith('127.0.0.1'));
  if (protocol === 'http:' && !isLocal) return { problem: 'originScheme' };
  if (!isLocal && /^\[|^[\d.]+$/.test(hostname)) return { problem: 'originAddress' };
  if (hostname.includes('*') && !/^\*\.[^*.]+\.[^*]+$/.test(hostname)) return { problem: 'originWildcard' };
  return isEmbedOrigin(origin) ? { origin } : { problem: 'origin' };
}

/** One origin per line, each once; or the first line that is none. Empty lines do not count. */
export function readEmbedOrigins(
  text: string,
): { origins: string[] } | { problem: OriginProblem; line: string } | { problem: 'originCount' } {
  const origins = new Set<string>();
  for (const line of text.split(/\n/)) {
    if (line.trim() === '') continue;
    const read = readEmbedOrigin(line);
    if ('problem' in read) return { ...read, line: line.trim() };
    origins.add(read.origin);
  }
  return origins.size > MAX_EMBED_ORIGINS ? { problem: 'originCount' } : { origins: [...origins] };
}

/** The HTML for a page that embeds `address`; `title` is the name of the frame for screen readers. The height fits a day of 14 hours. */
export function embedSnippet(address: string, title: string): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="980" style="border: 0" loading="lazy"></iframe>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
