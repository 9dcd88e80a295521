import { assignPerson } from '#app/domains/funding/assignments/assign-person.server.ts';
import { addLetter } from '#app/domains/funding/grants/add-letter.server.ts';
import { addLine } from '#app/domains/funding/money/add-line.server.ts';
import { addReceipt } from '#app/domains/funding/money/add-receipt.server.ts';
import { createMeasure } from '#app/domains/funding/measures/create-measure.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { letterInput, lineInput, pdfFile, receiptInput } from './funding-forms.ts';
import { makeGrant, makeSubproject } from './funding.ts';
import { measureInput } from './measure-forms.ts';

/** Verbs of funding that store words of people: remarks, descriptions, a reason, a receipt with its file. */
export async function writeFundingWords({
  admin,
  text,
}: {
  admin: Ctx;
  text: (words: string) => string;
}): Promise<void> {
  const { operatorId } = admin.actor;
  if (operatorId === null || !('query' in admin.db)) throw new Error('an admin has an operator');
  const { grantId } = await makeGrant(admin.db, { operatorId });
  const subprojectId = await makeSubproject(admin.db, { grantId });
  await addLetter(admin, { grantId, ...letterInput({ remark: text('Rückfrage') }) });
  const revised = { revised: '1.00', revisedReason: text('Kürzung') };
  const line = await addLine(admin, { grantId, ...lineInput(revised) });
  if (line.kind !== 'added') throw new Error(line.kind);
  const words = { party: text('Klein'), reason: text('Bälle') };
  const receipt = receiptInput({ lineId: line.lineId, subprojectId, ...words });
  await addReceipt(admin, { grantId, file: pdfFile(text('Rechnung')), ...receipt });
  await createMeasure(admin, { subprojectId, ...measureInput({ description: text('mit Familie Berg') }) });
  const userId = admin.actor.id;
  const role = { userId, role: 'author' as const, validFrom: null, validUntil: null, remark: text('in Vertretung') };
  const assigned = await assignPerson(admin, { place: { subprojectId }, ...role });
  if (assigned.kind !== 'assigned') throw new Error(assigned.kind);
}
