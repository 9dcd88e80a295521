import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { LetterInput } from '#app/domains/funding/schema.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { lockOwnGrant } from './projects.server.ts';

export interface StoredLetter extends LetterInput {
  readonly id: string;
  readonly grantId: string;
  readonly version: number;
}

export const letterColumns = sql`l.id, l.grant_id as "grantId", l.version, l.issued_on::text as "issuedOn", l.file_number as "fileNumber",
  l.amount::text as amount, l.remark`;

const readLetter = statement<{ id: string }, StoredLetter>(sql`
  select ${letterColumns} from funding_grant_letters l where l.id = ${sql.placeholder('id')}::uuid`);

/** A letter of a grant of the admin's operator; the grant is locked. Throws NotFoundError for every other one. */
export async function lockLetter(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<StoredLetter & { operatorId: string }> {
  const [before] = await readLetter(tx, { id });
  if (!before) throw new NotFoundError('grant_letter');
  const { operatorId } = await lockOwnGrant(tx, actor, before.grantId);
  const [letter] = await readLetter(tx, { id });
  if (!letter) throw new NotFoundError('grant_letter');
  return { ...letter, operatorId };
}
