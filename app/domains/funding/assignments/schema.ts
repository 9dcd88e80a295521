import { z } from 'zod';
import { PROJECT_ROLES } from '#app/domains/funding/rules/rights.ts';
import { dayField, optionalDayField, optionalTextField, strict, versionField } from '#app/domains/funding/schema.ts';

const dates = { validUntil: optionalDayField(), remark: optionalTextField(1000) };

/** A role for a person; `validFrom` defaults to today. */
const assignFields = {
  userId: z.uuid('person'),
  role: z.enum(PROJECT_ROLES, 'role'),
  validFrom: optionalDayField(),
  ...dates,
};
const editFields = { validFrom: dayField(), ...dates };
export type AssignInput = z.output<z.ZodObject<typeof assignFields>>;
export type EditAssignmentInput = z.output<z.ZodObject<typeof editFields>>;

const assignmentId = z.uuid('unreadable');
export const assignmentActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('assign'), ...assignFields }, strict),
  z.strictObject({ intent: z.literal('save'), assignmentId, version: versionField, ...editFields }, strict),
  z.strictObject({ intent: z.literal('end'), assignmentId, lastDay: dayField() }, strict),
]);
