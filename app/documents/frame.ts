import { type DrawnPage, INK, lineAt, type Mark, type Measure, PAPER, textAt, type Weight } from './marks.ts';
import { qrMark } from './qr.ts';

/** The header and the footer of every page of a document. */
export interface FrameFacts {
  /** Of the whole document; a page may have its own title. */
  detail: string;
  aside: string;
  asideDetail: string;
  color: string;
  legend: readonly LegendItem[];
  /** A sentence above the legend. */
  notice: string | null;
  foot: string;
  /** The address of the QR code, and its caption. */
  link: { url: string; caption: string };
  pageOf: (page: number, pages: number) => string;
  continued: string;
}

export interface LegendItem {
  width: number;
  draw(x: number, y: number): Mark[];
}

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Body {
  title: string;
  isContinued: boolean;
  marks: Mark[];
}

const LEFT = PAPER.margin;
const RIGHT = PAPER.width - PAPER.margin;
const BOTTOM = PAPER.height - PAPER.margin;
const HEAD = 54;
/** 33 modules of 0.45 mm: cameras read it from the paper. */
const CODE = 42;
const LEGEND_ROW = 11.5;
const GAP = 14;

/** The area for a page's content, and the pages around it. */
export function frameOf(
  facts: FrameFacts,
  measure: Measure,
): { area: Area; wrap: (bodies: readonly Body[]) => DrawnPage[] } {
  const rows = legendRows(facts.legend, RIGHT - LEFT);
  const notice = facts.notice === null ? 0 : 14;
  const band = 18 + rows.length * LEGEND_ROW + notice;
  const y = PAPER.margin + HEAD;
  const top = BOTTOM - band;
  const area = { x: LEFT, y, width: RIGHT - LEFT, height: top - 7 - y };
  const code = qrMark(facts.link.url, { left: RIGHT - CODE, top: PAPER.margin + 8, edge: CODE, level: 'L' });
  const fixed = [...legendOf(rows, top + notice), ...footOf(facts, measure), code];
  if (facts.notice !== null) fixed.push(textAt(LEFT, top + 9, facts.notice, { size: 9, weight: 'bold' }));
  return {
    area,
    wrap: (bodies) =>
      bodies.map(({ title, isContinued, marks }, at) => ({
        number: at + 1,
        marks: [
          ...headOf(facts, isContinued ? `${title} (${facts.continued})` : title, measure),
          ...marks,
          ...fixed,
          textAt(RIGHT, BOTTOM - 1, facts.pageOf(at + 1, bodies.length), {
            size: 7.5,
            weight: 'bold',
            anchor: 'end',
          }),
        ],
      })),
  };
}

function headOf(facts: FrameFacts, title: string, measure: Measure): Mark[] {
  const y = PAPER.margin;
  const right = RIGHT - CODE - GAP;
  const half = (right - LEFT) * 0.66;
  const rest = right - LEFT - half - GAP;
  return [
    { kind: 'rect', x: LEFT, y, width: RIGHT - LEFT, height: 3, fill: facts.color },
    textAt(LEFT, y + 26, title, { size: fitted(title, 19, 'bold', half, measure), weight: 'bold' }),
    textAt(LEFT, y + 40, facts.detail, { size: fitted(facts.detail, 9, 'regular', half, measure), color: INK.soft }),
    textAt(right, y + 26, facts.aside, { size: 19, weight: 'bold', anchor: 'end' }),
    textAt(right, y + 40, facts.asideDetail, {
      size: fitted(facts.asideDetail, 9, 'regular', rest, measure),
      color: INK.soft,
      anchor: 'end',
    }),
  ];
}

/** A long name gets smaller, so that it stays on its line. */
export function fitted(text: string, size: number, weight: Weight, width: number, measure: Measure): number {
  const needed = measure(text, size, weight);
  return needed <= width ? size : Math.floor(((size * width) / needed) * 100) / 100;
}

function footOf({ foot, link }: FrameFacts, measure: Measure): Mark[] {
  const right = RIGHT;
  const y = BOTTOM - 1;
  const left = LEFT + measure(foot, 7.5, 'bold') + GAP;
  const size = fitted(link.caption, 7.5, 'regular', right - 90 - left, measure);
  return [
    lineAt([LEFT, y - 10], [right, y - 10]),
    textAt(LEFT, y, foot, { size: 7.5, weight: 'bold' }),
    textAt(left, y, link.caption, { size, color: INK.soft }),
  ];
}

function legendRows(items: readonly LegendItem[], width: number): LegendItem[][] {
  const rows: LegendItem[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const item of items) {
    if (used + item.width > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(item);
    used += item.width + GAP;
  }
  return rows;
}

function legendOf(rows: readonly LegendItem[][], top: number): Mark[] {
  return rows.flatMap((items, row) => {
    let x = LEFT;
    return items.flatMap((item) => {
      const marks = item.draw(x, top + row * LEGEND_ROW);
      x += item.width + GAP;
      return marks;
    });
  });
}
