import { z } from 'zod';
import { isReadableText, namesUnknownFields, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';
import { isLongerThan } from '#app/platform/text.ts';
import { REGIONS } from './rules/regions.ts';

export const MIN_PASSWORD = 12;
const MAX_RESOURCES = 30;
const MAX_NAME = 80;

/** Messages are keys of the catalogue `setup.errors`. */
const text = (missing: string) =>
  textUpTo(MAX_NAME, 'too_long', missing).refine(isReadableText, 'text_unreadable').transform(trimmedText);
const required = (missing: string) => text(missing).refine((value) => value !== '', missing);
const optional = () =>
  text('text_unreadable')
    .optional()
    .transform((value) => value || null);
const password = (missing: string) => z.string(missing).max(1024, 'password_too_long');

/** One name per line; empty lines and repetitions do not count. */
const names = z
  .string('resources_missing')
  .refine(isReadableText, 'text_unreadable')
  .transform((value) => [...new Set(value.normalize('NFC').split('\n').map(trimmedText).filter(Boolean))])
  .refine((lines) => lines.length > 0, 'resources_missing')
  .refine((lines) => lines.length <= MAX_RESOURCES, 'resources_too_many')
  .refine((lines) => !lines.some((line) => isLongerThan(line, MAX_NAME)), 'too_long');

export const firstSetupSchema = z
  .strictObject(
    {
      code: z.string('code_wrong').max(200, 'code_wrong'),
      operatorName: required('name_missing'),
      operatorType: z.enum(['verein', 'kommune', 'sonstige'], 'type_missing'),
      primaryColor: z
        .string('color_wrong')
        .toLowerCase()
        .regex(/^#[0-9a-f]{6}$/, 'color_wrong'),
      facilityName: required('name_missing'),
      region: z.enum(REGIONS.map(({ code }) => code) as [string, ...string[]], 'region_wrong'),
      street: optional(),
      houseNumber: optional(),
      zip: optional(),
      city: optional(),
      publicPlan: z
        .literal('on')
        .optional()
        .transform((value) => value === 'on'),
      groupName: required('name_missing'),
      groupIcon: z.enum(['outdoor', 'indoor'], 'type_missing'),
      resources: names,
      firstName: required('name_missing'),
      lastName: required('name_missing'),
      email: z
        .string('email_wrong')
        .max(254, 'email_wrong')
        .transform((value) => value.trim())
        .pipe(z.email('email_wrong')),
      password: password('password_short').refine((value) => value.length >= MIN_PASSWORD, 'password_short'),
      passwordAgain: password('password_differs'),
    },
    { error: namesUnknownFields },
  )
  .refine((value) => value.password === value.passwordAgain, { path: ['passwordAgain'], error: 'password_differs' });

export type FirstSetup = z.output<typeof firstSetupSchema>;
