import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Delivery } from '#app/domains/outbox/public.server.ts';
import type { MailSettings } from '#app/platform/mail-settings.server.ts';
import type { Message } from './message.server.ts';

export interface SmtpTimeouts {
  /** From the name of the server to the end of STARTTLS. */
  readonly setupMs: number;
  /** Without a byte of the server. Some scan the whole message before they answer. */
  readonly silenceMs: number;
  /** For one mail; far below the lease of outbox, after which another worker sends the same one. */
  readonly totalMs: number;
}

export const SMTP_TIMEOUTS: SmtpTimeouts = { setupMs: 20_000, silenceMs: 90_000, totalMs: 120_000 };

/**
 * Delivers one message over a connection of its own, and says what the server answered; never throws. `signal` cuts the
 * connection.
 */
export async function deliver(
  message: Message,
  settings: MailSettings,
  { signal, timeouts = SMTP_TIMEOUTS }: { signal: AbortSignal; timeouts?: SmtpTimeouts },
): Promise<Delivery> {
  const connection = connectionTo(settings, timeouts);
  const cut = rejectedOnce(connection, signal, timeouts.totalMs);
  let isInMail = false;
  try {
    const answer = await Promise.race([
      cut.promise,
      send(connection, message, settings, () => {
        isInMail = true;
      }),
    ]);
    connection.quit();
    return { kind: 'accepted', answer: readable(answer, settings) };
  } catch (error) {
    connection.close();
    return failureOf(error as SmtpError, isInMail, settings);
  } finally {
    cut.clear();
  }
}

function connectionTo({ host, port, secure, requireTls }: MailSettings, timeouts: SmtpTimeouts): SMTPConnection {
  return new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: requireTls && !secure,
    connectionTimeout: timeouts.setupMs,
    greetingTimeout: timeouts.setupMs,
    dnsTimeout: timeouts.setupMs,
    socketTimeout: timeouts.silenceMs,
    logger: false,
  });
}

/** Returns the answer to the message. `onMail` is called when the server is ready for it. */
async function send(
  connection: SMTPConnection,
  { from, to, raw }: Message,
  { account }: MailSettings,
  onMail: () => void,
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  if (account && connection.allowsAuth) {
    const credentials = { user: account.user, pass: account.password };
    await new Promise<void>((resolve, reject) => {
      connection.login({ ...credentials, credentials }, (error) => (error ? reject(error) : resolve()));
    });
  }
  onMail();
  return await new Promise<string>((resolve, reject) => {
    connection.send({ from, to: [to], size: raw.length }, raw, (error, info) =>
      error ? reject(error) : resolve(info.response),
    );
  });
}

/** Rejects by what ends a connection from outside of a command: its error, the total time, `signal`. */
function rejectedOnce(connection: SMTPConnection, signal: AbortSignal, totalMs: number) {
  let clear = (): void => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    const end = (): void =>
      reject(Object.assign(new Error('it took too long'), { code: 'ETIMEDOUT', command: 'CONN' }));
    const timer = setTimeout(end, totalMs);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    connection.on('error', reject);
    clear = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    };
  });
  return { promise, clear };
}

/** The error of nodemailer; the code of the system is in `originalCode`. */
interface SmtpError extends Error {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** The library reports a connection that ends within a mail as `CONN`, like one that never opened. */
function failureOf(error: SmtpError, isInMail: boolean, settings: MailSettings): Delivery {
  const { code, originalCode, command, response, responseCode, message } = error;
  const inMail = command === undefined || command === 'CONN' ? 'DATA' : command;
  return {
    kind: 'failed',
    code: originalCode ?? code ?? null,
    responseCode: responseCode ?? null,
    command: isInMail ? inMail : 'CONN',
    answer: readable(response ?? message, settings),
  };
}

/** On one line and without NUL, which PostgreSQL cannot store. A server that repeats the password must not bring it into the log. */
function readable(answer: string, { account }: MailSettings): string {
  const line = answer.replaceAll(/\p{Cc}+/gu, ' ').trim();
  return account ? line.replaceAll(account.password, '…') : line;
}
