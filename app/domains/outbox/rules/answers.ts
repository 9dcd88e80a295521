import type { PauseReason } from '#app/db/schema/outbox.ts';

/** A failed delivery as the transport reports it (names of nodemailer). */
export interface DeliveryFailure {
  /** `EAUTH`, `ECONNECTION`, `ETIMEDOUT`, `EENVELOPE` … or a code of Node's sockets and TLS. */
  readonly code: string | null;
  /** SMTP reply code; null when no reply came. */
  readonly responseCode: number | null;
  /** The command that failed, `CONN` for the connection itself. */
  readonly command: string | null;
  /** The reply as the server wrote it, or the error's message. */
  readonly answer: string;
}

export type FailureMeaning =
  /** No mail can be sent now. */
  | { kind: 'pause'; reason: PauseReason }
  /** This mail is tried again later. */
  | { kind: 'later' }
  /** This mail is never tried again. */
  | { kind: 'failed'; reason: 'address_refused' | 'bad_address' | 'refused' };

const PERMANENT_FROM = 500;
const CLOSING = 421;
/** Reply to the size that MAIL FROM names (RFC 1870). */
const TOO_LARGE = 552;
const NEEDS_SIGN_IN = new Set([530, 534, 535, 538]);
/** Replies to RCPT TO that concern the mailbox when no enhanced code says more (RFC 5321, 4.2.3). */
const MAILBOX_CODES = new Set([550, 551, 553]);
/** Enhanced codes of an address that does not exist or is switched off (RFC 3463, 3.2 and 3.3). */
const DEAD_ADDRESS = /^\d{3}[ -]5\.(?:1\.(?:0|1|2|3|6|10)|2\.[01])\b/;
const ENHANCED = /^\d{3}[ -]5\.\d+\.\d+\b/;

/**
 * Decides what a failed delivery means. A failure before the first mail of a connection concerns all mails; a connection that
 * ends within a mail concerns that mail, so that one mail cannot block the queue.
 */
export function meaningOf({ code, responseCode, command, answer }: DeliveryFailure): FailureMeaning {
  if (code === 'EAUTH' || (responseCode !== null && NEEDS_SIGN_IN.has(responseCode)))
    return { kind: 'pause', reason: 'sign_in' };
  if (code === 'ETLS' || isCertificateError(code)) return { kind: 'pause', reason: 'encryption' };
  if (responseCode === null) {
    if (code === 'EENVELOPE') return { kind: 'failed', reason: 'bad_address' };
    if (code === 'EMESSAGE') return { kind: 'failed', reason: 'refused' };
    return isWithinMail(command) ? { kind: 'later' } : { kind: 'pause', reason: 'unreachable' };
  }
  if (responseCode === CLOSING || !isWithinMail(command)) return { kind: 'pause', reason: 'unreachable' };
  if (responseCode < PERMANENT_FROM) return { kind: 'later' };
  if (command?.startsWith('MAIL'))
    return responseCode === TOO_LARGE ? { kind: 'failed', reason: 'refused' } : { kind: 'pause', reason: 'sender' };
  const isAboutAddress =
    command?.startsWith('RCPT') &&
    (ENHANCED.test(answer) ? DEAD_ADDRESS.test(answer) : MAILBOX_CODES.has(responseCode));
  return { kind: 'failed', reason: isAboutAddress ? 'address_refused' : 'refused' };
}

/** The server has taken the sign-in and the sender, and answers about one mail: no reason of a pause holds any more. */
export const isServing = ({ responseCode, command }: Pick<DeliveryFailure, 'responseCode' | 'command'>): boolean =>
  responseCode !== null && /^(?:RCPT|DATA)/.test(command ?? '');

export const isWithinMail = (command: string | null): boolean =>
  command !== null && /^(?:MAIL|RCPT|DATA|API)/.test(command);

const isCertificateError = (code: string | null): boolean =>
  code !== null && /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO_(?:GET|VERIFY)|^EPROTO$/.test(code);
