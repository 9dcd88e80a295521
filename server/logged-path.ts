/** A part of an address as long as the secrets in mails: any reader of the log could use it. */
const secretPart = /(?<=\/)[\w-]{43,}(?=\/|\.data$|$)/g;

/** An address as the log has it: without its query, which may be personal, and without what a link of a mail proves. */
export const loggedPath = (pathname: string): string => pathname.replaceAll(secretPart, '…');
