import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** What the mail server does with a mail. */
export type CatcherMode =
  | 'accept'
  /** 451 and 550 at RCPT TO, 452 and 554 after the message, 421 at RCPT TO. */
  | 'defer'
  | 'refuse'
  | 'defer message'
  | 'refuse message'
  | 'close'
  | 'refuse sender'
  /** No greeting, or no answer to the message. */
  | 'hang at greeting'
  | 'hang in message'
  /** The connection ends within the message, or between the message and the answer to it. */
  | 'drop in message'
  | 'drop before answer';

export interface CaughtMail {
  readonly from: string;
  readonly to: readonly string[];
  /** The account that signed in. */
  readonly user: string | null;
  readonly messageId: string;
  readonly raw: string;
}

export interface MailCatcher {
  /** Of the next mails. */
  mode: CatcherMode;
  /** Called when a message is complete and stored, before its answer. */
  onMessage: ((mail: CaughtMail) => void | Promise<void>) | null;
  readonly mails: CaughtMail[];
  readonly port: number;
  /** SMTP_URL, with or without an account; the password is right. */
  url(user?: string): string;
  parse(mail: CaughtMail | undefined): Promise<ParsedMail>;
  close(): Promise<void>;
}

export const CATCHER_PASSWORD = 'p@ss wörd/1';

export interface CatcherOptions {
  /** With STARTTLS and a certificate of its own. */
  tls?: boolean;
  needsSignIn?: boolean;
  port?: number;
}

const reply = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });
const RECIPIENT_REPLIES: Partial<Record<CatcherMode, Error>> = {
  defer: reply(451, '4.7.1 Greylisted, try again later'),
  refuse: reply(550, '5.1.1 No such user here'),
  close: reply(421, '4.3.2 Closing'),
};
const MESSAGE_REPLIES: Partial<Record<CatcherMode, Error>> = {
  'defer message': reply(452, '4.2.2 Mailbox full'),
  'refuse message': reply(554, '5.7.1 Message looks like spam'),
};

/** A real SMTP server on a free port of this machine that keeps its mails, or fails as `mode` says. */
export async function startMailCatcher({
  tls = false,
  needsSignIn = false,
  port = 0,
}: CatcherOptions = {}): Promise<MailCatcher> {
  const server = new SMTPServer({
    authOptional: !needsSignIn,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 200,
    // Also its warning about the certificate that comes with it.
    logger: false,
    ...(tls ? {} : { disabledCommands: ['STARTTLS'] }),
    onConnect: (_session, done) => (catcher.mode === 'hang at greeting' ? undefined : done()),
    onAuth: ({ username, password }, _session, done) =>
      password === CATCHER_PASSWORD
        ? done(null, { user: username ?? '' })
        : done(reply(535, '5.7.8 Username and password not accepted')),
    onMailFrom: (_address, _session, done) =>
      done(catcher.mode === 'refuse sender' ? reply(553, '5.7.1 Sender not yours') : null),
    onRcptTo: (_address, _session, done) => done(RECIPIENT_REPLIES[catcher.mode] ?? null),
    // A client that is killed ends its message in the middle.
    onData: (stream, session, done) => void take(stream, session, done).catch(() => undefined),
  });
  // It also resets its connection.
  server.on('error', () => undefined);

  const socketOf = (session: SMTPServerSession): Socket | undefined => {
    const connections = [...server.connections] as { session: { id: string }; _socket: Socket }[];
    return connections.find((connection) => connection.session.id === session.id)?._socket;
  };

  async function take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const { mode } = catcher;
    if (mode === 'drop in message') return void socketOf(session)?.destroy();
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(stream, 'end');
    if (mode === 'hang in message') return;
    const refusal = MESSAGE_REPLIES[mode];
    if (refusal) return done(refusal);
    const mail = caught(Buffer.concat(chunks).toString('utf8'), session);
    catcher.mails.push(mail);
    await catcher.onMessage?.(mail);
    if (mode === 'drop before answer') return void socketOf(session)?.destroy();
    done();
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.server.address() as AddressInfo;
  const catcher: MailCatcher = {
    mode: 'accept',
    onMessage: null,
    mails: [],
    port: taken,
    url: (user) =>
      `smtp://${user === undefined ? '' : `${user}:${encodeURIComponent(CATCHER_PASSWORD)}@`}127.0.0.1:${taken}`,
    parse: async (mail) => await simpleParser(mail?.raw ?? ''),
    close: async () => {
      for (const { _socket } of [...server.connections] as { _socket: Socket }[]) _socket.destroy();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
  return catcher;
}

function caught(raw: string, { envelope, user }: SMTPServerSession): CaughtMail {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
    user: typeof user === 'string' ? user : null,
    messageId: /^Message-ID: *(<[^>]*>)/im.exec(raw)?.[1] ?? '',
    raw,
  };
}
