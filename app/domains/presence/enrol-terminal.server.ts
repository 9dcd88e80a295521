import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { terminals } from '#app/db/schema/index.ts';
import type { TerminalKind } from '#app/db/schema/presence.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { readEnrolCode } from '#app/domains/access/rules/devices.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { notifyServers } from '#app/platform/live/notify.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { TERMINAL_TOPIC } from './live.ts';
import { lockTerminal, terminalEntry } from './store/terminals.server.ts';

/** Codes that one address may try. */
export const ENROL_TRIES = { points: 10, seconds: 60 };

let perAddress: Limiter | undefined;

/** Counts a try of a code. Null when it is allowed, otherwise the seconds to wait. */
export function takeTerminalTry(ip: string | null): Promise<number | null> {
  perAddress ??= limiter('terminal-enrol', ENROL_TRIES);
  return consume(perAddress, ip ?? '');
}

export type EnrolTerminalOutcome =
  | { kind: 'enrolled'; terminalId: string; terminalKind: TerminalKind; token: string }
  | { kind: 'invalid' };

const useCode = statement<{ codeHash: string; at: string }, { terminalId: string; invitedBy: string | null }>(sql`
  update one_time_tokens set used_at = ${sql.placeholder('at')}::timestamptz
  where token_hash = ${sql.placeholder('codeHash')} and purpose = 'terminal_enrol' and used_at is null
    and expires_at > ${sql.placeholder('at')}::timestamptz
  returning subject_id as "terminalId", user_id as "invitedBy"`);

/** Enrols a browser as a board or terminal by its one-time code. The browser that was it before is none any more. */
export async function enrolTerminal(
  ctx: Omit<Ctx, 'actor'>,
  { code }: { code: string },
): Promise<EnrolTerminalOutcome> {
  const signs = readEnrolCode(code);
  if (signs === null) return { kind: 'invalid' };
  const token = randomBytes(32).toString('base64url');
  return await inTransaction(ctx, async (tx) => {
    const [used] = await useCode(tx, { codeHash: hashSecret(signs), at: toDate(ctx.now).toISOString() });
    const [terminal] = used ? await lockTerminal(tx, { id: used.terminalId }) : [];
    if (!used || !terminal) return { kind: 'invalid' };
    const enrolment = {
      tokenHash: hashSecret(token),
      enrolledBy: used.invitedBy,
      enrolledAt: toDate(ctx.now),
      lastSeenAt: null,
      wrongTries: 0,
      nextTryAt: null,
      revokedAt: null,
    };
    await tx
      .update(terminals)
      .set({ ...enrolment, version: terminal.version + 1, updatedAt: sql`app_now()` })
      .where(eq(terminals.id, terminal.id));
    const before = { isEnrolled: terminal.isEnrolled, isRevoked: terminal.isRevoked };
    await recordAudit(tx, { ...ctx, actor: null }, terminalEntry(terminal, 'terminal.enrolled', { before }));
    await notifyServers(tx, [{ topic: TERMINAL_TOPIC, root: terminal.id }]);
    return { kind: 'enrolled', terminalId: terminal.id, terminalKind: terminal.kind, token };
  });
}
