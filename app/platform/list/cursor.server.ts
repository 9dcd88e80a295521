import { type SQL, sql } from 'drizzle-orm';
import { validate } from 'uuid';
import { isLocalDate } from '#app/platform/calendar.ts';

/** Column types that a list may be sorted by, and the texts that are valid for each. */
const KINDS = {
  day: { cast: 'date', isValid: isLocalDate },
  time: { cast: 'time', isValid: (text: string) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) },
  /** `YYYY-MM-DDTHH:MM`, wall-clock. */
  moment: {
    cast: 'timestamp',
    isValid: (text: string) => isLocalDate(text.slice(0, 10)) && /^T(?:[01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10)),
  },
  number: { cast: 'bigint', isValid: (text: string) => /^\d{1,18}$/.test(text) },
  id: { cast: 'uuid', isValid: (text: string) => validate(text) },
} as const;

export type CursorKind = keyof typeof KINDS;

/** The sort key of a row: one text per column. */
export type Cursor = readonly { readonly text: string; readonly kind: CursorKind }[];

const SEPARATOR = '~';

/** The cursor of an address; null when a part is missing or invalid. */
export function readCursor(text: string, kinds: readonly CursorKind[]): Cursor | null {
  const parts = text.split(SEPARATOR);
  if (parts.length !== kinds.length) return null;
  const found = kinds.map((kind, index) => ({ kind, text: parts[index] ?? '' }));
  return found.every((part) => KINDS[part.kind].isValid(part.text)) ? found : null;
}

/** A sort key as the address has it. */
export const writeCursor = (...parts: readonly string[]): string => parts.join(SEPARATOR);

/** The first part of a cursor, for queries sorted by one unique column. */
export const keyOf = (cursor: Cursor | null): string | null => cursor?.[0]?.text ?? null;

/** Keyset condition: rows after the cursor in this order. Null without a cursor. `columns` are those of `order by`. */
export function afterCursor(columns: readonly SQL[], cursor: Cursor | null, order: 'asc' | 'desc'): SQL | null {
  if (!cursor) return null;
  const values = cursor.map(({ text, kind }) => sql`${text}::${sql.raw(KINDS[kind].cast)}`);
  const compare = sql.raw(order === 'asc' ? '>' : '<');
  return sql`(${sql.join([...columns], sql`, `)}) ${compare} (${sql.join(values, sql`, `)})`;
}

/** Joins the conditions that apply with `and`; `true` for none. */
export function allOf(conditions: readonly (SQL | null | '')[]): SQL {
  const applied = conditions.filter((condition): condition is SQL => condition !== null && condition !== '');
  return applied.length > 0 ? sql.join(applied, sql` and `) : sql`true`;
}

/** Cuts `size + 1` rows to one page; `next` is the cursor of the following page, null on the last. */
export function pageOf<Row>(
  found: readonly Row[],
  size: number,
  cursorOf: (row: Row) => string,
): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: found.length > size && last !== undefined ? cursorOf(last) : null };
}
