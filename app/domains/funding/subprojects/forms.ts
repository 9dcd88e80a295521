import { z } from 'zod';
import type { MasterField } from '#app/db/schema/subprojects.ts';
import { isOnField, masterFields, strict, subprojectFields, versionField } from '#app/domains/funding/schema.ts';

/** The forms of sub-projects. */
const save = z.literal('save');

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
