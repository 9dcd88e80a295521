import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { LetterInput } from '#app/domains/funding/schema.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { insertLetter } from '#app/domains/funding/store/inserts.server.ts';
import { lockOwnGrant } from '#app/domains/funding/store/projects.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { orTaken } from '#app/platform/edit.server.ts';

export type LetterProblems = { fileNumber?: 'letter_taken' };
export type AddLetterOutcome = { kind: 'added'; letterId: string } | { kind: 'refused'; problems: LetterProblems };

export const LETTER_TAKEN: Readonly<Record<string, LetterProblems>> = {
  funding_grant_letters_file_key: { fileNumber: 'letter_taken' },
};

/** A letter of the funder about a grant. */
export async function addLetter(
  ctx: Ctx,
  { grantId, ...input }: LetterInput & { grantId: string },
): Promise<AddLetterOutcome> {
  const write = inTransaction(ctx, async (tx): Promise<AddLetterOutcome> => {
    const { operatorId } = await lockOwnGrant(tx, ctx.actor, grantId);
    const letterId = await insertLetter(tx, { ...input, grantId });
    const after = { ...input, grantId };
    await recordAudit(tx, ctx, fundingEntry('grant_letter', { id: letterId, operatorId }, 'created', { after }));
    return { kind: 'added', letterId };
  });
  return await orTaken(write, LETTER_TAKEN);
}
