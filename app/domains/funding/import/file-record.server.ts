import { z } from 'zod';
import { words } from '#app/domains/funding/api/words.ts';
import { measureFields } from '#app/domains/funding/measures/schema.ts';
import type { ImportKind, PlacedBy } from '#app/domains/funding/rules/place-import.ts';
import { grantFields, letterFields, masterFields, subprojectFields } from '#app/domains/funding/schema.ts';
import type { MappedRow } from '#app/platform/import/mapping.ts';
import type { RowError } from '#app/platform/import/row-errors.ts';
import { FIELDS_OF_KIND, type FundingField, KIND_WORDS } from './fields.ts';

/** `parentId` is in the file a number, which place-import finds. */
const { parentId: _parentId, ...measure } = measureFields;

/** The validators of the screens. */
const SCHEMAS = {
  grant: z.object(grantFields),
  letter: z.object(letterFields),
  subproject: z.object(subprojectFields),
  measure: z.object(measure),
  master: z.object(masterFields),
} as const;

export type RecordValues = {
  [Kind in ImportKind]: { readonly kind: Kind; readonly values: z.output<(typeof SCHEMAS)[Kind]> };
}[ImportKind];

/** A row of the file; `record` is null when it is broken. */
export interface ReadRecord extends PlacedBy {
  readonly record: RecordValues | null;
}

/** Columns of the file by the fields of a record, where they are called otherwise. */
const COLUMNS: Readonly<Record<ImportKind, Readonly<Record<string, FundingField>>>> = {
  grant: { granted: 'amount', validFrom: 'from', validUntil: 'until' },
  letter: { issuedOn: 'day', remark: 'text' },
  subproject: { name: 'title', budget: 'amount' },
  measure: { budget: 'amount', plannedFrom: 'from', plannedUntil: 'until', description: 'text' },
  master: { name: 'title', value: 'text' },
};

export const columnOf = (kind: ImportKind, field: string): FundingField =>
  COLUMNS[kind][field] ?? (field as FundingField);

/** What spreadsheets show for a formula that failed. */
const FAILED_FORMULA = /^#(?:DIV[/]0!|N[/]A|NV|NAME[?]|NULL!|NUM!|REF!|VALUE!|WERT!|BEZUG!|ZAHL!|SPILL!|CALC!)$/;

const isNarrow = (kind: ImportKind, name: FundingField): boolean => FIELDS_OF_KIND[kind].includes(name);

/** A row as a record with all its errors. A row without a known kind has no record and places nothing. */
export function readRecord({ row, values, hasMore }: MappedRow<FundingField>): {
  read: ReadRecord | null;
  errors: RowError<FundingField>[];
} {
  const error = (field: FundingField | null, code: string): RowError<FundingField> => ({ row, field, code });
  const at = (name: FundingField): string => values[name] ?? '';
  const kind = KIND_WORDS[at('kind').toLowerCase()];
  if (!kind) return { read: null, errors: [error('kind', 'kind')] };
  const filled = Object.entries(values).filter(([name, text]) => name !== 'kind' && text !== '') as [
    FundingField,
    string,
  ][];
  const errors = [
    ...(hasMore ? [error(null, 'more')] : []),
    ...filled.flatMap(([name, text]) => [
      ...(isNarrow(kind, name) ? [] : [error(name, 'other_kind')]),
      ...(FAILED_FORMULA.test(text) ? [error(name, 'formula')] : []),
    ]),
  ];
  const parsed = SCHEMAS[kind].safeParse(inputOf(kind, at));
  const named = new Set(errors.map(({ field }) => field));
  for (const issue of parsed.error?.issues ?? []) {
    const field = columnOf(kind, String(issue.path[0]));
    if (!named.has(field))
      errors.push(error(field, at(field) === '' && issue.message === 'day' ? 'day_missing' : issue.message));
    named.add(field);
  }
  if (parsed.success) errors.push(...upsideDown(kind, parsed.data).map((field) => error(field, 'upside_down')));
  const isBroken = errors.length > 0;
  const record = parsed.success && !isBroken ? ({ kind, values: parsed.data } as RecordValues) : null;
  const place = { grant: at('grant'), subproject: at('subproject'), parent: at('parent') };
  return { read: { row, kind, isBroken, ...place, key: keyOf(kind, at), record }, errors };
}

function keyOf(kind: ImportKind, at: (name: FundingField) => string): string {
  if (kind === 'letter') return `${at('fileNumber')} ${dayOf(at('day'))}`;
  return at(kind === 'master' ? 'title' : 'number');
}

function inputOf(kind: ImportKind, at: (name: FundingField) => string): Record<string, unknown> {
  const fields = Object.keys(SCHEMAS[kind].shape);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = at(columnOf(kind, field));
      return text === '' ? [] : [[field, valueOf(field, text)]];
    }),
  );
}

function valueOf(field: string, text: string): unknown {
  if (/^(?:validFrom|validUntil|issuedOn|plannedFrom|plannedUntil|actualFrom|actualUntil)$/.test(field))
    return dayOf(text);
  if (field === 'progress') return /^\d{1,3}(?: ?%)?$/.test(text) ? Number.parseInt(text, 10) : text;
  return field === 'status' ? statusOf(text) : text;
}

/** `1.3.2026`, `01.03.26` and `2026-03-01` -> `2026-03-01`; other text stays and is no day. */
function dayOf(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[.](\d{1,2})[.](\d{4}|\d{2})$/.exec(text) ?? [];
  if (year === '') return text.replace(/ 00:00$/, '');
  return `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `In Arbeit` -> in_progress; another text stays and is no status. */
function statusOf(text: string): string {
  const word = text.toLowerCase().replaceAll(/[\s_-]+/g, '_');
  const german = words.status.german.find((one) => one === word);
  return german ? words.status.toEnglish(german) : text;
}

/** The columns of an end that is before its start. */
function upsideDown(kind: ImportKind, values: object): FundingField[] {
  const days = values as Readonly<Record<string, string | null | undefined>>;
  const pairs = [
    ['validFrom', 'validUntil'],
    ['plannedFrom', 'plannedUntil'],
    ['actualFrom', 'actualUntil'],
  ] as const;
  return pairs.flatMap(([from, until]) => {
    const [start, end] = [days[from], days[until]];
    return start && end && end < start ? [columnOf(kind, until)] : [];
  });
}
