import { posix } from 'node:path';
import { IMPORT_CELL, IMPORT_COLUMNS, IMPORT_ROWS } from './limits.ts';
import { readXml } from './read-xml.server.ts';
import { UnreadableTableError } from './table.ts';
import { unzipXml } from './unzip.server.ts';
import { type NumberStyle, numberText, readStyles } from './xlsx-styles.server.ts';

/** What a cell shows whose formula was never calculated. */
const NOT_CALCULATED = '#VALUE!';

/** The lines of the first sheet that is not hidden. Formulas come as their last result. */
export function readXlsx(bytes: Uint8Array): string[][] {
  try {
    const files = unzipXml(bytes);
    const decoder = new TextDecoder();
    const read = (name: string) => {
      const content = files.get(name.toLowerCase());
      return content && decoder.decode(content);
    };
    const { sheet, is1904, related } = readBook(read);
    return readSheet(sheet, {
      is1904,
      strings: readStrings(read(related('sharedStrings') ?? 'xl/sharedstrings.xml') ?? ''),
      styles: readStyles(read(related('styles') ?? 'xl/styles.xml') ?? ''),
    });
  } catch (error) {
    if (error instanceof UnreadableTableError) throw error;
    throw new UnreadableTableError('not_a_table', { cause: error });
  }
}

type ReadFile = (name: string) => string | undefined;

function readBook(read: ReadFile) {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  readXml(read('xl/_rels/workbook.xml.rels') ?? '', {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const { Id = '', Type = '', Target = '' } = attributes();
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target);
      byId.set(Id, path);
      byType.set(posix.basename(Type), path);
    },
  });
  const sheets: string[] = [];
  let is1904 = false;
  readXml(read('xl/workbook.xml') ?? '', {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes().date1904 ?? '');
      if (name !== 'sheet') return;
      const { id = '', state = 'visible' } = attributes();
      if (state === 'visible') sheets.push(byId.get(id) ?? '');
    },
  });
  const sheet = read(sheets[0] ?? '');
  if (sheet === undefined) throw new UnreadableTableError('not_a_table');
  return { sheet, is1904, related: (type: string) => byType.get(type) };
}

/** Carriage returns and other signs that XML cannot have are written as `_x000D_`. */
const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9a-f]{4})_/gi, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let phonetic = 0;
  readXml(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic += 1;
      isText = name === 't' && phonetic === 0;
    },
    close: (name) => {
      if (name === 'si') strings.push(unescaped(text));
      if (name === 'rPh') phonetic -= 1;
      isText = false;
    },
    text: (value) => {
      if (isText) text += value;
    },
  });
  return strings;
}

interface Book {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly is1904: boolean;
}

function readSheet(xml: string, book: Book): string[][] {
  const lines: string[][] = [];
  const at = { row: 0, column: 0 };
  let cell = { type: 'n', style: 'number' as NumberStyle, value: '', hasFormula: false };
  let isValue = false;
  readXml(xml, {
    open: (name, attributes) => {
      isValue = name === 'v' || name === 't';
      if (name === 'row') {
        at.row = Number(attributes().r ?? at.row + 1);
        at.column = 0;
      } else if (name === 'c') {
        const { r, t = 'n', s = '' } = attributes();
        at.column = r === undefined ? at.column + 1 : columnOf(r);
        cell = { type: t, style: book.styles[Number(s)] ?? 'number', value: '', hasFormula: false };
      } else if (name === 'f') cell.hasFormula = true;
    },
    close: (name) => {
      isValue = false;
      if (name === 'c') putCell(lines, at, textOf(cell, book));
    },
    text: (value) => {
      if (isValue) cell.value += value;
    },
  });
  return Array.from(lines, (line: string[] | undefined) => Array.from(line ?? [], (text?: string) => text ?? ''));
}

/** `AB12` -> 28 */
function columnOf(address: string): number {
  const letters = /^[A-Z]{1,3}/.exec(address)?.[0] ?? '';
  return Array.from(letters).reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0);
}

/** Empty cells take no place, however far away: a format of a whole column has a million of them. */
function putCell(lines: string[][], { row, column }: { row: number; column: number }, text: string): void {
  if (text.trim() === '') return;
  if (!(row >= 1 && column >= 1)) throw new UnreadableTableError('not_a_table');
  if (row > IMPORT_ROWS) throw new UnreadableTableError('too_many_rows');
  if (column > IMPORT_COLUMNS) throw new UnreadableTableError('too_many_columns');
  if (text.length > IMPORT_CELL) throw new UnreadableTableError('too_long_cell');
  (lines[row - 1] ??= [])[column - 1] = text;
}

function textOf(
  { type, style, value, hasFormula }: { type: string; style: NumberStyle; value: string; hasFormula: boolean },
  { strings, is1904 }: Book,
): string {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'ja' : 'nein';
  if (type === 'd') return value.slice(0, 10);
  if (type === 'n') return value === '' && hasFormula ? NOT_CALCULATED : numberText(value, style, is1904);
  return unescaped(value);
}
