import type { Temporal } from 'temporal-polyfill';
import type { Database, Transaction } from '#app/db/client.server.ts';

export const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern'] as const;
/** Global role of a person (D1). */
export type Role = (typeof ROLES)[number];

export const LOCALES = ['de', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The person who acts. Read once per request with the session, and never cached beyond it. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  /** The operator of an admin or manager; null for the other roles. */
  readonly operatorId: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly locale: Locale;
  /** Null for programs, which use a token. */
  readonly sessionId: string | null;
}

/** What a verb needs in addition to its input. One correlation id joins all changes of one request. */
export interface Ctx {
  readonly db: Database;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly correlationId: string;
  readonly origin: Origin;
  /** A screen, which shows the undo. Calls of the API and jobs have none, so their mails do not wait. */
  readonly offersUndo?: boolean;
  /** Present when the request may arrive twice and has to run once. */
  readonly once?: Once;
}

/** Makes a repeated write run once (platform/http/idempotency). The transaction of the write calls both, in this order. */
export interface Once {
  /** First in the transaction. Throws when the write was answered before, or when the first request still runs. */
  claim(tx: Transaction): Promise<void>;
  /** Stores the answer to this outcome, in the transaction of the write. Only the first call of a transaction counts. */
  remember(tx: Transaction, outcome: unknown): Promise<void>;
}

/** What a read needs. */
export type ReadCtx = Pick<Ctx, 'db' | 'now'>;

/** The origin of a change; stored outside the audit hash and erased after seven days (D19). */
export interface Origin {
  readonly ip: string | null;
  readonly userAgent: string | null;
}
