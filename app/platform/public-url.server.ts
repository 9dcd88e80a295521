import { env } from './env.server.ts';

/** The address under which people reach this house, without a slash at the end. */
export function publicOrigin(): string {
  const { PUBLIC_URL: url, PORT: port } = env();
  return url ? new URL(url).origin : `http://localhost:${port}`;
}

/** An absolute link for mails: `publicUrl(paths.booking.booking(id))`. */
export function publicUrl(path: string): string {
  return `${publicOrigin()}${path}`;
}

/** Right-hand side of a Message-ID (RFC 5322, 3.6.4). */
export function messageIdDomain(): string {
  return new URL(publicOrigin()).hostname;
}
