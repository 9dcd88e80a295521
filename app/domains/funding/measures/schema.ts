import { z } from 'zod';
import { measureStates } from '#app/domains/funding/rules/measure-states.ts';
import {
  optionalDayField,
  optionalMoneyField,
  optionalTextField,
  strict,
  textField,
  versionField,
} from '#app/domains/funding/schema.ts';

/** Fields of a measure, of forms, files and the API. A merge makes longer numbers; they stay valid in an edit. */
export const measureFields = {
  number: textField(50, 'number'),
  title: textField(255, 'title'),
  description: optionalTextField(5000),
  budget: optionalMoneyField(),
  status: z.enum(measureStates.all, 'status').optional().default('planned'),
  plannedFrom: optionalDayField(),
  plannedUntil: optionalDayField(),
  actualFrom: optionalDayField(),
  actualUntil: optionalDayField(),
  progress: z.int('progress').min(0, 'progress').max(100, 'progress').optional().default(0),
  /** The measure above it; null for one directly below the sub-project. */
  parentId: z
    .uuid('parent')
    .nullish()
    .transform((value) => value ?? null),
};
export type MeasureInput = z.output<z.ZodObject<typeof measureFields>>;

const save = z.literal('save');
export const newMeasureSchema = z.strictObject({ intent: save, ...measureFields }, strict);
export const measureActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: save, version: versionField, ...measureFields, number: textField(120, 'number') }, strict),
  z.strictObject({ intent: z.literal('remove') }, strict),
]);
