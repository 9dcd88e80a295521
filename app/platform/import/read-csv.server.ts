import { CsvError, type Options, parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import { IMPORT_CELL, IMPORT_COLUMNS, IMPORT_ROWS } from './limits.ts';
import { UnreadableTableError } from './table.ts';

const SEPARATORS = [';', '\t', ',', '|'] as const;
type Separator = (typeof SEPARATORS)[number];

/** As much as the heads of a table need at most. */
const HEADS = 64 * 1024;
/** A first line that gives Excel the separator; no spreadsheet shows it. */
const NAMED = /^\uFEFF?sep=(.)\r?\n/i;
/** `platform/export` writes an apostrophe before such texts (CSV injection), and a corrected file comes back with it. */
const GUARDED = /^'(?=[=+\-@\t\r])/;

/** The lines of a CSV file, empty ones too, so that their numbers are those of a spreadsheet. */
export function readCsv(bytes: Uint8Array): string[][] {
  const decoded = decodeText(bytes);
  const named = NAMED.exec(decoded);
  const text = named ? decoded.slice(named[0].length) : decoded;
  const separator = SEPARATORS.find((one) => one === named?.[1]) ?? separatorOf(text);
  try {
    // One more than allowed shows that there are too many.
    const lines = recordsOf(text, { ...OPTIONS, delimiter: separator, to: IMPORT_ROWS + 1 });
    return lines.map((cells) => cells.map((cell) => cell.replace(GUARDED, '')));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableTableError(error.code === 'CSV_MAX_RECORD_SIZE' ? 'too_long_cell' : 'quotes', { cause: error });
  }
}

const OPTIONS = {
  bom: true,
  relaxColumnCount: true,
  skipEmptyLines: false,
  maxRecordSize: IMPORT_COLUMNS * IMPORT_CELL,
} satisfies Options;

const recordsOf = (text: string, options: Options): string[][] => parse(text, options);

/** The separator that gives the first line with text the most columns. */
function separatorOf(text: string): Separator {
  const start = text.slice(0, HEADS).replace(/^\uFEFF?\s*/, '');
  const counts = SEPARATORS.map((separator) => ({ separator, columns: columnsBy(start, separator) }));
  const [best] = counts.toSorted((one, other) => other.columns - one.columns);
  return best?.separator ?? ';';
}

function columnsBy(start: string, separator: Separator): number {
  try {
    return recordsOf(start, { ...OPTIONS, delimiter: separator, to: 1 })[0]?.length ?? 0;
  } catch {
    return 0;
  }
}
