import { eq, sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { fundingGrantLetters } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { lockLetter } from '#app/domains/funding/store/letters.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

export type RemoveLetterOutcome = { kind: 'removed' } | { kind: 'in_use'; lines: readonly string[] };

const readLines = statement<{ id: string }, { label: string }>(sql`
  select label from funding_grant_lines where letter_id = ${sql.placeholder('id')}::uuid order by label`);

/** Removes a letter that no plan line names. */
export async function removeLetter(ctx: Ctx, { letterId }: { letterId: string }): Promise<RemoveLetterOutcome> {
  return await inTransaction(ctx, async (tx): Promise<RemoveLetterOutcome> => {
    const { operatorId, ...letter } = await lockLetter(tx, ctx.actor, letterId);
    const lines = await readLines(tx, { id: letterId });
    if (lines.length > 0) return { kind: 'in_use', lines: lines.map(({ label }) => label) };
    await tx.delete(fundingGrantLetters).where(eq(fundingGrantLetters.id, letterId));
    const before = { ...letter };
    await recordAudit(tx, ctx, fundingEntry('grant_letter', { id: letterId, operatorId }, 'removed', { before }));
    return { kind: 'removed' };
  });
}
