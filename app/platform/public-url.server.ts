import { publicOrigin } from './env.server.ts';

/** An absolute link for mails: `publicUrl(paths.booking.booking(id))`. */
export function publicUrl(path: string): string {
  return `${publicOrigin()}${path}`;
}

/** Right-hand side of a Message-ID (RFC 5322, 3.6.4). */
export function messageIdDomain(): string {
  return new URL(publicOrigin()).hostname;
}
