import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { fundingReceiptFiles } from '#app/db/schema/index.ts';
import { fileNameOf, type FileProblem, fileProblem, mediaTypeOf } from '#app/domains/funding/rules/receipt-file.ts';
import type { ReceiptInput } from '#app/domains/funding/schema.ts';
import { can } from '#app/permissions.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { assertMay, findMeasure, findSubproject, lockGrant, type StoredGrant } from './projects.server.ts';

/** The file of a receipt as it came. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface StoredReceipt extends ReceiptInput {
  readonly id: string;
  readonly grantId: string;
  readonly version: number;
  readonly operatorId: string;
  readonly fileName: string | null;
}

export const receiptColumns = sql`r.id, r.grant_id as "grantId", r.version, r.line_id as "lineId", r.subproject_id as "subprojectId",
  r.measure_id as "measureId", r.paid_on::text as "paidOn", r.party, r.reason, r.amount::text as amount, r.number, f.name as "fileName"`;

const readReceipt = statement<{ id: string }, StoredReceipt>(sql`
  select ${receiptColumns}, g.operator_id as "operatorId" from funding_receipts r join funding_grants g on g.id = r.grant_id
  left join funding_receipt_files f on f.receipt_id = r.id where r.id = ${sql.placeholder('id')}::uuid`);

/** Throws when the person may not write receipts there: of a measure, of a sub-project, or of the grant alone (admins). */
async function assertMayFill(
  tx: Transaction,
  actor: Actor,
  { operatorId, subprojectId, measureId }: { operatorId: string } & Pick<ReceiptInput, 'subprojectId' | 'measureId'>,
): Promise<{ isActive: boolean; subprojectId: string | null }> {
  if (measureId !== null) {
    const measure = await findMeasure(tx, actor, measureId);
    assertMay(actor, measure, { entity: 'measure', action: 'funding.fill' });
    return measure;
  }
  if (subprojectId !== null) {
    const found = await findSubproject(tx, actor, subprojectId);
    assertMay(actor, found, { entity: 'subproject', action: 'funding.fill' });
    return { isActive: found.isActive, subprojectId };
  }
  if (!can(actor, 'funding.administer', { operatorId })) throw new ForbiddenError('funding.fill');
  return { isActive: true, subprojectId: null };
}

/** A receipt that the person may change, and whether it is in an active place; its grant is locked. Throws NotFoundError for an unreadable one. */
export async function lockReceipt(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<StoredReceipt & { isActive: boolean }> {
  const [before] = await readReceipt(tx, { id });
  if (!before) throw new NotFoundError('receipt');
  await lockGrant(tx, { id: before.grantId });
  const [receipt] = await readReceipt(tx, { id });
  if (!receipt) throw new NotFoundError('receipt');
  if (receipt.subprojectId === null && !can(actor, 'funding.administer', receipt)) throw new NotFoundError('receipt');
  const { isActive } = await assertMayFill(tx, actor, receipt);
  return { ...receipt, isActive };
}

const readRole = statement<{ grantId: string; userId: string }, { id: string }>(sql`
  select v.id from v_user_subprojects v where v.grant_id = ${sql.placeholder('grantId')}::uuid and v.user_id = ${sql.placeholder('userId')}::uuid
  union all
  select v.id from v_user_measures v join subprojects s on s.id = v.subproject_id
  where s.grant_id = ${sql.placeholder('grantId')}::uuid and v.user_id = ${sql.placeholder('userId')}::uuid
  limit 1`);

/** A grant whose admin the person is, or in which the person has a role today; locked. Throws NotFoundError for every other one. */
export async function lockGrantOfRole(tx: Transaction, actor: Actor, id: string): Promise<StoredGrant> {
  const [grant] = await lockGrant(tx, { id });
  const isOwn = grant && can(actor, 'funding.administer', grant);
  if (!grant || (!isOwn && (await readRole(tx, { grantId: id, userId: actor.id })).length === 0))
    throw new NotFoundError('grant');
  return grant;
}

const readLineOf = statement<{ grantId: string; lineId: string }, { id: string }>(sql`
  select id from funding_grant_lines where id = ${sql.placeholder('lineId')}::uuid and grant_id = ${sql.placeholder('grantId')}::uuid`);
const readSubprojectOf = statement<{ grantId: string; subprojectId: string | null }, { id: string }>(sql`
  select id from subprojects where id = ${sql.placeholder('subprojectId')}::uuid and grant_id = ${sql.placeholder('grantId')}::uuid`);

export type ReceiptProblems = {
  lineId?: 'line';
  subprojectId?: 'place' | 'inactive';
  number?: 'number_taken';
  file?: FileProblem;
};

export const RECEIPT_TAKEN: Readonly<Record<string, ReceiptProblems>> = {
  funding_receipts_number_key: { number: 'number_taken' },
};

/** What is wrong with a receipt of this grant, locked before; null when it is in order. Throws as assertMayFill does. */
export async function receiptProblem(
  tx: Transaction,
  actor: Actor,
  input: Pick<ReceiptInput, 'lineId' | 'subprojectId' | 'measureId'> & { grantId: string; operatorId: string },
  file: UploadedFile | null,
): Promise<ReceiptProblems | null> {
  const { grantId, operatorId, lineId, subprojectId } = input;
  if (subprojectId === null && !can(actor, 'funding.administer', { operatorId })) return { subprojectId: 'place' };
  const place = await assertMayFill(tx, actor, input);
  const isHere = subprojectId === null || (await readSubprojectOf(tx, { grantId, subprojectId })).length > 0;
  if (!isHere || place.subprojectId !== subprojectId) return { subprojectId: 'place' };
  if (!place.isActive) return { subprojectId: 'inactive' };
  if ((await readLineOf(tx, { grantId, lineId })).length === 0) return { lineId: 'line' };
  const wrong = file && fileProblem(file.bytes);
  return wrong ? { file: wrong } : null;
}

/** Stores the file of a receipt; it replaces an earlier one. The file has been checked by receiptProblem. */
export async function storeFile(tx: Transaction, receiptId: string, { name, bytes }: UploadedFile): Promise<void> {
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null) throw new Error('the file was not checked');
  const values = {
    name: fileNameOf(name, mediaType),
    mediaType,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    content: bytes,
  };
  await tx
    .insert(fundingReceiptFiles)
    .values({ receiptId, ...values })
    .onConflictDoUpdate({ target: fundingReceiptFiles.receiptId, set: values });
}
