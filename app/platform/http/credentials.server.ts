/** Which credential a route may read (quality 8). `none`: the answer is the same for every reader, and sets no cookie. */
export type Credentials = 'cookie' | 'bearer' | 'either' | 'none';

export type CredentialRow = {
  readonly path: string;
  readonly credentials: Credentials;
  /** The body limit of a route that takes files, bytes. */
  readonly upload?: number;
};

export type CredentialDecision =
  | { kind: 'pass'; dropCookies: boolean }
  | { kind: 'refuse'; status: 400 | 403; code: 'TWO_CREDENTIALS' | 'FOREIGN_ORIGIN' };

/** True when the request has a session cookie, valid or not. */
export const sendsSession = (request: Request): boolean =>
  /(?:^|;\s*)(?:__Host-)?session=/.test(request.headers.get('cookie') ?? '');

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Returns credentials and body limit of the first matching row; an unknown path gets `cookie`, the stricter kind. */
export function createRouteLookup(
  table: readonly CredentialRow[],
): (pathname: string) => Pick<CredentialRow, 'credentials' | 'upload'> {
  const rows = table
    .filter((row) => row.path !== '*')
    .map((row) => ({ pattern: toPattern(row.path), weight: weightOf(row.path), row }))
    .toSorted((a, b) => b.weight - a.weight);
  return (pathname) => rows.find(({ pattern }) => pattern.test(pathname))?.row ?? { credentials: 'cookie' };
}

/** `ownOrigins` are PUBLIC_URL's origin and the ones of the request's own host. */
export function decideCredentials(
  request: Request,
  credentials: Credentials,
  ownOrigins: readonly string[],
): CredentialDecision {
  // Nothing to forge: such a route answers writes with 405.
  if (credentials === 'none') return { kind: 'pass', dropCookies: true };
  const hasBearer = /^bearer\s/i.test(request.headers.get('authorization') ?? '');
  const hasSession = sendsSession(request);
  if (hasBearer && hasSession) return { kind: 'refuse', status: 400, code: 'TWO_CREDENTIALS' };
  // Without cookie and token there is nothing to forge: the route itself names the missing credential.
  if (credentials === 'bearer' || (credentials === 'either' && !hasSession)) return { kind: 'pass', dropCookies: true };
  if (safeMethods.has(request.method)) return { kind: 'pass', dropCookies: false };
  const origin = request.headers.get('origin');
  if (origin !== null && ownOrigins.includes(origin)) return { kind: 'pass', dropCookies: false };
  return { kind: 'refuse', status: 403, code: 'FOREIGN_ORIGIN' };
}

/**
 * The origins of our own forms: PUBLIC_URL, and the host of the request, because people also use other names of the server
 * (127.0.0.1, the name in the local network). When PUBLIC_URL is https, a plain http origin is foreign.
 */
export function ownOriginsOf(request: Request, publicOrigin: string): string[] {
  const host = request.headers.get('host');
  if (!host) return [publicOrigin];
  const isPublicHost = new URL(publicOrigin).host === host;
  return isPublicHost ? [publicOrigin] : [publicOrigin, `http://${host}`, `https://${host}`];
}

function toPattern(path: string): RegExp {
  const segments = path.split('/').filter((segment) => segment !== '');
  const source = segments.map((segment) => {
    if (segment === '*') return '/.*';
    if (segment.startsWith(':')) return segment.endsWith('?') ? '(?:/[^/]+)?' : '/[^/]+';
    return `/${segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
  });
  // Remix serves the data of a page under the same path with `.data`.
  return new RegExp(`^${source.join('')}/?(?:\\.data)?$`, 'i');
}

/** A literal segment ranks above a parameter, a parameter above a wildcard. */
function weightOf(path: string): number {
  return path
    .split('/')
    .reduce((sum, segment) => sum + (segment === '*' ? -1 : segment.startsWith(':') ? 2 : segment === '' ? 0 : 3), 0);
}
