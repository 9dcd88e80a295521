import { flowRows, type FlowRow } from '#app/documents/flow.ts';
import { breakLines } from '#app/documents/lines.ts';
import {
  type Block,
  type DrawnPage,
  INK,
  lineAt,
  type Mark,
  type Measure,
  PAPER,
  textAt,
} from '#app/documents/marks.ts';
import { textForPaper } from '#app/documents/text-for-paper.ts';

/** A session as a line of the sheet. */
export interface SheetRow {
  readonly day: string;
  readonly start: string;
  readonly end: string;
  readonly breaks: string;
  readonly break: string;
  readonly work: string;
  readonly shift: string;
  readonly recorded: string;
  readonly notes: string;
  readonly isOverMidnight: boolean;
  /** YYYY-MM-DD, and seconds that count, for the spreadsheet. */
  readonly date: string;
  readonly breakSeconds: number | null;
  readonly workSeconds: number | null;
}

/** A person's month in words. Plain data, because it goes to the thread that prints. */
export interface TimeSheetPlan {
  readonly locale: 'de' | 'en';
  readonly title: string;
  readonly author: string;
  readonly facts: readonly (readonly [string, string])[];
  /** Heads of the nine columns, in the order of `SheetRow`. */
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly sum: {
    readonly label: string;
    readonly days: string;
    readonly break: string;
    readonly work: string;
    readonly breakSeconds: number;
    readonly workSeconds: number;
  };
  readonly notes: readonly string[];
  readonly signatures: readonly [string, string];
  readonly printed: string;
  readonly empty: string;
  readonly fileName: string;
}

const LEFT = PAPER.margin;
const WIDTH = PAPER.width - 2 * PAPER.margin;
const BOTTOM = PAPER.height - PAPER.margin;
const SIZE = 8.5;
const LEADING = 10.4;
const ROW_PADDING = 3;
const HEAD = 92;
const COLUMN_HEAD = 18;
/** Sum, notes and the lines to sign. */
const FOOT = 104;

const CELLS = ['day', 'start', 'end', 'breaks', 'break', 'work', 'shift', 'recorded', 'notes'] as const;
/** Widths in points; the notes take the rest. */
const WIDTHS = [80, 40, 40, 110, 46, 56, 140, 70, WIDTH - 582];
/** Between a number and the column after it. */
const GUTTER = 18;
const RIGHT_ALIGNED = new Set<(typeof CELLS)[number]>(['break', 'work']);

const xOf = (index: number): number => LEFT + WIDTHS.slice(0, index).reduce((sum, width) => sum + width, 0);

/** The pages of a sheet. Pure: the same plan and fonts give the same pages. */
export function timeSheetPages(plan: TimeSheetPlan, measure: Measure): DrawnPage[] {
  const top = PAPER.margin + HEAD + COLUMN_HEAD;
  const rows = plan.rows.map((row) => flowRow(row, plan.locale, measure));
  // The last page keeps its foot: rows that fill it go on to one more page.
  const pages = flowRows(rows, BOTTOM - 14 - top);
  const last = pages.at(-1) ?? [];
  const end = Math.max(0, ...last.map(({ y, height }) => y + height));
  if (end > BOTTOM - 14 - top - FOOT) pages.push([]);
  return pages.map((placed, at) => {
    const bottom = Math.max(0, ...placed.map(({ y, height }) => y + height));
    const isLast = at === pages.length - 1;
    return {
      number: at + 1,
      marks: [
        ...headOf(plan),
        ...(placed.length > 0 ? columnHeads(plan, top) : []),
        ...placed.flatMap(({ cells, y, height }) => [
          ...cells.flatMap((blocks) => blocks.flatMap((block) => block.draw(0, top + y))),
          lineAt([LEFT, top + y + height], [LEFT + WIDTH, top + y + height]),
        ]),
        ...(isLast ? footOf(plan, placed.length > 0 ? top + bottom : PAPER.margin + HEAD, measure) : []),
        textAt(LEFT, BOTTOM, plan.printed, { size: 7.5, color: INK.soft }),
        textAt(LEFT + WIDTH, BOTTOM, `${at + 1} / ${pages.length}`, { size: 7.5, weight: 'bold', anchor: 'end' }),
      ],
    };
  });
}

