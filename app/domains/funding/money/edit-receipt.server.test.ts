import { beforeEach, expect, test } from 'vitest';
import { fundingReceiptFiles, fundingReceipts, subprojects } from '#app/db/schema/index.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { pdfFile, receiptInput } from '#tests/factories/funding-forms.ts';
import { makeGrant, makeLine, type MadeGrant, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { addReceipt } from './add-receipt.server.ts';
import { editReceipt } from './edit-receipt.server.ts';

const database = testDatabase();
let made: MadeGrant;
let lineId: string;
let subprojectId: string;
let receiptId: string;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
  lineId = await makeLine(database.db, { grantId: made.grantId });
  subprojectId = await makeSubproject(database.db, { grantId: made.grantId });
  const input = { grantId: made.grantId, file: pdfFile(), ...receiptInput({ lineId, subprojectId }) };
  const outcome = await addReceipt(made.admin, input);
  receiptId = outcome.kind === 'added' ? outcome.receiptId : '';
});
const edit = (amount: string, version = 1, ctx = made.admin, file: ReturnType<typeof pdfFile> | null = null) =>
  editReceipt(ctx, { receiptId, version, file, ...receiptInput({ lineId, subprojectId, amount }) });

test('changes an amount and keeps the file; another file replaces it', async () => {
  const { ctx } = await makeRole(database.db, { subprojectId });
  expect(await edit('-10.00', 1, ctx)).toEqual({ kind: 'edited' });
  expect(await database.db.select().from(fundingReceipts)).toMatchObject([{ amount: '-10.00', version: 2 }]);
  expect(await edit('-10.00', 2, ctx, pdfFile('neu.pdf'))).toEqual({ kind: 'edited' });
  expect(await database.db.select().from(fundingReceiptFiles)).toMatchObject([{ name: 'neu.pdf' }]);
  expect(await edit('1.00', 2)).toEqual({ kind: 'stale' });
});

test('changes nothing in an archived sub-project, and nothing for a stranger', async () => {
  const other = await makeGrant(database.db);
  await expect(edit('1.00', 1, other.admin)).rejects.toBeInstanceOf(NotFoundError);
  await database.db.update(subprojects).set({ isActive: false, archivedAt: new Date() });
  expect(await edit('1.00')).toEqual({ kind: 'refused', problems: { subprojectId: 'inactive' } });
});
