import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { sessions, users } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { storeLocale } from '#app/domains/people/public.server.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { startSession } from '#app/platform/session.server.ts';
import { verifyPassword } from './passwords.server.ts';
import { QueueFullError } from './rules/bounded-queue.ts';
import { sessionEntry } from './remove-sessions.server.ts';
import { rememberSource, takeTry } from './sign-in-limits.server.ts';

/** There is no actor before the sign-in. */
export type SignInContext = Omit<Ctx, 'actor'>;

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** The device cookie of an earlier sign-in. */
  readonly deviceToken: string | null;
  /** The session this browser had before; it ends with the new one. */
  readonly earlierSessionId: string | null;
  /** The language that was chosen on this device; it becomes the person's. */
  readonly chosenLocale: Locale | null;
}

export type SignInOutcome =
  | { kind: 'signed_in'; userId: string; name: string; setCookie: string }
  | { kind: 'wrong' }
  | { kind: 'limited'; retryAfterSeconds: number }
  | { kind: 'busy' };

/**
 * Password sign-in (quality 7). Unknown, deactivated and password-less people get the same answer after the same work as a
 * wrong password. Tries are counted before the password is looked at, and given back when it was right.
 */
export async function signIn(ctx: SignInContext, input: SignInInput): Promise<SignInOutcome> {
  const email = input.email.normalize('NFC').toLowerCase();
  const source = { ip: ctx.origin.ip, deviceToken: input.deviceToken };
  const allowed = await takeTry(ctx, email, source);
  if (allowed.kind === 'limited') return allowed;

  const [person] = await ctx.db
    .select({
      id: users.id,
      passwordHash: users.passwordHash,
      firstName: users.firstName,
      lastName: users.lastName,
      locale: users.locale,
    })
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, email), eq(users.isActive, true)));
  try {
    if (!(await verifyPassword(person?.passwordHash ?? null, input.password)) || !person) return { kind: 'wrong' };
  } catch (error) {
    if (!(error instanceof QueueFullError)) throw error;
    await allowed.giveBack();
    return { kind: 'busy' };
  }

  const { id, locale: before } = person;
  const session = await inTransaction(ctx, async (tx) => {
    // A deactivation may have come between the password and here; it locks the person before the sessions, and so does this.
    const [active] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, id), eq(users.isActive, true)))
      .for('no key update');
    if (!active) return null;
    const started = await replaceSession(tx, ctx, id, input.earlierSessionId);
    const locale = input.chosenLocale;
    if (locale && locale !== before) await storeLocale(tx, ctx, { id, before, locale });
    return started;
  });
  if (!session) return { kind: 'wrong' };
  await Promise.all([allowed.giveBack(), rememberSource(ctx.db, email, source)]);
  const name = `${person.firstName} ${person.lastName}`;
  return { kind: 'signed_in', userId: id, name, setCookie: session.setCookie };
}

async function replaceSession(tx: Transaction, ctx: SignInContext, userId: string, earlierSessionId: string | null) {
  const source = { actor: { id: userId }, correlationId: ctx.correlationId, origin: ctx.origin };
  if (earlierSessionId) {
    const [earlier] = await tx
      .delete(sessions)
      .where(eq(sessions.id, earlierSessionId))
      .returning({ userId: sessions.userId });
    if (earlier) await recordAudit(tx, source, sessionEntry(earlierSessionId, 'session.ended', { before: earlier }));
  }
  const session = await startSession(tx, userId, ctx.origin);
  await recordAudit(tx, source, sessionEntry(session.sessionId, 'session.created', { after: { userId } }));
  return session;
}
