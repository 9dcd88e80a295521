import { z } from 'zod';
import { MAX_PARTS, type PartInput, type SplitProblem } from '#app/domains/funding/rules/decide-split.ts';
import { strict, subprojectFields, versionField } from '#app/domains/funding/schema.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { SplitValues } from './split-values.ts';

const texts = z.array(z.string().optional()).max(MAX_PARTS);
const dealt = z.array(z.string().regex(/^[0-9a-f-]{36}:\d{1,2}$/)).optional();

/** The fields as the browser sends them: a name, a number and a budget per part, and what goes where as `id:part`. */
export const splitFormSchema = z.strictObject(
  {
    intent: z.enum(['preview', 'change', 'split']),
    more: z.literal('1').optional(),
    version: versionField,
    name: texts,
    number: texts,
    budget: texts,
    deal: z.array(z.string().optional()).optional(),
    role: dealt,
  },
  strict,
);

export function splitOfForm(fields: FormData): SplitValues {
  const all = (name: string) => fields.getAll(name).filter((value) => typeof value === 'string');
  const [names, numbers, budgets] = [all('name'), all('number'), all('budget')];
  return {
    parts: names
      .slice(0, MAX_PARTS)
      .map((name, index) => ({ name, number: numbers[index] ?? '', budget: budgets[index] ?? '' })),
    deals: all('deal').filter((one) => one !== ''),
    roles: all('role'),
  };
}

const partSchema = z.object(subprojectFields);

/** The parts that count, with their places in the form; those without name and budget do not, except the first two. */
function countedParts({ parts }: SplitValues): number[] {
  const filled = parts.flatMap(({ name, budget }, place) =>
    name.trim() === '' && budget.trim() === '' ? [] : [place],
  );
  return filled.length < 2 ? [...new Set([0, 1, ...filled])].toSorted((one, other) => one - other) : filled;
}

type Read =
  | { kind: 'parts'; parts: readonly PartInput[]; places: readonly number[] }
  | { kind: 'invalid'; codes: Codes };
type Codes = Record<string, string[]>;

/** The parts as the verb takes them, or codes by field: `budget1` is the budget of the second part. */
export function readParts(values: SplitValues): Read {
  const places = countedParts(values);
  const codes: Codes = {};
  const parts = places.map((place): PartInput | null => {
    const read = partSchema.safeParse(values.parts[place] ?? { name: '', number: '', budget: '' });
    const idsOf = (entries: readonly string[]) =>
      entries.flatMap((entry) => (entry.slice(37) === String(place) ? [entry.slice(0, 36)] : []));
    if (read.success) return { ...read.data, measureIds: idsOf(values.deals), assignmentIds: idsOf(values.roles) };
    for (const { path, message } of read.error.issues) {
      const field = `${String(path[0])}${place}`;
      codes[field] = [...(codes[field] ?? []), message];
    }
    return null;
  });
  const read = parts.filter((part) => part !== null);
  return read.length < parts.length ? { kind: 'invalid', codes } : { kind: 'parts', parts: read, places };
}

/** Problems of the rule as codes by field: of a part, of a measure by its number, of a role by its id, or of all parts. */
export function codesOfSplit(problems: readonly SplitProblem[], places: readonly number[], locale: Locale): Codes {
  const codes: Codes = {};
  for (const { part, field, code, detail } of problems) {
    const isMoney = code === 'sum_over' || code === 'sum_under' || code === 'measures_over';
    const shown = detail !== undefined && isMoney ? formats(locale).money(detail) : detail;
    const at = fieldOf(code, field, part === null ? null : (places[part] ?? part), detail);
    codes[at] = [...(codes[at] ?? []), shown === undefined ? code : `${code}:${shown}`];
  }
  return codes;
}

function fieldOf(code: SplitProblem['code'], field: string, place: number | null, detail = ''): string {
  if (code.startsWith('measure_')) return `measure ${detail}`;
  if (code === 'assignment_left') return `role ${detail}`;
  if (field === 'measureIds') return 'measures';
  if (field === 'assignmentIds') return 'roles';
  return place === null ? 'parts' : `${field}${place}`;
}

export function answerSplit(values: SplitValues, codes: Codes, locale: Locale): FormAnswer<SplitValues> {
  const t = translator(locale, 'funding.divide');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  return answerInvalid(values, codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}
