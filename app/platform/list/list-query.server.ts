import { validate } from 'uuid';
import { isLocalDate } from '#app/platform/calendar.ts';
import { isReadableText } from '#app/platform/form/read-form.server.ts';
import { type Cursor, type CursorKind, readCursor } from './cursor.server.ts';

/** One parameter of a list's address: its German name, and how its text becomes a value. */
interface ListField<Value> {
  readonly param: string;
  /** Null for an empty or invalid text. Invalid parameters are ignored, so that old links keep working. */
  readonly read: (text: string) => Value | null;
  /** `filter` narrows the list, `view` chooses which list it is, `cursor` is the row before the page. */
  readonly role: 'filter' | 'view' | 'cursor';
}

const filter = <Value>(param: string, read: (text: string) => Value | null): ListField<Value> => ({
  param,
  read,
  role: 'filter',
});

/** Words of the address with their values. */
type Named = Readonly<Record<string, string>>;

function oneOf<const Value extends string>(param: string, values: readonly Value[]): ListField<Value>;
function oneOf<const Values extends Named>(param: string, values: Values): ListField<Values[keyof Values]>;
function oneOf(param: string, values: readonly string[] | Named): ListField<string> {
  const entries = Array.isArray(values)
    ? values.map((value: string) => [value, value] as const)
    : Object.entries(values);
  const byWord = new Map<string, string>(entries);
  return filter(param, (text) => byWord.get(text) ?? null);
}

/** The kinds of parameters; each begins with the parameter's name. */
export const field = {
  /** A filter with its own parser; `read` returns null for an invalid text. */
  filter,
  /** A search text, trimmed and cut to `max` characters. */
  text: (param: string, max: number) =>
    filter(param, (text) => (isReadableText(text) && text !== '' ? text.slice(0, max) : null)),
  /** A UUID. */
  id: (param: string) => filter(param, (text) => (validate(text) ? text.toLowerCase() : null)),
  /** A local date, `YYYY-MM-DD`. */
  day: (param: string) => filter(param, (text) => (isLocalDate(text) ? text : null)),
  /** One value of a fixed set. The address has the value itself, or its key in `values`. */
  oneOf,
  /** Selects one of several lists on a screen. It stays when filters are reset. */
  view: <const Values extends Named>(param: string, values: Values): ListField<Values[keyof Values]> => ({
    ...oneOf(param, values),
    role: 'view',
  }),
  /** The sort key of the last row before the page, one kind per column. */
  cursor: (param: string, ...kinds: readonly CursorKind[]): ListField<Cursor> => ({
    param,
    read: (text) => readCursor(text, kinds),
    role: 'cursor',
  }),
};

type Fields = Readonly<Record<string, ListField<unknown>>>;
type ValuesOf<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends ListField<infer Value> ? Value | null : never;
};

/** The address of a list: `read` for its query, `address` for its screen. */
export function defineListQuery<F extends Fields>(fields: F) {
  const all = Object.entries(fields);
  const textOf = ({ searchParams }: URL, { param }: ListField<unknown>) => searchParams.get(param)?.trim() ?? '';

  /** The values of a URL; null for what is absent or invalid. */
  const read = (url: string): ValuesOf<F> => {
    const parsed = new URL(url);
    return Object.fromEntries(all.map(([name, one]) => [name, one.read(textOf(parsed, one))])) as ValuesOf<F>;
  };

  /**
   * What `ui/filter-bar` and `ui/pager` need, as plain data. `path` is from paths.ts, without parameters; `next` is from pageOf;
   * `hash` is the list's place on a longer page.
   */
  const address = (url: string, path: string, next: string | null, hash = '') => {
    const parsed = new URL(url);
    const valid = all
      .map(([, one]) => ({ ...one, value: textOf(parsed, one) }))
      .filter(({ read: readText, value }) => readText(value) !== null);
    const href = (roles: readonly string[], more: readonly [string, string][] = []) => {
      const kept = valid.filter(({ role }) => roles.includes(role)).map(({ param, value }) => [param, value]);
      const query = new URLSearchParams([...kept, ...more]).toString();
      return `${path}${query === '' ? '' : `?${query}`}${hash}`;
    };
    const cursorParam = all.find(([, { role }]) => role === 'cursor')?.[1].param;
    const shown = valid.filter(({ role }) => role !== 'cursor');
    return {
      path,
      /** Texts of filters and view, by parameter. */
      params: Object.fromEntries(shown.map(({ param, value }) => [param, value])),
      /** Parameters that the filter form repeats. */
      kept: shown.filter(({ role }) => role === 'view').map(({ param }) => param),
      isFiltered: valid.some(({ role }) => role === 'filter'),
      reset: href(['view']),
      /** Page one; null on page one. */
      first: valid.some(({ role }) => role === 'cursor') ? href(['view', 'filter']) : null,
      /** The next page; null on the last. */
      next: next !== null && cursorParam ? href(['view', 'filter'], [[cursorParam, next]]) : null,
    };
  };

  return { read, address };
}
