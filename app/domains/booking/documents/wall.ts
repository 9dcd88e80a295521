import { fewestPages, flowRows, type PlacedRow, stack, stretchRows } from '#app/documents/flow.ts';
import type { Area, Body } from '#app/documents/frame.ts';
import { breakLines } from '#app/documents/lines.ts';
import { type Block, INK, lineAt, type Mark, textAt } from '#app/documents/marks.ts';
import { textForPaper } from '#app/documents/text-for-paper.ts';
import type { SheetColumn, SheetDay } from '#app/domains/booking/rules/sheet.ts';
import { entryBlock, type EntryStyle, type Press } from './entry.ts';
import { holidayPatch, schoolHolidayLine } from './legend.ts';

const WEEK_WIDTH = 20;
const HEAD = 14;
const NOTE = { size: 6.5, leading: 7.5 };
const INSET = 3;
/** From the large one, which is read from a distance, to the dense one. */
const STYLES: readonly EntryStyle[] = [
  { size: 12, leading: 14.2, isDense: false, gap: 5 },
  { size: 10.5, leading: 12.4, isDense: false, gap: 4 },
  { size: 9.2, leading: 10.9, isDense: false, gap: 3.4 },
  { size: 8.6, leading: 10, isDense: true, gap: 2.6 },
  { size: 8, leading: 9.6, isDense: false, gap: 3 },
  { size: 7.5, leading: 8.8, isDense: true, gap: 2.4 },
  { size: 6.8, leading: 8, isDense: true, gap: 1.8 },
];

/** The wall calendar of a resource: a row per week, Monday to Sunday. */
export function wallPages(press: Press, column: SheetColumn, area: Area): Body[] {
  const height = area.height - HEAD;
  const width = (area.width - WEEK_WIDTH) / 7;
  const { weeks } = press.sheet;
  const flow = (style: EntryStyle) => {
    const heads = weeks.map(({ days }) => days.map((day) => dayHead(press, day, width, style)));
    const pages = flowRows(
      weeks.map(({ days }, at) => ({
        head: Math.max(...(heads[at] ?? []).map((head) => head.height)),
        minimum: 44,
        cells: days.map((day) =>
          (day.isInMonth ? (column.cells[day.date] ?? []) : []).map((entry) =>
            entryBlock(press, entry, column, width - 2 * INSET, style),
          ),
        ),
      })),
      height,
    );
    return stretchRows(pages, height).map((rows) => ({ rows, heads }));
  };
  return fewestPages(STYLES.map((style) => () => flow(style))).map(({ rows, heads }, page) => ({
    title: textForPaper(column.name, press.locale),
    isContinued: page > 0,
    marks: [
      // All tints lie below the rules of their neighbours.
      ...rows.flatMap((row) => tints(press, row, { ...area, y: area.y + HEAD }, width)),
      ...weekdays(press, area, width),
      ...rows.flatMap((row) => weekRow(press, row, heads[row.row] ?? [], { ...area, y: area.y + HEAD }, width)),
    ],
  }));
}

function weekdays({ sheet, words, format }: Press, area: Area, width: number): Mark[] {
  const y = area.y + HEAD;
  const names = (sheet.weeks[0]?.days ?? []).map((day, at) =>
    textAt(area.x + WEEK_WIDTH + at * width + INSET, y - 4, format.weekdayLong(day.date), {
      size: 8.5,
      weight: 'bold',
    }),
  );
  return [
    textAt(area.x, y - 4, words.week, { size: 7.5, color: INK.soft }),
    ...names,
    lineAt([area.x, y], [area.x + area.width, y], { color: INK.rule, width: 0.8 }),
  ];
}

function tints({ sheet }: Press, { row, y, height }: PlacedRow, area: Area, width: number): Mark[] {
  return (sheet.weeks[row]?.days ?? []).flatMap((day, at): Mark[] => {
    const x = area.x + WEEK_WIDTH + at * width;
    if (day.isInMonth && day.holiday) return holidayPatch(x, area.y + y, width, height);
    return at > 4 ? [{ kind: 'rect', x, y: area.y + y, width, height, fill: INK.tint }] : [];
  });
}

function weekRow(press: Press, row: PlacedRow, heads: readonly Block[], area: Area, width: number): Mark[] {
  const week = press.sheet.weeks[row.row];
  if (!week) return [];
  const top = area.y + row.y;
  const head = Math.max(...heads.map((block) => block.height));
  const marks: Mark[] = [];
  for (const [at, day] of week.days.entries()) {
    const x = area.x + WEEK_WIDTH + at * width;
    if (day.isInMonth && day.schoolHoliday)
      marks.push(...schoolHolidayLine(x + INSET, x + width - INSET, top + head - 2));
    marks.push(...(heads[at]?.draw(x, top) ?? []), lineAt([x, top], [x, top + row.height]));
    marks.push(...stack(row.cells[at] ?? [], x + INSET, top + head));
  }
  const right = area.x + area.width;
  marks.push(
    textAt(area.x, top + 11, String(Number(week.week.slice(-2))), { size: 8.5, weight: 'bold', color: INK.soft }),
    lineAt([area.x, top + row.height], [right, top + row.height], { color: INK.pale, width: 0.6 }),
  );
  if (row.isContinued) marks.push(textAt(area.x, top + 20, '…', { size: 8.5, weight: 'bold', color: INK.soft }));
  return marks;
}

/** The number of the day, and beside it the names of its holidays. */
function dayHead(press: Press, day: SheetDay, width: number, style: EntryStyle): Block {
  const size = Math.max(11, style.size * 1.2);
  const noteX = INSET + size * 1.45;
  const notes = day.isInMonth ? holidayLines(press, day, width - noteX - INSET) : [];
  const height = Math.max(size + 4, 6 + notes.length * NOTE.leading);
  return {
    height,
    draw: (x, y) => [
      textAt(x + INSET, y + size, String(Number(day.date.slice(8))), {
        size,
        weight: day.isInMonth ? 'bold' : 'regular',
        color: day.isInMonth ? INK.text : INK.pale,
      }),
      ...notes.map(({ text, isHoliday }, at) =>
        textAt(x + noteX, y + 9 + at * NOTE.leading, text, {
          size: NOTE.size,
          weight: isHoliday ? 'bold' : 'regular',
          color: isHoliday ? INK.text : INK.soft,
        }),
      ),
    ],
  };
}

/** A school holiday is named on its first day and on Mondays; its other days have the dotted line. */
export function holidayLines(press: Press, day: SheetDay, width: number): { text: string; isHoliday: boolean }[] {
  const days = press.sheet.weeks.flatMap((week) => week.days).filter((one) => one.isInMonth);
  const at = days.findIndex((one) => one.date === day.date);
  const begins = days[at - 1]?.schoolHoliday !== day.schoolHoliday || press.format.weekday(day.date).startsWith('Mo');
  const names = [
    { name: day.holiday, isHoliday: true },
    { name: begins ? day.schoolHoliday : null, isHoliday: false },
  ];
  return names.flatMap(({ name, isHoliday }) => {
    if (name === null) return [];
    const weight = isHoliday ? 'bold' : 'regular';
    const widthOf = (text: string) => press.measure(text, NOTE.size, weight);
    return breakLines(textForPaper(name, press.locale), width, widthOf).map((text) => ({ text, isHoliday }));
  });
}
