import { beforeEach, expect, test } from 'vitest';
import { fundingGrantLines } from '#app/db/schema/index.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { lineInput, receiptInput } from '#tests/factories/funding-forms.ts';
import { makeGrant, makeLine, type MadeGrant } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { addReceipt } from './add-receipt.server.ts';
import { editLine } from './edit-line.server.ts';

const database = testDatabase();
let made: MadeGrant;
let lineId: string;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
  lineId = await makeLine(database.db, { grantId: made.grantId });
});
const edit = (values: Parameters<typeof lineInput>[0] = {}, version = 1, ctx = made.admin) =>
  editLine(ctx, { lineId, version, ...lineInput(values) });

test('revises an amount with its reason, once per version', async () => {
  const revised = { revised: '18000.00', revisedReason: 'Bescheid vom März' };
  expect(await edit(revised)).toEqual({ kind: 'edited' });
  expect(await edit(revised)).toEqual({ kind: 'stale' });
  expect(await database.db.select().from(fundingGrantLines)).toMatchObject([{ ...revised, version: 2 }]);
  expect(await edit({ revised: '1.00' }, 2)).toEqual({
    kind: 'refused',
    problems: { revisedReason: 'reason_missing' },
  });
});

test('keeps a line with receipts an expense', async () => {
  await addReceipt(made.admin, { grantId: made.grantId, file: null, ...receiptInput({ lineId }) });
  expect(await edit({ kind: 'income' })).toEqual({ kind: 'refused', problems: { kind: 'kind_kept' } });
});

test('answers an admin of another operator as for an unknown line', async () => {
  const other = await makeGrant(database.db);
  await expect(edit({}, 1, other.admin)).rejects.toBeInstanceOf(NotFoundError);
});
