import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '#app/db/client.server.ts';
import {
  type Delivery,
  LEASE_SECONDS,
  MAIL_QUEUED_TOPIC,
  type MakeTokens,
  recordDelivery,
  secondsToNextMail,
  setUpSender,
  suppressMails,
  type TakenMail,
  takeMails,
} from '#app/domains/outbox/public.server.ts';
import { now } from '#app/platform/calendar.ts';
import { subscribe } from '#app/platform/live/hub.server.ts';
import { type MailSettings, serverName } from '#app/platform/mail-settings.server.ts';
import { composeMessage } from './message.server.ts';
import { deliver, type SmtpTimeouts } from './smtp.server.ts';

export interface MailerOptions {
  readonly db: () => Database;
  readonly log: Logger;
  /** Null without a server: mails are then suppressed. */
  readonly settings: MailSettings | null;
  readonly makeTokens: MakeTokens;
  readonly timeouts?: SmtpTimeouts;
  readonly pollMs?: number;
}

/** Connections to the server at a time: a mail that hangs delays no other one. */
const PLACES = 3;
const POLL_MS = 15_000;
/** Many commits in a row are one look. */
const REST_MS = 200;
const AFTER_FAILURE_MS = 2_000;
/** The shutdown takes 10 s, with the requests that run. */
const STOP_WITHIN_MS = 5_000;
/** A sent mail whose outcome is not stored is sent again after its lease, so the outcome is tried until shortly before. */
const RECORD_WITHIN_MS = (LEASE_SECONDS * 1000) / 2;

/**
 * Sends due mails until `stop`, which waits for those in flight. Every worker may run one: a mail is leased by one of them. A
 * lost database is tried again.
 */
export function startMailer(options: MailerOptions): { stop: () => Promise<void> } {
  const { db, log, settings, makeTokens, pollMs = POLL_MS } = options;
  const ending = new AbortController();
  /** Cuts the connections; what they sent is unknown then, and their leases run out. */
  const cutting = new AbortController();
  const inFlight = new Set<Promise<void>>();
  let isSetUp = false;
  let wake: () => void = () => undefined;

  async function send(mail: TakenMail): Promise<void> {
    const delivery = settings ? await sendOne(mail, settings, options, cutting.signal) : null;
    if (delivery && !cutting.signal.aborted) await record(mail, delivery, options, cutting.signal);
  }

  /** Keeps every place busy until no mail is due. */
  async function sendDue(): Promise<void> {
    while (!ending.signal.aborted) {
      const free = PLACES - inFlight.size;
      const mails = free > 0 ? await takeMails({ db: db() }, { limit: free, makeTokens }) : [];
      for (const mail of mails) {
        const sending = send(mail).finally(() => {
          inFlight.delete(sending);
          wake();
        });
        inFlight.add(sending);
      }
      if (mails.length < free) return;
      await Promise.race(inFlight);
    }
  }

  /** Returns after how long to look again. */
  async function look(): Promise<number> {
    if (!isSetUp)
      await setUpSender({ db: db() }, settings && { server: serverName(settings), from: settings.from.address });
    isSetUp = true;
    const suppressed = await suppressMails({ db: db() });
    if (suppressed > 0) log.info({ count: suppressed }, 'mails are suppressed');
    if (!settings) return pollMs;
    await sendDue();
    const seconds = await secondsToNextMail({ db: db() });
    return seconds === null ? pollMs : Math.min(pollMs, Math.max(1, seconds) * 1000);
  }

  async function run(): Promise<void> {
    let hasFailed = false;
    while (!ending.signal.aborted) {
      // Before the look, so that no commit falls between it and the waiting.
      const woken = new Promise<void>((resolve) => (wake = resolve));
      let waitMs = AFTER_FAILURE_MS;
      try {
        waitMs = await look();
        hasFailed = false;
      } catch (error) {
        if (!hasFailed) log.error({ err: error }, 'the mailer waits for the database');
        hasFailed = true;
      }
      await Promise.race([woken, pause(waitMs, ending.signal)]);
      await pause(hasFailed ? AFTER_FAILURE_MS : REST_MS, ending.signal);
    }
  }

  const unsubscribe = subscribe((event) => {
    if (event.kind === 'resync' || MAIL_QUEUED_TOPIC.is(event)) wake();
  });
  const running = run();
  return {
    stop: async () => {
      unsubscribe();
      ending.abort();
      const late = setTimeout(() => cutting.abort(), STOP_WITHIN_MS);
      await running;
      await Promise.all(inFlight);
      clearTimeout(late);
    },
  };
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** A row that makes no message would be tried for days, so it is given up. */
async function sendOne(
  mail: TakenMail,
  settings: MailSettings,
  { log, timeouts }: MailerOptions,
  signal: AbortSignal,
): Promise<Delivery> {
  const unsent = { kind: 'failed', responseCode: null, command: 'API' } as const;
  try {
    const message = await composeMessage(mail, settings.from, now());
    if (!message) return { ...unsent, code: 'EENVELOPE', answer: 'this is no mail address' };
    return await deliver(message, settings, { signal, ...(timeouts && { timeouts }) });
  } catch (error) {
    log.error({ err: error, mail: mail.id }, 'a mail cannot be composed');
    return { ...unsent, code: 'EMESSAGE', answer: 'the message could not be made' };
  }
}

/** Answers of a server repeat addresses, so the log has its codes only. */
async function record(
  mail: TakenMail,
  delivery: Delivery,
  { db, log }: MailerOptions,
  signal: AbortSignal,
): Promise<void> {
  const until = performance.now() + RECORD_WITHIN_MS;
  for (;;) {
    try {
      const outcome = await recordDelivery({ db: db() }, mail, delivery);
      const codes =
        delivery.kind === 'failed' ? { code: delivery.code, reply: delivery.responseCode, at: delivery.command } : {};
      log[outcome === 'sent' ? 'debug' : 'warn']({ mail: mail.id, outcome, ...codes }, 'a mail was tried');
      return;
    } catch (error) {
      if (signal.aborted || performance.now() > until) {
        log.error({ err: error, mail: mail.id }, 'the outcome of a mail could not be stored: it is sent once more');
        return;
      }
      await pause(AFTER_FAILURE_MS, signal);
    }
  }
}
