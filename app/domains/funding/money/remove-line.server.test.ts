import { beforeEach, expect, test } from 'vitest';
import { receiptInput } from '#tests/factories/funding-forms.ts';
import { makeGrant, makeLine, type MadeGrant } from '#tests/factories/funding.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { addReceipt } from './add-receipt.server.ts';
import { removeLine } from './remove-line.server.ts';

const database = testDatabase();
let made: MadeGrant;
let lineId: string;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
  lineId = await makeLine(database.db, { grantId: made.grantId });
});

test('removes a line without receipts', async () => {
  expect(await removeLine(made.admin, { lineId })).toEqual({ kind: 'removed', grantId: made.grantId });
  await expect(removeLine(made.admin, { lineId })).rejects.toBeInstanceOf(NotFoundError);
});

test('keeps a line with receipts, and says how many', async () => {
  await addReceipt(made.admin, { grantId: made.grantId, file: null, ...receiptInput({ lineId }) });
  expect(await removeLine(made.admin, { lineId })).toEqual({ kind: 'has_receipts', count: 1 });
});
