import { z } from 'zod';
import { measureFields, type MeasureInput } from '#app/domains/funding/measures/schema.ts';
import { moneyField } from '#app/domains/funding/schema.ts';
import { words } from './words.ts';

/** Inputs of the API of funding; names are those of seed 3. Errors are codes with texts in messages/api.*. */

export const noFields = z.strictObject({});
export const userParams = z.strictObject({ userId: z.uuid().describe('Id of the person') });
export const subprojectParams = z.strictObject({ subprojectId: z.uuid().describe('Id of the sub-project') });

/** Text as people write it, or a number with at most two digits after the point. */
const number = z
  .number('money')
  .refine((value) => Number(value.toFixed(2)) === value, 'money')
  .transform((value) => value.toFixed(2));
export const moneyInput = z.union([z.string(), number], 'money').describe('`1234.50`, `1.234,50` or 1234.5');

const { number: nummer, title, description, parentId, progress } = measureFields;
const { plannedFrom, plannedUntil, actualFrom, actualUntil } = measureFields;

export const measureBody = z
  .strictObject({
    nummer: nummer.describe('Unique in the sub-project'),
    titel: title,
    beschreibung: description,
    budget: moneyInput
      .nullish()
      .transform((value) => value ?? null)
      .pipe(moneyField().nullable()),
    status: z.enum(words.status.german).optional().default('geplant'),
    parent_massnahme_id: parentId.describe('A measure of the sub-project that it is below'),
    geplant_von: plannedFrom,
    geplant_bis: plannedUntil,
    tatsaechlich_von: actualFrom,
    tatsaechlich_bis: actualUntil,
    fortschritt: progress.describe('0 to 100; a completed measure has 100'),
  })
  .meta({ id: 'NewMeasure' });

/** A body with the verb's names. */
export function measureInputOf(body: z.output<typeof measureBody>): MeasureInput {
  return {
    number: body.nummer,
    title: body.titel,
    description: body.beschreibung,
    budget: body.budget,
    status: words.status.toEnglish(body.status),
    parentId: body.parent_massnahme_id,
    plannedFrom: body.geplant_von,
    plannedUntil: body.geplant_bis,
    actualFrom: body.tatsaechlich_von,
    actualUntil: body.tatsaechlich_bis,
    progress: body.fortschritt,
  };
}
