import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight, inTransaction } from '#app/db/tx.server.ts';
import { QueueFullError, verifyPassword } from '#app/domains/accounts/public.server.ts';
import { type AuditEntry, recordAudit } from '#app/domains/audit/public.server.ts';
import { alarmAdmins } from '#app/domains/presence/mails/terminal-alarm.server.ts';
import { ALARM_TRIES, decideTry } from '#app/domains/presence/rules/kiosk.ts';
import {
  lockTriedTerminal,
  readBadge,
  readPin,
  type TriedTerminal,
} from '#app/domains/presence/store/identified.server.ts';
import { terminalEntry } from '#app/domains/presence/store/terminals.server.ts';
import { insertTicketOf } from '#app/domains/presence/store/tickets.server.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';

export type IdentifyWay =
  | { readonly memberNumber: string; readonly pin: string }
  /** As `readBadgeCode` returns it. */
  | { readonly badge: string };

export type IdentifyOutcome =
  | { kind: 'identified'; actor: Actor; /** For one act within a minute. */ ticket: string }
  /** An unknown number, a wrong PIN, a revoked badge: the terminal does not say which. */
  | { kind: 'wrong'; waitSeconds: number }
  /** The terminal still waits after a wrong try. */
  | { kind: 'wait'; waitSeconds: number }
  /** Too many hashes wait. */
  | { kind: 'busy' };

type TerminalCtx = Omit<Ctx, 'actor'>;
type TakenTry = { terminal: TriedTerminal; tries: number; waitSeconds: number };

/**
 * Identifies a person at a terminal. A try is counted before the PIN is looked at and forgotten when it was right, so tries at the same
 * time wait, too. Wrong ones slow this terminal only: no stranger locks a person out. Throws NotFoundError for a revoked terminal.
 */
export async function identifyAtTerminal(
  ctx: TerminalCtx,
  { terminalId, ...way }: IdentifyWay & { readonly terminalId: string },
): Promise<IdentifyOutcome> {
  const taken = await takeTry(ctx, terminalId);
  if ('kind' in taken) return { kind: 'wait', waitSeconds: taken.seconds };
  const { terminal, waitSeconds } = taken;
  try {
    const person = await findPerson(ctx, terminal, way);
    if (person) return await letIn(ctx, terminal, person);
  } catch (error) {
    if (!(error instanceof QueueFullError)) throw error;
    await storeTries(ctx.db, { id: terminalId, tries: terminal.wrongTries, until: null });
    return { kind: 'busy' };
  }
  if (taken.tries === ALARM_TRIES) await alarm(ctx, taken);
  return { kind: 'wrong', waitSeconds };
}

const storeTries = statement<{ id: string; tries: number; until: string | null }>(sql`
  update terminals set wrong_tries = ${sql.placeholder('tries')}, next_try_at = ${sql.placeholder('until')}::timestamptz
  where id = ${sql.placeholder('id')}::uuid`);

async function takeTry(ctx: TerminalCtx, id: string): Promise<TakenTry | { kind: 'wait'; seconds: number }> {
  const lock = (tx: Transaction) => lockTriedTerminal(tx, { id });
  return await inLockedTransaction(ctx, lock, async (tx, [terminal]) => {
    if (!terminal) throw new NotFoundError('terminal');
    const decision = decideTry(terminal, ctx.now.epochMilliseconds);
    if (decision.kind === 'wait') return decision;
    const { tries, waitSeconds } = decision;
    await storeTries(tx, { id, tries, until: ctx.now.add({ seconds: waitSeconds }).toString() });
    return { terminal, tries, waitSeconds };
  });
}

interface FoundPerson {
  readonly actor: Actor;
  readonly badgeId: string | null;
}

async function findPerson(
  { db }: TerminalCtx,
  { operatorId }: TriedTerminal,
  way: IdentifyWay,
): Promise<FoundPerson | null> {
  if ('badge' in way) {
    const [badge] = await readBadge(db, { tokenHash: hashSecret(way.badge), operatorId });
    if (!badge) return null;
    const { badgeId, ...actor } = badge;
    return { actor: { ...actor, sessionId: null }, badgeId };
  }
  const [found] = await readPin(db, { memberNumber: way.memberNumber, operatorId });
  const isRight = await verifyPassword(found?.pinHash ?? null, way.pin);
  if (!isRight || !found) return null;
  const { pinHash: _pinHash, ...actor } = found;
  return { actor: { ...actor, sessionId: null }, badgeId: null };
}

const useBadge = statement<{ id: string; at: string }>(sql`
  update badges set last_used_at = ${sql.placeholder('at')}::timestamptz where id = ${sql.placeholder('id')}::uuid`);

async function letIn(
  ctx: TerminalCtx,
  terminal: TriedTerminal,
  { actor, badgeId }: FoundPerson,
): Promise<IdentifyOutcome> {
  return await inTransaction(ctx, async (tx) => {
    const [, , , ticket] = await inOneFlight(tx, () => [
      storeTries(tx, { id: terminal.id, tries: 0, until: null }),
      badgeId !== null && useBadge(tx, { id: badgeId, at: ctx.now.toString() }),
      recordAudit(tx, { ...ctx, actor }, identifiedEntry(terminal, badgeId)),
      insertTicketOf(tx, { terminalId: terminal.id, userId: actor.id, now: ctx.now }),
    ]);
    return { kind: 'identified', actor, ticket };
  });
}

/** Of the login stream, like a sign-in. */
const identifiedEntry = (terminal: TriedTerminal, badgeId: string | null): AuditEntry => ({
  ...terminalEntry(terminal, 'terminal.identified', {
    after: badgeId === null ? { by: 'pin' } : { by: 'badge', badgeId },
  }),
  stream: 'login',
});

async function alarm(ctx: TerminalCtx, { terminal, tries }: TakenTry): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await alarmAdmins(tx, ctx, terminal);
    await recordAudit(tx, { ...ctx, actor: null }, terminalEntry(terminal, 'terminal.alarmed', { after: { tries } }));
  });
}
