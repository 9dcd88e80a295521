import type { MailStatus } from '#app/db/schema/outbox.ts';
import { UNSENT_REASONS, type UnsentReason } from './outcomes.ts';

/** Words of the address, with the state that each shows. */
export const STATE_WORDS = {
  wartet: 'queued',
  versendet: 'sent',
  gescheitert: 'failed',
  zurueckgehalten: 'suppressed',
} as const satisfies Readonly<Record<string, MailStatus>>;

/** What the state of a mail follows from. */
export interface MailState {
  readonly status: MailStatus;
  /** A code of rules/outcomes; null for a mail that waits or was sent. */
  readonly reason: string | null;
  readonly isForDigest: boolean;
  readonly attempts: number;
  /** A worker sends it now. */
  readonly isLeased: boolean;
  /** Its time has not come yet. */
  readonly isHeld: boolean;
  /** Sending is paused. */
  readonly isPaused: boolean;
}

/** Why a queued mail waits. */
export const WAITS = ['digest', 'sending', 'retry', 'paused', 'undo', 'due'] as const;
export type Wait = (typeof WAITS)[number];

/** The reason to show beside the state; null for a mail that was sent, and for an unknown code. */
export function reasonOf(mail: MailState): UnsentReason | Wait | null {
  if (mail.status === 'sent') return null;
  if (mail.status !== 'queued') return UNSENT_REASONS.find((known) => known === mail.reason) ?? null;
  if (mail.isForDigest) return 'digest';
  if (mail.isLeased) return 'sending';
  if (mail.isPaused) return 'paused';
  if (mail.isHeld) return mail.attempts > 0 ? 'retry' : 'undo';
  return 'due';
}
