import type { CsvColumn } from '#app/platform/export/csv.ts';
import type { ImportTable } from './table.ts';

/** What is wrong with a row; `field` is null for the whole row. `code` is `code` or `code:detail`, as forms have it. */
export interface RowError<Field extends string = string> {
  readonly row: number;
  readonly field: Field | null;
  readonly code: string;
}

interface FailedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly reasons: string;
}

/** The rows with errors as the file has them, their number in front and the reasons behind: to be put right and read again. */
export function failedRows(
  { rows }: ImportTable,
  errors: readonly RowError[],
  textOf: (error: RowError) => string,
): FailedRow[] {
  const byRow = new Map<number, string[]>();
  for (const error of errors) byRow.set(error.row, [...(byRow.get(error.row) ?? []), textOf(error)]);
  return rows.flatMap(({ row, cells }) => {
    const found = byRow.get(row);
    return found ? [{ row, cells, reasons: found.join(' · ') }] : [];
  });
}

/** `head` is the column of the reasons; one of an earlier reading goes. */
export function failedColumns({ heads }: ImportTable, head: string): CsvColumn<FailedRow>[] {
  return [
    ...heads.flatMap((name, at): CsvColumn<FailedRow>[] =>
      name === head ? [] : [{ head: name, cell: ({ cells }) => cells[at] ?? '' }],
    ),
    { head, cell: ({ row, reasons }) => `${row}: ${reasons}` },
  ];
}
