import { strToU8, zipSync } from 'fflate';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Styles by index: 0 number, 1 day (built in), 2 day (custom), 3 percent, 4 euros. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/>
<numFmt numFmtId="165" formatCode="#,##0.00\\ [$€-407]&quot; d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>
<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

interface Spreadsheet {
  /** The XML of `sheetData`. */
  readonly rows: string;
  readonly strings?: string;
  readonly is1904?: boolean;
  /** Other files of the ZIP. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/** An XLSX file with one sheet behind a hidden one, as Excel packs it. */
export function makeSpreadsheet({ rows, strings = '', is1904 = false, files = {} }: Spreadsheet): Buffer {
  const sheet = (content: string) =>
    strToU8(`${XML}<worksheet xmlns="${MAIN}"><sheetData>${content}</sheetData></worksheet>`);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = [
    relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
    relation('rId2', 'worksheet', '/xl/worksheets/sheet2.xml'),
    relation('rId3', 'styles', 'styles.xml'),
    relation('rId4', 'sharedStrings', 'sharedStrings.xml'),
  ].join('');
  return Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8(
        `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>
<sheet name="Listen" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Antrag" sheetId="2" r:id="rId2"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(`${XML}<Relationships xmlns="${PACKAGE}">${relations}</Relationships>`),
      'xl/worksheets/sheet1.xml': sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
      'xl/worksheets/sheet2.xml': sheet(rows),
      'xl/styles.xml': strToU8(STYLES),
      'xl/sharedStrings.xml': strToU8(`${XML}<sst xmlns="${MAIN}">${strings}</sst>`),
      ...files,
    }),
  );
}

/** A sheet of plain texts. */
export function spreadsheetOf(lines: readonly (readonly string[])[]): Buffer {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const rows = lines.map(
    (cells, at) =>
      `<row r="${at + 1}">${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
  );
  return makeSpreadsheet({ rows: rows.join('') });
}
