import type { Temporal } from 'temporal-polyfill';
import type { Database, Transaction } from '#app/db/client.server.ts';

export const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern'] as const;
/** Global role of a person (D1). */
export type Role = (typeof ROLES)[number];

export const LOCALES = ['de', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Who acts: read once per request with the session, never cached beyond it. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  /** The operator an admin or manager is bound to; others null. */
  readonly operatorId: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly locale: Locale;
  /** Null for programs, which come with a token. */
  readonly sessionId: string | null;
}

/** What a verb needs besides its input. One correlation id joins everything that one request caused. */
export interface Ctx {
  readonly db: Database;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly correlationId: string;
  readonly origin: Origin;
  /** Present when the request may come twice and must be carried out once. */
  readonly once?: Once;
}

/** Makes a write happen once, however often it is sent (platform/http/idempotency). Its transaction calls both, in this order. */
export interface Once {
  /** First in the transaction. Throws when the write was answered before, or is being carried out right now. */
  claim(tx: Transaction): Promise<void>;
  /** Keeps the answer to this outcome, in the transaction of the write. Only the first call of a transaction counts. */
  remember(tx: Transaction, outcome: unknown): Promise<void>;
}

/** What a read needs. */
export type ReadCtx = Pick<Ctx, 'db' | 'now'>;

/** Where a change came from; kept outside the audit hash and erased after seven days (D19). */
export interface Origin {
  readonly ip: string | null;
  readonly userAgent: string | null;
}
