import { beforeEach, expect, test } from 'vitest';
import { auditLog, fundingReceiptFiles, fundingReceipts, subprojects } from '#app/db/schema/index.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { pdfFile, receiptInput } from '#tests/factories/funding-forms.ts';
import { makeGrant, makeLine, type MadeGrant, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { addReceipt } from './add-receipt.server.ts';
import { removeReceipt } from './remove-receipt.server.ts';

const database = testDatabase();
let made: MadeGrant;
let subprojectId: string;
let receiptId: string;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
  const lineId = await makeLine(database.db, { grantId: made.grantId });
  subprojectId = await makeSubproject(database.db, { grantId: made.grantId });
  const input = { grantId: made.grantId, file: pdfFile(), ...receiptInput({ lineId, subprojectId }) };
  const outcome = await addReceipt(made.admin, input);
  receiptId = outcome.kind === 'added' ? outcome.receiptId : '';
});

test('removes a receipt with its file, and keeps its audit row', async () => {
  const { ctx } = await makeRole(database.db, { subprojectId });
  expect(await removeReceipt(ctx, { receiptId })).toEqual({ kind: 'removed', grantId: made.grantId });
  expect(await database.db.select().from(fundingReceipts)).toEqual([]);
  expect(await database.db.select().from(fundingReceiptFiles)).toEqual([]);
  const entries = await database.ownerDb.select().from(auditLog).orderBy(auditLog.seq);
  expect(entries.at(-1)).toMatchObject({ action: 'receipt.removed', entityId: receiptId });
});

test('keeps it in an archived sub-project, and for a reviewer', async () => {
  const { ctx } = await makeRole(database.db, { subprojectId, role: 'reviewer' });
  await expect(removeReceipt(ctx, { receiptId })).rejects.toBeInstanceOf(ForbiddenError);
  await database.db.update(subprojects).set({ isActive: false, archivedAt: new Date() });
  expect(await removeReceipt(made.admin, { receiptId })).toEqual({ kind: 'not_active' });
});
