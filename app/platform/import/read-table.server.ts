import { IMPORT_BYTES, IMPORT_CELL, IMPORT_COLUMNS, IMPORT_ROWS } from './limits.ts';
import { readCsv } from './read-csv.server.ts';
import { readXlsx } from './read-xlsx.server.ts';
import { type ImportTable, type TableOutcome, UnreadableTableError } from './table.ts';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/** The table of a CSV or XLSX file, whichever its content is; its name does not count. */
export function readTable(bytes: Uint8Array): TableOutcome {
  try {
    return { kind: 'read', table: tableOf(linesOf(bytes)) };
  } catch (error) {
    if (!(error instanceof UnreadableTableError)) throw error;
    return { kind: 'refused', reason: error.reason };
  }
}

function linesOf(bytes: Uint8Array): string[][] {
  if (bytes.length > IMPORT_BYTES) throw new UnreadableTableError('too_large');
  if (bytes.length === 0) throw new UnreadableTableError('empty');
  if (startsWith(bytes, 0x50, 0x4b)) return readXlsx(bytes);
  // Excel until 2003, and newer files with a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableTableError('old_excel');
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) throw new UnreadableTableError('not_a_table');
  return readCsv(bytes);
}

function tableOf(lines: readonly (readonly string[])[]): ImportTable {
  if (lines.length > IMPORT_ROWS) throw new UnreadableTableError('too_many_rows');
  const plain = lines.map((line) => withoutEnd(line.map((cell) => cell.trim())));
  const first = plain.findIndex((line) => line.length > 0);
  const heads = plain[first];
  if (!heads) throw new UnreadableTableError('empty');
  if (heads.length > IMPORT_COLUMNS) throw new UnreadableTableError('too_many_columns');
  if (plain.some((line) => line.some((cell) => cell.length > IMPORT_CELL)))
    throw new UnreadableTableError('too_long_cell');
  const rows = plain.flatMap((line, at) =>
    at <= first || line.length === 0
      ? []
      : [{ row: at + 1, cells: heads.map((_head, column) => line[column] ?? ''), hasMore: line.length > heads.length }],
  );
  if (rows.length === 0) throw new UnreadableTableError('no_rows');
  return { heads, rows };
}

/** Without empty cells at the end. */
const withoutEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
