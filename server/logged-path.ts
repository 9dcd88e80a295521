/** A part of an address as long as the secrets in mails: any reader of the log could use it. */
const secretPart = /(?<=\/)[\w-]{43,}(?=\/|\.data$|$)/g;

/** The address of a calendar feed, whose token is shorter than the id of a record. Mistyped ones may hold a token, too. */
const feedAddress = /^\/+kalender\/+abo\/+./i;
/** The file of a feed at any other address. */
const feedFile = /[^/]+\.ics(?=\/|\.|$)/gi;

/** An address as the log has it: without its query, which may be personal, and without what a link of a mail or a feed proves. */
export function loggedPath(pathname: string): string {
  if (feedAddress.test(decoded(pathname))) return '/kalender/abo/…';
  return pathname.replaceAll(feedFile, '….ics').replaceAll(secretPart, '…');
}

/** The router reads a percent-encoded address like a plain one. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
