import { randomUUID } from 'node:crypto';
import { pino, type Logger } from 'pino';
import { env } from './env.server.ts';

let root: Logger | undefined;

/** The log of this process: one JSON line per event on stdout. Never log cookies, passwords, tokens or form contents. */
export function log(): Logger {
  return (root ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['authorization', 'cookie', 'password', '*.authorization', '*.cookie', '*.password'],
      censor: '[removed]',
    },
  }));
}

/** Keeps a proxy's id when its characters are harmless, so that both logs have the same id. */
export function requestIdFrom(header: string | null | undefined): string {
  return header && /^[\w-]{8,64}$/.test(header) ? header : randomUUID();
}
