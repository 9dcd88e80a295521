import { dateOfDay } from '#app/platform/civil-days.ts';
import { readXml } from './read-xml.server.ts';

export type NumberStyle = 'number' | 'day' | 'percent';

/** Formats that every file has without naming them (ECMA-376, 18.8.30). */
const BUILT_IN: readonly (readonly [first: number, last: number, style: NumberStyle])[] = [
  [9, 10, 'percent'],
  [14, 22, 'day'],
  [27, 36, 'day'],
  [45, 47, 'day'],
  [50, 58, 'day'],
];

/** What a custom format shows, without its quoted text, colours, currencies and escapes. */
function styleOfCode(code: string): NumberStyle {
  const bare = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (bare.includes('%')) return 'percent';
  return /[dmyhs]/i.test(bare.replace(/general/i, '')) ? 'day' : 'number';
}

/** How each style of the file shows a number, in the order that cells name them. */
export function readStyles(xml: string): NumberStyle[] {
  const custom = new Map<string, NumberStyle>();
  const styles: NumberStyle[] = [];
  let isInCells = false;
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'cellXfs') isInCells = true;
      else if (name === 'numFmt') {
        const { numFmtId = '', formatCode = '' } = attributes();
        custom.set(numFmtId, styleOfCode(formatCode));
      } else if (name === 'xf' && isInCells) {
        const { numFmtId = '0' } = attributes();
        const id = Number(numFmtId);
        const builtIn = BUILT_IN.find(([first, last]) => id >= first && id <= last)?.[2];
        styles.push(custom.get(numFmtId) ?? builtIn ?? 'number');
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}

const UNIX_EPOCH = 25_569;
const DAYS_TO_1904 = 1_462;
const MAX_SERIAL = 2_958_465;

/** A number of a cell as a German spreadsheet shows it. A float has 15 digits that count (1234.5600000000001). */
export function numberText(text: string, style: NumberStyle, is1904: boolean): string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return text;
  if (style === 'day') return dayText(number, is1904) ?? text;
  if (style === 'percent') return `${rounded(number * 100)} %`;
  return rounded(number);
}

const rounded = (number: number): string => String(Number(number.toPrecision(15))).replace('.', ',');

function dayText(serial: number, is1904: boolean): string | null {
  const days = Math.floor(serial) + (is1904 ? DAYS_TO_1904 : 0);
  if (days < 0 || days > MAX_SERIAL) return null;
  const minutes = Math.round((serial - Math.floor(serial)) * 1440);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  if (days === 0) return time;
  // Excel has a 29 February 1900, so days before it are one off.
  const date = dateOfDay(days - UNIX_EPOCH + (days < 60 ? 1 : 0));
  return minutes === 0 ? date : `${date} ${time}`;
}
