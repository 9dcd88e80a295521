const HERE = 'http://here.invalid';

/**
 * The target after a sign-in or a switch: only a path of this site, never another host in disguise (`//host`, `/\\host`,
 * control characters, user info). Other values become the fallback.
 */
export function safeReturnPath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > 2000 || !/^\/(?![/\\])/.test(value)) return fallback;
  for (const letter of value)
    if (letter === '\\' || letter.charCodeAt(0) <= 0x20 || letter === '\u007f') return fallback;
  let url: URL;
  try {
    url = new URL(value, HERE);
  } catch {
    return fallback;
  }
  if (url.origin !== HERE || url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}
