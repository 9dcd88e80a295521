import type { Temporal } from 'temporal-polyfill';
import type { Database } from '#app/db/client.server.ts';

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
  readonly sessionId: string;
}

/** What a verb needs besides its input. One correlation id joins everything that one request caused. */
export interface Ctx {
  readonly db: Database;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly correlationId: string;
  readonly origin: Origin;
}

/** What a read needs. */
export type ReadCtx = Pick<Ctx, 'db' | 'now'>;

/** Where a change came from; kept outside the audit hash and erased after seven days (D19). */
export interface Origin {
  readonly ip: string | null;
  readonly userAgent: string | null;
}
