import { env, publicOrigin, type Env } from './env.server.ts';
import type { Mailbox } from './mail-address.ts';

/** The mail server of the installation. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS when the server offers it. */
  readonly secure: boolean;
  /** No mail without TLS. */
  readonly requireTls: boolean;
  readonly account: { readonly user: string; readonly password: string } | null;
  readonly from: Mailbox;
}

const SUBMISSION_PORT = 587;
const SUBMISSIONS_PORT = 465;
const isThisMachine = (host: string): boolean => /^(?:localhost|127\..+|::1)$/.test(host);

/**
 * Reads SMTP_URL and MAIL_FROM; null without them. With a password TLS is required, because a connection whose STARTTLS offer was
 * removed on its way would show it; `?requireTLS=false` allows that in a network of one's own.
 */
export function mailSettings(settings: Env = env()): MailSettings | null {
  const { SMTP_URL, MAIL_FROM } = settings;
  if (SMTP_URL === undefined || !MAIL_FROM) return null;
  const { protocol, hostname, port, username, password, searchParams } = new URL(SMTP_URL);
  const host = hostname.replaceAll(/[[\]]/g, '');
  const secure = protocol === 'smtps:';
  const account =
    username === '' ? null : { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  const wish = searchParams.get('requireTLS');
  return {
    host,
    port: Number(port) || (secure ? SUBMISSIONS_PORT : SUBMISSION_PORT),
    secure,
    requireTls: wish !== 'false' && (wish !== null || (account !== null && !isThisMachine(host))),
    account,
    from: { name: MAIL_FROM.name || `Platzwart · ${new URL(publicOrigin(settings)).host}`, address: MAIL_FROM.address },
  };
}

/** How screens and logs name the server: without its account. */
export const serverName = ({ host, port }: MailSettings): string => `${host}:${port}`;
