import type { ImportTable } from './table.ts';

/** A field that a column of a file can fill. */
export interface ImportField<Name extends string = string> {
  readonly name: Name;
  /** What columns are called, the usual name first. */
  readonly heads: readonly string[];
  /** Without a column for it nothing can be read. */
  readonly isRequired?: boolean;
}

/** The index of a column -> the field. Columns without a field are left out. */
export type ImportMapping = Readonly<Record<string, string>>;

/** A head as it is compared: `Förder-Summe (€)` -> `fordersumme` */
const bareName = (head: string): string =>
  head
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** Each field goes to the first column with one of its names. */
export function guessMapping(heads: readonly string[], fields: readonly ImportField[]): ImportMapping {
  const bare = heads.map(bareName);
  const taken = new Map<number, string>();
  for (const { name, heads: names } of fields) {
    const at = names
      .map((one) => bare.findIndex((head, index) => head === bareName(one) && !taken.has(index)))
      .find((index) => index >= 0);
    if (at !== undefined) taken.set(at, name);
  }
  return Object.fromEntries([...taken].toSorted(([one], [other]) => one - other).map(([at, name]) => [at, name]));
}

export type MappingProblem = { kind: 'missing'; field: string } | { kind: 'twice'; field: string };

/** What is wrong with a mapping: a required field without a column, or a field with two. */
export function mappingProblems(mapping: ImportMapping, fields: readonly ImportField[]): MappingProblem[] {
  const used = Object.values(mapping);
  return fields.flatMap(({ name, isRequired = false }): MappingProblem[] => {
    const count = used.filter((one) => one === name).length;
    if (count > 1) return [{ kind: 'twice', field: name }];
    return count === 0 && isRequired ? [{ kind: 'missing', field: name }] : [];
  });
}

/** A row by its fields. */
export interface MappedRow<Name extends string = string> {
  readonly row: number;
  readonly values: Readonly<Partial<Record<Name, string>>>;
  readonly hasMore: boolean;
}

/** The rows of a table by the fields of its columns. */
export function mapRows<Name extends string>({ rows }: ImportTable, mapping: ImportMapping): MappedRow<Name>[] {
  const columns = Object.entries(mapping).map(([at, name]) => [Number(at), name] as const);
  return rows.map(({ row, cells, hasMore }) => ({
    row,
    hasMore,
    values: Object.fromEntries(columns.map(([at, name]) => [name, cells[at] ?? ''])) as MappedRow<Name>['values'],
  }));
}
