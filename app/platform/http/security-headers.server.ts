import { randomBytes } from 'node:crypto';

export type SecurityHeaderOptions = {
  nonce: string;
  /** True when the public address is https: browsers then store it (HSTS). */
  https: boolean;
  /** The dev server inserts style elements and uses a websocket. */
  dev: boolean;
};

export function createNonce(): string {
  return randomBytes(16).toString('base64url');
}

/** Sets the headers of every answer. A page for frames sets its own Content-Security-Policy, which stays. */
export function setSecurityHeaders(headers: Headers, options: SecurityHeaderOptions): void {
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', contentSecurityPolicy(options));
  headers.set('X-Content-Type-Options', 'nosniff');
  // `no-referrer` would make plain form posts carry `Origin: null`, which the Origin check refuses.
  headers.set('Referrer-Policy', 'same-origin');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  if (options.https) headers.set('Strict-Transport-Security', 'max-age=31536000');
}

/** The policy of a page without scripts that other sites show in a frame; without origins, none may. */
export const policyOfFrame = (origins: readonly string[]): string => contentSecurityPolicy({ frameAncestors: origins });

interface PolicyOptions extends Partial<Pick<SecurityHeaderOptions, 'nonce' | 'dev'>> {
  frameAncestors?: readonly string[];
}

/** Without a nonce, the page has no scripts and no inline styles. */
function contentSecurityPolicy({ nonce, dev = false, frameAncestors = [] }: PolicyOptions): string {
  const inline = nonce === undefined ? '' : ` 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    nonce === undefined ? "script-src 'none'" : `script-src 'self'${inline}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self'${inline}`,
    // React renders `style=` attributes; colours from the database are validated #rrggbb.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    dev ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.join(' ') : "'none'"}`,
  ].join('; ');
}
