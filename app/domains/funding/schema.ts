import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import { isReadableText, namesUnknownFields, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';
import { parseMoney } from './rules/money.ts';

/** Fields of forms, files and the API. Messages are codes; a screen has a text for each. */

export const strict = { error: namesUnknownFields };
export const versionField = z.int('unreadable').min(1, 'unreadable');
export const isOnField = z.boolean('unreadable').optional().default(false);

/** A text of 1 to `max` characters; `missing` is the code of an empty one. */
export const textField = (max: number, missing: string) =>
  textUpTo(max, `too_long:${max}`, missing)
    .refine(isReadableText, 'unreadable')
    .transform(trimmedText)
    .pipe(z.string(missing).min(1, missing));

/** Null for an absent or empty text. */
export const optionalTextField = (max: number) =>
  textUpTo(max, `too_long:${max}`)
    .refine(isReadableText, 'unreadable')
    .transform((value) => trimmedText(value) || null)
    .nullish()
    .transform((value) => value ?? null);

function readMoney(text: string, context: z.RefinementCtx): string {
  const money = parseMoney(text);
  if (money !== null) return money;
  const isNumber = /^\s*-?[\d.,\s]+€?\s*$/.test(text) && (text.match(/[.,]/g) ?? []).length <= 1;
  context.addIssue({
    code: 'custom',
    message: isNumber && text.replaceAll(/\D/g, '').length > 10 ? 'too_big' : 'money',
  });
  return z.NEVER;
}

const anyMoney = z.string('money').max(40, 'money').transform(readMoney);
const money = anyMoney.refine((value) => !value.startsWith('-'), 'negative');

/** `1.234,56` or `1234.56` -> `1234.56`. Codes: money, negative, too_big. */
export const moneyField = () => money;
/** Also below zero; zero is refused by `zero`. */
export const signedMoneyField = () => anyMoney.refine((value) => value !== '0.00', 'zero');
export const optionalMoneyField = () => money.nullish().transform((value) => value ?? null);

const day = z
  .string('day')
  .refine((value) => isLocalDate(value) && value >= '1990-01-01' && value < '2200-01-01', 'day');
/** YYYY-MM-DD from 1990 to 2199. */
export const dayField = () => day;
export const optionalDayField = () => day.nullish().transform((value) => value ?? null);

const EXCLUDED = ['employees', 'office_holders'] as const;

export const grantFields = {
  number: textField(50, 'number'),
  title: textField(200, 'title'),
  funder: textField(200, 'funder'),
  fileNumber: optionalTextField(80),
  granted: moneyField(),
  validFrom: dayField(),
  validUntil: dayField(),
  hourlyRate: optionalMoneyField().refine((value) => value !== '0.00', 'zero'),
  maxHoursPerDay: z.int('hours').min(1, 'hours').max(24, 'hours').optional().default(10),
  ownShareCapPercent: z
    .int('percent')
    .min(0, 'percent')
    .max(100, 'percent')
    .nullish()
    .transform((value) => value ?? null),
  excludedKinds: z.array(z.enum(EXCLUDED, 'unreadable'), 'unreadable').optional().default([]),
  evidenceWithNames: isOnField,
};
export type GrantInput = z.output<z.ZodObject<typeof grantFields>>;

export const letterFields = {
  issuedOn: dayField(),
  fileNumber: textField(80, 'file_number'),
  amount: optionalMoneyField(),
  remark: optionalTextField(1000),
};
export type LetterInput = z.output<z.ZodObject<typeof letterFields>>;

/** A grey field of the application. */
export const masterFields = { name: textField(100, 'field_name'), value: optionalTextField(2000) };

export const subprojectFields = {
  number: textField(50, 'number'),
  name: textField(200, 'name'),
  budget: moneyField(),
};
export type SubprojectInput = z.output<z.ZodObject<typeof subprojectFields>>;

export const lineFields = {
  kind: z.enum(['income', 'expense'], 'unreadable'),
  label: textField(200, 'label'),
  approved: moneyField(),
  revised: optionalMoneyField(),
  revisedReason: optionalTextField(1000),
  letterId: z
    .uuid('unreadable')
    .nullish()
    .transform((value) => value ?? null),
};
export type LineInput = z.output<z.ZodObject<typeof lineFields>>;

export const receiptFields = {
  lineId: z.uuid('line'),
  subprojectId: z
    .uuid('unreadable')
    .nullish()
    .transform((value) => value ?? null),
  measureId: z
    .uuid('unreadable')
    .nullish()
    .transform((value) => value ?? null),
  paidOn: dayField(),
  party: textField(200, 'party'),
  reason: textField(500, 'reason'),
  amount: signedMoneyField(),
  number: textField(50, 'number'),
};
export type ReceiptInput = z.output<z.ZodObject<typeof receiptFields>>;