function headOf({ title, facts, locale }: TimeSheetPlan): Mark[] {
  const marks: Mark[] = [textAt(LEFT, PAPER.margin + 20, title, { size: 17, weight: 'bold' })];
  const column = WIDTH / 3;
  facts.forEach(([name, value], index) => {
    const x = LEFT + (index % 3) * column;
    const y = PAPER.margin + 42 + Math.floor(index / 3) * 24;
    marks.push(
      textAt(x, y, name, { size: 7.5, color: INK.soft }),
      textAt(x, y + 11, textForPaper(value, locale), { size: 10, weight: 'bold' }),
    );
  });
  return marks;
}

function columnHeads({ columns }: TimeSheetPlan, top: number): Mark[] {
  return [
    ...columns.map((head, index) => {
      const isRight = RIGHT_ALIGNED.has(CELLS[index] ?? 'day');
      const x = isRight ? xOf(index + 1) - GUTTER : xOf(index);
      return textAt(x, top - 6, head, { size: 7.5, color: INK.soft, anchor: isRight ? 'end' : 'start' });
    }),
    lineAt([LEFT, top], [LEFT + WIDTH, top], { color: INK.rule, width: 0.8 }),
  ];
}

/** One row whose cells are broken into lines; it is not divided. */
function flowRow(row: SheetRow, locale: 'de' | 'en', measure: Measure): FlowRow {
  const cells = CELLS.map((name, index): Block[] => {
    const width = (WIDTHS[index] ?? 0) - 8;
    const lines = breakLines(textForPaper(row[name], locale), width, (text) => measure(text, SIZE, 'regular'));
    const isRight = RIGHT_ALIGNED.has(name);
    return [
      {
        height: lines.length * LEADING + ROW_PADDING,
        draw: (_x, y) =>
          lines.map((text, line) =>
            textAt(isRight ? xOf(index + 1) - GUTTER : xOf(index), y + 10 + line * LEADING, text, {
              size: SIZE,
              weight: name === 'work' ? 'bold' : 'regular',
              anchor: isRight ? 'end' : 'start',
            }),
          ),
      },
    ];
  });
  return { head: 0, minimum: LEADING + ROW_PADDING, cells };
}

function footOf({ sum, notes, signatures, rows, empty }: TimeSheetPlan, from: number, measure: Measure): Mark[] {
  const y = from + 16;
  const half = WIDTH / 2 - 30;
  const line = y + 62;
  return [
    ...(rows.length === 0
      ? [textAt(LEFT, y, empty, { size: 10, color: INK.soft })]
      : [
          textAt(LEFT, y, `${sum.label} · ${sum.days}`, { size: 10, weight: 'bold' }),
          textAt(xOf(5) - GUTTER, y, sum.break, { size: 10, weight: 'bold', anchor: 'end' }),
          textAt(xOf(6) - GUTTER, y, sum.work, { size: 10, weight: 'bold', anchor: 'end' }),
        ]),
    ...breakLines(notes.join(' '), WIDTH, (text) => measure(text, 7.5, 'regular')).map((text, index) =>
      textAt(LEFT, y + 15 + index * 9.5, text, { size: 7.5, color: INK.soft }),
    ),
    ...signatures.flatMap((text, index) => {
      const x = LEFT + index * (half + 60);
      return [
        lineAt([x, line], [x + half, line], { color: INK.rule, width: 0.8 }),
        textAt(x, line + 10, text, { size: 7.5, color: INK.soft }),
      ];
    }),
  ];
}
