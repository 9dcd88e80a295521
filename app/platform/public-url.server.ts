import { publicOrigin } from './env.server.ts';

/** An absolute link for mails: `publicUrl(paths.booking.booking(id))`. */
export function publicUrl(path: string): string {
  return `${publicOrigin()}${path}`;
}

/** The host that people type, with its port when it is not the usual one. */
export function publicHost(): string {
  return new URL(publicOrigin()).host;
}

/** `<id>@<host>`, unique in the world: a Message-ID without its brackets (RFC 5322, 3.6.4), the UID of an event (RFC 7986, 5.3). */
export function worldwideId(id: string): string {
  return `${id}@${new URL(publicOrigin()).hostname}`;
}
