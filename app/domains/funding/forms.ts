import { z } from 'zod';
import type { MasterField } from '#app/db/schema/subprojects.ts';
import {
  grantFields,
  isOnField,
  letterFields,
  lineFields,
  masterFields,
  receiptFields,
  strict,
  subprojectFields,
  versionField,
} from './schema.ts';

/** The forms of grants, letters and sub-projects. */
const save = z.literal('save');

export const newGrantSchema = z.strictObject({ intent: save, ...grantFields }, strict);
export const editGrantSchema = z.strictObject({ intent: save, version: versionField, ...grantFields }, strict);

/** What the page of a grant does: letters, and putting the grant away. */
export const grantActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('addLetter'), ...letterFields }, strict),
  z.strictObject(
    { intent: z.literal('saveLetter'), letterId: z.uuid('unreadable'), version: versionField, ...letterFields },
    strict,
  ),
  z.strictObject({ intent: z.literal('removeLetter'), letterId: z.uuid('unreadable') }, strict),
  z.strictObject({ intent: z.literal('archive'), isArchived: isOnField }, strict),
]);

/** conform leaves out empty texts of a list only at its end; a field may also come once. */
const texts = z
  .array(z.string('unreadable').optional())
  .max(40, 'unreadable')
  .optional()
  .default([])
  .transform((list) => list.map((one) => one ?? ''));

const masterData = z.array(z.object(masterFields)).transform((fields, context): MasterField[] => {
  const kept = fields.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  if (new Set(kept.map(({ name }) => name.toLowerCase())).size < kept.length)
    context.addIssue({ code: 'custom', message: 'fields_same' });
  return kept.map((field) => ({ ...field, source: 'application' }));
});

/** Names and values of master data, side by side; a line without both is left out. */
function readMasterData(
  { masterName, masterValue }: { masterName: string[]; masterValue: string[] },
  context: z.RefinementCtx,
): MasterField[] {
  const lines = masterName.map((name, index) => ({ name, value: masterValue[index] ?? '' }));
  const read = masterData.safeParse(lines.filter(({ name, value }) => name.trim() !== '' || value.trim() !== ''));
  if (read.success) return read.data;
  for (const issue of read.error.issues)
    context.addIssue({ code: 'custom', message: issue.message, path: ['masterName'] });
  return z.NEVER;
}

const withMasterData = <Input extends { masterName: string[]; masterValue: string[] }>(
  { masterName, masterValue, ...input }: Input,
  context: z.RefinementCtx,
) => ({ ...input, masterData: readMasterData({ masterName, masterValue }, context) });

const subprojectForm = { ...subprojectFields, masterName: texts, masterValue: texts };

export const newSubprojectSchema = z
  .strictObject(
    {
      intent: save,
      parentId: z
        .uuid('unreadable')
        .nullish()
        .transform((value) => value ?? null),
      ...subprojectForm,
    },
    strict,
  )
  .transform(withMasterData);
export const editSubprojectSchema = z
  .strictObject({ intent: save, version: versionField, ...subprojectForm }, strict)
  .transform(withMasterData);
export const subprojectActSchema = z.strictObject({ intent: z.literal('archive'), isArchived: isOnField }, strict);

/** Master data of a form with the sources that the stored fields had: an unchanged field stays inherited. */
export const keepSources = (fields: readonly MasterField[], stored: readonly MasterField[]): MasterField[] =>
  fields.map((field) => stored.find(({ name, value }) => name === field.name && value === field.value) ?? field);

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
