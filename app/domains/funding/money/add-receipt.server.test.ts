import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, fundingReceiptFiles, fundingReceipts, subprojects } from '#app/db/schema/index.ts';
import { getReceipt } from '#app/domains/funding/pages/money.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { pdfFile, receiptInput } from '#tests/factories/funding-forms.ts';
import {
  makeGrant,
  makeLine,
  type MadeGrant,
  makeMeasure,
  makeRole,
  makeSubproject,
} from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { addReceipt } from './add-receipt.server.ts';

const database = testDatabase();
let made: MadeGrant;
let lineId: string;
let subprojectId: string;
let measureId: string;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
  lineId = await makeLine(database.db, { grantId: made.grantId });
  subprojectId = await makeSubproject(database.db, { grantId: made.grantId });
  measureId = await makeMeasure(database.db, { subprojectId });
});
type Values = Partial<Parameters<typeof receiptInput>[0]>;
const add = (values: Values = {}, ctx = made.admin, file: ReturnType<typeof pdfFile> | null = null) =>
  addReceipt(ctx, { grantId: made.grantId, file, ...receiptInput({ lineId, ...values }) });

test('stores a receipt with its file; the trail has neither party nor file name', async () => {
  expect(await add({}, made.admin, pdfFile('Rechnung Klein.pdf'))).toMatchObject({ kind: 'added' });
  expect(await database.db.select().from(fundingReceipts)).toMatchObject([
    { amount: '249.90', createdBy: made.admin.actor.id },
  ]);
  expect(await database.db.select().from(fundingReceiptFiles)).toMatchObject([
    { name: 'Rechnung Klein.pdf', mediaType: 'application/pdf' },
  ]);
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({ action: 'receipt.created', after: { amount: '249.90' } });
  expect(JSON.stringify(entry)).not.toContain('Klein');
});

test('refuses an executable, a taken number, and the line or place of another grant', async () => {
  const other = await makeGrant(database.db);
  const foreign = await makeSubproject(database.db, { grantId: other.grantId });
  const foreignLine = await makeLine(database.db, { grantId: other.grantId });
  const problemsOf = async (values: Values, file: ReturnType<typeof pdfFile> | null = null) => {
    const outcome = await add(values, made.admin, file);
    return outcome.kind === 'refused' ? outcome.problems : outcome.kind;
  };
  expect(await problemsOf({}, { name: 'beleg.pdf', bytes: Buffer.from('MZ\u0090') })).toEqual({ file: 'file_type' });
  expect(await problemsOf({ lineId: foreignLine })).toEqual({ lineId: 'line' });
  expect(
    await problemsOf({
      subprojectId,
      measureId: await makeMeasure(database.db, {
        subprojectId: await makeSubproject(database.db, { grantId: made.grantId }),
      }),
    }),
  ).toEqual({ subprojectId: 'place' });
  await expect(add({ subprojectId: foreign })).rejects.toBeInstanceOf(NotFoundError);
  await add();
  expect(await problemsOf({})).toEqual({ number: 'number_taken' });
});

test('an author writes for the own sub-project or measure, a reviewer for none', async () => {
  const author = await makeRole(database.db, { measureId });
  const reviewer = await makeRole(database.db, { subprojectId, role: 'reviewer' });
  expect(await add({ subprojectId, measureId }, author.ctx)).toMatchObject({ kind: 'added' });
  expect(await add({ number: 'A-2' }, author.ctx)).toEqual({ kind: 'refused', problems: { subprojectId: 'place' } });
  await expect(add({ subprojectId, number: 'A-2' }, author.ctx)).rejects.toBeInstanceOf(NotFoundError);
  await expect(add({ subprojectId, number: 'A-2' }, reviewer.ctx)).rejects.toBeInstanceOf(ForbiddenError);
});

test('adds nothing to an archived sub-project, and nothing to the grant of another operator', async () => {
  const other = await makeGrant(database.db);
  await expect(add({}, other.admin)).rejects.toBeInstanceOf(NotFoundError);
  await database.db
    .update(subprojects)
    .set({ isActive: false, archivedAt: new Date() })
    .where(eq(subprojects.id, subprojectId));
  expect(await add({ subprojectId })).toEqual({ kind: 'refused', problems: { subprojectId: 'inactive' } });
});

test('an admin of another operator with a role here adds a receipt, and reads it and no other', async () => {
  const { admin } = await makeGrant(database.db);
  await makeRole(database.db, { subprojectId, userId: admin.actor.id });
  const own = await add({ subprojectId }, admin);
  const other = await add({ number: 'A-2' });
  if (own.kind !== 'added' || other.kind !== 'added') throw new Error('no receipt was added');
  expect(await getReceipt(database, admin.actor, own.receiptId)).toMatchObject({ number: 'A-1' });
  await expect(getReceipt(database, admin.actor, other.receiptId)).rejects.toBeInstanceOf(NotFoundError);
});

test('a file is named by its type, without signs that turn the direction of text', async () => {
  await add({}, made.admin, pdfFile('rechnung\u202Efdp.exe'));
  await add({ number: 'A-2' }, made.admin, pdfFile('RECHNUNG.PDF'));
  const files = await database.sql`select name from funding_receipt_files order by name collate "C"`;
  expect(files).toEqual([{ name: 'RECHNUNG.PDF' }, { name: 'rechnung_fdp.exe.pdf' }]);
});
