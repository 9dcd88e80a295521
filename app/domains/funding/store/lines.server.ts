import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { LineInput } from '#app/domains/funding/schema.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { lockOwnGrant } from './projects.server.ts';

export interface StoredLine extends LineInput {
  readonly id: string;
  readonly grantId: string;
  readonly version: number;
}

export const lineColumns = sql`n.id, n.grant_id as "grantId", n.version, n.kind, n.label, n.approved::text as approved, n.revised::text as revised,
  n.revised_reason as "revisedReason", n.letter_id as "letterId"`;

const readLine = statement<{ id: string }, StoredLine>(sql`
  select ${lineColumns} from funding_grant_lines n where n.id = ${sql.placeholder('id')}::uuid`);

/** A plan line of a grant of the admin's operator; the grant is locked. Throws NotFoundError for every other one. */
export async function lockLine(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<StoredLine & { operatorId: string }> {
  const [before] = await readLine(tx, { id });
  if (!before) throw new NotFoundError('grant_line');
  const { operatorId } = await lockOwnGrant(tx, actor, before.grantId);
  const [line] = await readLine(tx, { id });
  if (!line) throw new NotFoundError('grant_line');
  return { ...line, operatorId };
}

const readLetter = statement<{ grantId: string; letterId: string | null }, { id: string }>(sql`
  select id from funding_grant_letters where id = ${sql.placeholder('letterId')}::uuid and grant_id = ${sql.placeholder('grantId')}::uuid`);

export type LineProblems = {
  label?: 'label_taken';
  revisedReason?: 'reason_missing' | 'reason_alone';
  letterId?: 'letter';
  kind?: 'kind_kept';
};

export const LABEL_TAKEN: Readonly<Record<string, LineProblems>> = {
  funding_grant_lines_label_key: { label: 'label_taken' },
};

/** What is wrong with a line of this grant; null when it is in order. A revised amount has a reason, and a reason an amount. */
export async function lineProblem(
  tx: Transaction,
  { grantId, revised, revisedReason, letterId }: LineInput & { grantId: string },
): Promise<LineProblems | null> {
  if (revised !== null && revisedReason === null) return { revisedReason: 'reason_missing' };
  if (revised === null && revisedReason !== null) return { revisedReason: 'reason_alone' };
  if (letterId === null) return null;
  return (await readLetter(tx, { grantId, letterId })).length === 0 ? { letterId: 'letter' } : null;
}
