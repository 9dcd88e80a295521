import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { makeSpreadsheet, spreadsheetOf } from '#tests/factories/spreadsheets.ts';
import { IMPORT_BYTES, IMPORT_CELL, IMPORT_COLUMNS, IMPORT_ROWS } from './limits.ts';
import { readTable } from './read-table.server.ts';
import { csvLine } from '#app/platform/export/csv.ts';

const linesOf = (bytes: Uint8Array) => {
  const outcome = readTable(bytes);
  return outcome.kind === 'refused'
    ? outcome.reason
    : [outcome.table.heads, ...outcome.table.rows.map((one) => one.cells)];
};
const text = 'Nummer;Größe\r\n1;5 €\r\n';
const expected = [
  ['Nummer', 'Größe'],
  ['1', '5 €'],
];
const swapped = (bytes: Buffer) => bytes.swap16();

describe('encodings of CSV', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['Windows-1252', Buffer.from(text.replace('€', '\u0080'), 'latin1')],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16BE with a mark', swapped(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
    ['UTF-16LE', Buffer.from(text.replace('€', 'E'), 'utf16le')],
    ['UTF-16BE', swapped(Buffer.from(text.replace('€', 'E'), 'utf16le'))],
  ])('reads %s', (name, bytes) => {
    const [heads, [number]] = expected as [string[], string[]];
    const isPlain = name === 'UTF-16LE' || name === 'UTF-16BE';
    expect(linesOf(bytes)).toEqual(isPlain ? [heads, [number, '5 E']] : expected);
  });
});

describe('separators and quotes of CSV', () => {
  test.each([
    [
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a,b\n"1,5",2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a|b\n1|2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '"a;x";"b"\n"say ""hi""";"two\nlines"',
      [
        ['a;x', 'b'],
        ['say "hi"', 'two\nlines'],
      ],
    ],
    [
      'sep=,\na,b;c\n1,2',
      [
        ['a', 'b;c'],
        ['1', '2'],
      ],
    ],
    ['a\n1', [['a'], ['1']]],
    [
      "a;b\n'=1;'x",
      [
        ['a', 'b'],
        ['=1', "'x"],
      ],
    ],
  ])('reads %j', (csv, lines) => expect(linesOf(Buffer.from(csv))).toEqual(lines));

  test('reads what our own export writes', () => {
    const cells = ['=1+1', '+49', 'a"b', 'c;d', 'e\nf', '-5'];
    expect(linesOf(Buffer.from(`${csvLine(['1', '2', '3', '4', '5', '6'])}${csvLine(cells)}`))).toEqual([
      ['1', '2', '3', '4', '5', '6'],
      cells,
    ]);
  });
});

test('rows have the numbers of the spreadsheet, and one that is longer than the heads says so', () => {
  const outcome = readTable(Buffer.from('\n\na;b;;\n\n1;2\n;;\n 3 ;4;5\n'));
  expect(outcome).toEqual({
    kind: 'read',
    table: {
      heads: ['a', 'b'],
      rows: [
        { row: 5, cells: ['1', '2'], hasMore: false },
        { row: 7, cells: ['3', '4'], hasMore: true },
      ],
    },
  });
});

