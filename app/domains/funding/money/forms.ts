import { z } from 'zod';
import { lineFields, receiptFields, strict, versionField } from '#app/domains/funding/schema.ts';

/** The forms of plan lines and receipts. */
const save = z.literal('save');

export const newLineSchema = z.strictObject({ intent: save, ...lineFields }, strict);
export const lineActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: save, version: versionField, ...lineFields }, strict),
  z.strictObject({ intent: z.literal('remove') }, strict),
]);

/** `place`: a sub-project, or one of its measures: `subproject` or `subproject/measure`; empty for the grant alone. */
const { subprojectId: _subprojectId, measureId: _measureId, ...ownReceiptFields } = receiptFields;
const receiptForm = {
  ...ownReceiptFields,
  place: z
    .string('place')
    .regex(/^[0-9a-f-]{36}(?:[/][0-9a-f-]{36})?$/, 'place')
    .optional(),
};

function withPlace<Input extends { place?: string | undefined }>({ place, ...input }: Input) {
  const [subprojectId = null, measureId = null] = place?.split('/') ?? [];
  return { ...input, subprojectId, measureId };
}

export const newReceiptSchema = z.strictObject({ intent: save, ...receiptForm }, strict).transform(withPlace);
export const receiptActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: save, version: versionField, ...receiptForm }, strict).transform(withPlace),
  z.strictObject({ intent: z.literal('remove') }, strict),
]);
