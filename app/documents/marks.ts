/** What a page shows, in points from its top left corner. The PDF and its preview draw the same marks. */
export type Mark = TextMark | RectMark | LineMark | PathMark;

export type Weight = 'regular' | 'bold';

/** One line of text; `y` is its baseline. */
export interface TextMark {
  kind: 'text';
  x: number;
  y: number;
  text: string;
  size: number;
  weight: Weight;
  color: string;
  anchor: 'start' | 'middle' | 'end';
}

export interface RectMark {
  kind: 'rect';
  x: number;
  y: number;
  width: number;
  height: number;
  fill?: string;
  stroke?: string;
}

export interface LineMark {
  kind: 'line';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  color: string;
  width: number;
  dash?: number;
}

/** `d` is the data of an SVG path. */
export interface PathMark {
  kind: 'path';
  d: string;
  fill?: string;
  stroke?: string;
}

/** Widths of texts as the fonts of the document have them. */
export interface Measure {
  (text: string, size: number, weight: Weight): number;
}

/** A piece of a page with its own height. */
export interface Block {
  height: number;
  draw(x: number, y: number): Mark[];
}

export interface DrawnPage {
  number: number;
  marks: Mark[];
}

/** A4 across. */
export const PAPER = { width: 841.89, height: 595.28, margin: 28 } as const;

/** Greys that a laser printer keeps apart. */
export const INK = {
  text: '#1a1a18',
  soft: '#5b5a55',
  pale: '#8f8d86',
  hair: '#c9c6bd',
  rule: '#6f6d67',
  tint: '#f3f1ec',
  holiday: '#e4e0d6',
} as const;

interface TextStyle {
  size: number;
  weight?: Weight;
  color?: string;
  anchor?: TextMark['anchor'];
}

export function textAt(x: number, y: number, text: string, style: TextStyle): TextMark {
  return { kind: 'text', x, y, text, weight: 'regular', color: INK.text, anchor: 'start', ...style };
}

export function lineAt(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  { color = INK.hair, width = 0.5, dash }: { color?: string; width?: number; dash?: number } = {},
): LineMark {
  return { kind: 'line', x1, y1, x2, y2, color, width, ...(dash === undefined ? {} : { dash }) };
}