describe('cells of XLSX', () => {
  test.each([
    ['<c r="A2" t="s"><v>0</v></c>', 'Geteilt & "ganz"'],
    ['<c r="A2" t="s"><v>1</v></c>', 'zwei\r\nZeilen'],
    ['<c r="A2" t="inlineStr"><is><r><t>eins </t></r><r><t>zwei</t></r></is></c>', 'eins zwei'],
    ['<c r="A2"><v>1234.5600000000001</v></c>', '1234,56'],
    ['<c r="A2" s="4"><v>1234.5</v></c>', '1234,5'],
    ['<c r="A2"><v>1.234</v></c>', '1,234'],
    ['<c r="A2"><v>1E3</v></c>', '1000'],
    ['<c r="A2" s="1"><v>46082</v></c>', '2026-03-01'],
    ['<c r="A2" s="2"><v>46082.5</v></c>', '2026-03-01 12:00'],
    ['<c r="A2" s="1"><v>1</v></c>', '1900-01-01'],
    ['<c r="A2" s="3"><v>0.35</v></c>', '35 %'],
    ['<c r="A2" t="b"><v>1</v></c>', 'ja'],
    ['<c r="A2" t="d"><v>2026-03-01T00:00:00</v></c>', '2026-03-01'],
    ['<c r="A2"><f>1+1</f><v>2</v></c>', '2'],
    ['<c r="A2" t="str"><f>A1</f><v>Summe</v></c>', 'Summe'],
    ['<c r="A2"><f>1+1</f></c>', '#VALUE!'],
    ['<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
  ])('reads %s as %j', (cell, shown) => {
    const strings =
      '<si><t>Geteilt &amp; &quot;ganz&quot;</t></si><si><r><t>zwei_x000D_\n</t></r><r><t>Zeilen</t></r><rPh><t>x</t></rPh></si>';
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>Kopf</t></is></c></row><row r="2">${cell}</row>`;
    expect(linesOf(makeSpreadsheet({ rows, strings }))).toEqual([['Kopf'], [shown]]);
  });

  test('counts days from 1904 where the file says so', () => {
    const rows = '<row><c t="inlineStr"><is><t>Tag</t></is></c></row><row><c s="1"><v>44620</v></c></row>';
    expect(linesOf(makeSpreadsheet({ rows, is1904: true }))).toEqual([['Tag'], ['2026-03-01']]);
  });

  test('keeps gaps, and takes no place for empty cells far away', () => {
    const rows = `<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row><row r="4"><c r="C4"><v>5</v></c></row>
      <row r="1048576"><c r="XFD1048576" s="1"/></row>`;
    expect(readTable(makeSpreadsheet({ rows }))).toEqual({
      kind: 'read',
      table: { heads: ['1', '', '3'], rows: [{ row: 4, cells: ['', '', '5'], hasMore: false }] },
    });
  });

  test('reads a file of another program with prefixed names', () => {
    const sheet = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row>
      <x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const files = { 'xl/worksheets/sheet2.xml': Buffer.from(sheet) };
    expect(linesOf(makeSpreadsheet({ rows: '', files }))).toEqual([['1'], ['2']]);
  });
});

describe('files that are refused', () => {
  const cell = (address: string) =>
    `<row r="1"><c r="A1"><v>1</v></c></row><row r="${address.replace(/\D+/, '')}"><c r="${address}"><v>1</v></c></row>`;
  const bomb = (size: number) => makeSpreadsheet({ rows: '', files: { 'xl/a.xml': new Uint8Array(size) } });
  const lying = () => {
    const bytes = bomb(30 * 1024 * 1024);
    // The length of the content in the list of files, behind its name.
    const entry = bytes.lastIndexOf('xl/a.xml') - 46;
    bytes.writeUInt32LE(0, entry + 24);
    return bytes;
  };
  test.each([
    ['nothing', () => Buffer.alloc(0), 'empty'],
    ['blanks', () => Buffer.from(' ; \n\n'), 'empty'],
    ['heads alone', () => Buffer.from('a;b\n'), 'no_rows'],
    ['a quote that stays open', () => Buffer.from('a;b\n"1;2\n'), 'quotes'],
    ['text behind a quote', () => Buffer.from('a;b\n"1"x;2\n'), 'quotes'],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3]), 'not_a_table'],
    ['half of UTF-16', () => Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x41]), 'not_a_table'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'not_a_table'],
    ['an Excel file of 2003', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old_excel'],
    ['a ZIP of something else', () => Buffer.from(zipSync({ 'a.txt': new Uint8Array(3) })), 'not_a_table'],
    ['half an XLSX', () => spreadsheetOf([['a'], ['1']]).subarray(0, 900), 'not_a_table'],
    ['XML that is broken', () => makeSpreadsheet({ rows: '<row><c></row>' }), 'not_a_table'],
    ['a ZIP bomb', () => bomb(60 * 1024 * 1024), 'too_large'],
    ['a ZIP bomb that lies about its size: what it hides is not unpacked', lying, 'empty'],
    ['more than 10 MiB', () => Buffer.alloc(IMPORT_BYTES + 1, 'a'), 'too_large'],
    ['a row behind the last one', () => makeSpreadsheet({ rows: cell(`A${IMPORT_ROWS + 1}`) }), 'too_many_rows'],
    ['a column behind the last one', () => makeSpreadsheet({ rows: cell('XFD2') }), 'too_many_columns'],
    ['too many lines', () => Buffer.from('a\n'.repeat(IMPORT_ROWS + 1)), 'too_many_rows'],
    ['too many heads', () => Buffer.from(`${'a;'.repeat(IMPORT_COLUMNS)}a\n1\n`), 'too_many_columns'],
    ['a cell that is too long', () => Buffer.from(`a;b\n${'x'.repeat(IMPORT_CELL + 1)};1\n`), 'too_long_cell'],
    [
      'a line that is too long',
      () => Buffer.from(`a;b\n${'x'.repeat(IMPORT_CELL * (IMPORT_COLUMNS + 1))};1\n`),
      'too_long_cell',
    ],
  ])('%s', (_name, bytes, reason) => expect(linesOf(bytes())).toBe(reason));

  test('reads the longest table, and a file of 10 MiB', () => {
    expect(linesOf(Buffer.from('a\n'.repeat(IMPORT_ROWS)))).toHaveLength(IMPORT_ROWS);
    const line = `${'x'.repeat(5_238)};y\n`;
    const full = Buffer.from(`a;b\n${line.repeat(2_000)}`);
    expect(full.length).toBeLessThanOrEqual(IMPORT_BYTES);
    expect(linesOf(full)).toHaveLength(IMPORT_ROWS);
  });
});
