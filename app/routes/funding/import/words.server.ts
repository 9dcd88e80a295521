import type { FundingField } from '#app/domains/funding/import/fields.ts';
import type { OpenImport } from '#app/domains/funding/import/import-page.server.ts';
import { IMPORT_KINDS } from '#app/domains/funding/rules/place-import.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { RowError } from '#app/platform/import/row-errors.ts';

/** "1 Zuwendung, 12 Teilprojekte" */
export function summaryWords(summary: Readonly<Record<string, number>>, locale: Locale): string {
  const t = translator(locale, 'funding.importing');
  const parts = IMPORT_KINDS.flatMap((kind) => {
    const count = summary[kind] ?? 0;
    return count === 0 ? [] : [t(`kinds.${kind}`, { count })];
  });
  return parts.length === 0 ? t('nothing') : parts.join(', ');
}

export function reasonOf({ code }: Pick<RowError, 'code'>, locale: Locale): string {
  const t = translator(locale, 'funding.importing');
  const [name = '', detail = ''] = code.split(':');
  const key = `errors.${name}` as 'errors.exceeds';
  if (!t.has(key)) return t('errors.unreadable');
  return t(key, { detail: name === 'exceeds' && detail !== '' ? formats(locale).money(detail) : detail });
}

/** The name of a field, without one that of the whole row. */
export function fieldName(field: string | null, locale: Locale): string {
  const t = translator(locale, 'funding.importing');
  return field === null ? t('wholeRow') : t(`fields.${field as FundingField}`);
}

/** 0 -> A, 27 -> AB */
function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : letterOf(rest - 1)) + String.fromCodePoint(65 + (column % 26));
}

const SAMPLES = 3;

/** The columns of the file with what they hold. */
export const columnViews = ({ table, mapping }: OpenImport) =>
  table.heads.map((head, at) => ({
    at,
    head,
    letter: letterOf(at),
    field: mapping[at] ?? '',
    sample: [...new Set(table.rows.map(({ cells }) => cells[at] ?? '').filter(Boolean))]
      .slice(0, SAMPLES)
      .map((value) => (value.length > 30 ? `${value.slice(0, 29)}…` : value))
      .join(' · '),
  }));

/** Rows of errors that a page shows; the CSV has all. */
const SHOWN = 100;

/** The errors of a trial, each with the head of its column and the content of its cell. */
export function errorViews({ table, mapping, tried }: OpenImport, locale: Locale) {
  const errors = tried?.errors ?? [];
  const columns = new Map(Object.entries(mapping).map(([at, field]) => [field, Number(at)]));
  const rows = new Map(table.rows.map(({ row, cells }) => [row, cells]));
  const shown = errors.slice(0, SHOWN).map(({ row, field, code }, at) => {
    const column = field === null ? undefined : columns.get(field);
    const head = column === undefined ? '' : (table.heads[column] ?? '');
    const value = column === undefined ? '' : (rows.get(row)?.[column] ?? '');
    return {
      key: `${row}-${at}`,
      row,
      column: head || fieldName(field, locale),
      value: value.length > 80 ? `${value.slice(0, 79)}…` : value,
      reason: reasonOf({ code }, locale),
    };
  });
  return {
    count: errors.length,
    rows: new Set(errors.map(({ row }) => row)).size,
    more: errors.length - shown.length,
    shown,
  };
}
