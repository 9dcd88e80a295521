/**
 * What a file has, in the rows of a spreadsheet. Cells are text as a German spreadsheet shows it: decimals with a comma, days as
 * YYYY-MM-DD.
 */
export interface ImportTable {
  readonly heads: readonly string[];
  readonly rows: readonly ImportRow[];
}

export interface ImportRow {
  /** As the spreadsheet counts: the line of heads is 1 unless empty lines come first. */
  readonly row: number;
  /** One per head. */
  readonly cells: readonly string[];
  /** There is text behind the last head: a separator inside a cell, mostly. */
  readonly hasMore: boolean;
}

/** Why a file cannot be read. */
export type TableRefusal =
  | 'empty'
  | 'no_rows'
  | 'not_a_table'
  | 'old_excel'
  | 'quotes'
  | 'too_long_cell'
  | 'too_many_columns'
  | 'too_many_rows'
  | 'too_large';

export type TableOutcome = { kind: 'read'; table: ImportTable } | { kind: 'refused'; reason: TableRefusal };

/** Ends the reading of a file; `readTable` answers with the reason. */
export class UnreadableTableError extends Error {
  override name = 'UnreadableTableError';
  readonly reason: TableRefusal;
  constructor(reason: TableRefusal, options?: ErrorOptions) {
    super(`a table cannot be read: ${reason}`, options);
    this.reason = reason;
  }
}
