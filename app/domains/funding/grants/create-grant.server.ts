import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { GrantInput } from '#app/domains/funding/schema.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { insertGrant } from '#app/domains/funding/store/inserts.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf, orTaken } from '#app/platform/edit.server.ts';

export type GrantProblems = { number?: 'number_taken'; validUntil?: 'upside_down'; granted?: `below_parts:${string}` };
export type CreateGrantOutcome = { kind: 'created'; grantId: string } | { kind: 'refused'; problems: GrantProblems };

export const GRANT_TAKEN: Readonly<Record<string, GrantProblems>> = {
  funding_grants_number_key: { number: 'number_taken' },
};

/** What is wrong with the dates of a grant; null when they are in order. */
export const grantDatesProblem = ({ validFrom, validUntil }: GrantInput): GrantProblems | null =>
  validUntil < validFrom ? { validUntil: 'upside_down' } : null;

/** A grant of the admin's operator. */
export async function createGrant(ctx: Ctx, input: GrantInput): Promise<CreateGrantOutcome> {
  const operatorId = operatorOf(ctx.actor, 'funding.administer');
  const problems = grantDatesProblem(input);
  if (problems) return { kind: 'refused', problems };
  const write = inTransaction(ctx, async (tx): Promise<CreateGrantOutcome> => {
    const grantId = await insertGrant(tx, { ...input, operatorId });
    await recordAudit(tx, ctx, fundingEntry('grant', { id: grantId, operatorId }, 'created', { after: { ...input } }));
    return { kind: 'created', grantId };
  });
  return await orTaken(write, GRANT_TAKEN);
}
