import { eq, sql } from 'drizzle-orm';
import { fundingGrantLetters } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { LetterInput } from '#app/domains/funding/schema.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { lockLetter } from '#app/domains/funding/store/letters.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome, orTaken } from '#app/platform/edit.server.ts';
import { LETTER_TAKEN, type LetterProblems } from './add-letter.server.ts';

/** Changes what is recorded of a letter. */
export async function editLetter(
  ctx: Ctx,
  { letterId, version, ...input }: LetterInput & { letterId: string; version: number },
): Promise<EditOutcome<LetterProblems>> {
  const write = inTransaction(ctx, async (tx): Promise<EditOutcome<LetterProblems>> => {
    const letter = await lockLetter(tx, ctx.actor, letterId);
    if (letter.version !== version) return { kind: 'stale' };
    const changes = changesOf<LetterInput>(letter, input);
    if (!changes) return { kind: 'edited' };
    await tx
      .update(fundingGrantLetters)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(fundingGrantLetters.id, letterId));
    await recordAudit(tx, ctx, fundingEntry('grant_letter', letter, 'edited', changes));
    return { kind: 'edited' };
  });
  return await orTaken(write, LETTER_TAKEN);
}
