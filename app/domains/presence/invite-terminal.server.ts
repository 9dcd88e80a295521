import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { oneTimeTokens } from '#app/db/schema/index.ts';
import type { TerminalKind } from '#app/db/schema/presence.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { CODE_MINUTES, enrolCodeOf, readEnrolCode } from '#app/domains/access/rules/devices.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { lockTerminal, terminalEntry } from './store/terminals.server.ts';

export interface InviteTerminalOutcome {
  readonly kind: 'invited';
  /** What the browser becomes. */
  readonly terminalKind: TerminalKind;
  /** Returned once; only its hash is stored. */
  readonly code: string;
  readonly expiresAtMs: number;
}

/** Makes a one-time code that enrols a browser as this board. An older open code ends; an enrolled browser stays until the code is used. */
export async function inviteTerminal(ctx: Ctx, { terminalId }: { terminalId: string }): Promise<InviteTerminalOutcome> {
  if (!can(ctx.actor, 'presence.administer')) throw new ForbiddenError('presence.administer');
  const code = enrolCodeOf(randomBytes(10));
  const expiresAt = ctx.now.add({ minutes: CODE_MINUTES });
  return await inTransaction(ctx, async (tx) => {
    const [terminal] = await lockTerminal(tx, { id: terminalId });
    if (!terminal || !can(ctx.actor, 'presence.administer', terminal)) throw new NotFoundError('terminal');
    const ofTerminal = and(eq(oneTimeTokens.subjectId, terminalId), eq(oneTimeTokens.purpose, 'terminal_enrol'));
    await tx.delete(oneTimeTokens).where(and(ofTerminal, isNull(oneTimeTokens.usedAt)));
    await tx.insert(oneTimeTokens).values({
      purpose: 'terminal_enrol',
      userId: ctx.actor.id,
      subjectId: terminalId,
      tokenHash: hashSecret(readEnrolCode(code) ?? code),
      expiresAt: toDate(expiresAt),
    });
    const after = { isEnrolled: terminal.isEnrolled };
    await recordAudit(tx, ctx, terminalEntry(terminal, 'terminal.invited', { after }));
    return { kind: 'invited', terminalKind: terminal.kind, code, expiresAtMs: expiresAt.epochMilliseconds };
  });
}
