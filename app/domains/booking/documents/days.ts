import { fewestPages, flowRows, type PlacedRow, stack, stretchRows } from '#app/documents/flow.ts';
import type { Area, Body } from '#app/documents/frame.ts';
import { breakLines } from '#app/documents/lines.ts';
import { type Block, INK, lineAt, type Mark, textAt } from '#app/documents/marks.ts';
import { textForPaper } from '#app/documents/text-for-paper.ts';
import type { SheetColumn, SheetDay } from '#app/domains/booking/rules/sheet.ts';
import { weekdayIndex } from '#app/platform/i18n/format.ts';
import { entryBlock, type EntryStyle, type Press } from './entry.ts';
import { holidayPatch, schoolHolidayLine } from './legend.ts';
import { holidayLines } from './wall.ts';

const DAY_WIDTH = 74;
const LEAST_WIDTH = 96;
const NOTE = { size: 6.2, leading: 7 };
const MOST_STRETCH = 9;
const INSET = 2.5;
/** From the large one, which is read from a distance, to the dense one. */
const STYLES: readonly EntryStyle[] = [
  { size: 11, leading: 13, isDense: true, gap: 2.4 },
  { size: 9.8, leading: 11.6, isDense: true, gap: 2 },
  { size: 8.8, leading: 10.5, isDense: true, gap: 1.7 },
  { size: 8.1, leading: 9.7, isDense: true, gap: 1.5 },
  { size: 7.5, leading: 9, isDense: true, gap: 1.4 },
  { size: 6.8, leading: 7.9, isDense: true, gap: 1.2 },
];

/** A row per day and a column per resource; columns that find no room go on to further pages. */
export function daysPages(press: Press, area: Area, title: string): Body[] {
  const { columns } = press.sheet;
  const perPage = Math.max(1, Math.floor((area.width - DAY_WIDTH) / LEAST_WIDTH));
  const groups = Math.max(1, Math.ceil(columns.length / perPage));
  const size = Math.ceil(columns.length / groups);
  return Array.from({ length: groups }, (_, at) => columns.slice(at * size, (at + 1) * size)).flatMap((group, at) =>
    groupPages(press, group, area).map((marks, page) => ({ title, isContinued: at + page > 0, marks })),
  );
}

function groupPages(press: Press, columns: readonly SheetColumn[], area: Area): Mark[][] {
  const slots = columnSlots(columns, area);
  const days = press.sheet.weeks.flatMap(({ week, days: ofWeek }) =>
    ofWeek.filter((day) => day.isInMonth).map((day, at) => ({ day, week: at === 0 ? week : null })),
  );
  const flow = (style: EntryStyle) => {
    const name = { size: Math.max(8.5, style.size), leading: Math.max(10, style.leading) };
    const names = columns.map((column, at) => nameLines(press, column, (slots[at]?.width ?? 0) - 2 * INSET, name.size));
    const head = 5 + Math.max(1, ...names.map((lines) => lines.length)) * name.leading;
    const labels = days.map(({ day, week }) => dayLabel(press, day, week, style));
    const pages = flowRows(
      days.map(({ day }, at) => ({
        head: 1,
        minimum: labels[at]?.height ?? 0,
        cells: columns.map((column, slot) =>
          (column.cells[day.date] ?? []).map((entry) =>
            entryBlock(press, entry, column, (slots[slot]?.width ?? 0) - 2 * INSET, style),
          ),
        ),
      })),
      area.height - head,
    );
    return stretchRows(pages, area.height - head, MOST_STRETCH).map((rows) => ({ rows, labels, name, names, head }));
  };
  return fewestPages(STYLES.map((style) => () => flow(style))).map(({ rows, labels, name, names, head }) => {
    const top = area.y + head;
    const end = top + Math.max(...rows.map((row) => row.y + row.height));
    return [
      // All tints lie below the rules of their neighbours.
      ...rows.flatMap((row) => tints(row, days[row.row]?.day, { ...area, y: top })),
      ...rows.flatMap((row) => dayRow(row, days[row.row]?.day, labels[row.row], { ...area, y: top }, slots)),
      ...slots.flatMap(({ x }, at) => {
        const lines = (names[at] ?? []).map((text, line, all) =>
          textAt(x + INSET, top - 4 - (all.length - 1 - line) * name.leading, text, {
            size: name.size,
            weight: 'bold',
          }),
        );
        return [...lines, lineAt([x, area.y + 3], [x, end])];
      }),
      lineAt([area.x, top], [area.x + area.width, top], { color: INK.rule, width: 0.8 }),
    ];
  });
}

interface Slot {
  x: number;
  width: number;
}

/** A column with more bookings is wider, so that the sheet has fewer lines; none gets narrower than half of the mean. */
function columnSlots(columns: readonly SheetColumn[], area: Area): Slot[] {
  const counts = columns.map(({ cells }) => Object.values(cells).reduce((sum, cell) => sum + cell.length, 0));
  const mean = Math.max(1, counts.reduce((sum, count) => sum + count, 0) / Math.max(1, columns.length));
  const weights = counts.map((count) => Math.min(2, Math.max(0.6, Math.sqrt(count / mean))));
  const unit = (area.width - DAY_WIDTH) / weights.reduce((sum, weight) => sum + weight, 0);
  let x = area.x + DAY_WIDTH;
  return weights.map((weight) => {
    const slot = { x, width: weight * unit };
    x += slot.width;
    return slot;
  });
}

function nameLines({ measure, locale }: Press, column: SheetColumn, width: number, size: number): string[] {
  return breakLines(textForPaper(column.name, locale), width, (text) => measure(text, size, 'bold'));
}

function tints({ y, height }: PlacedRow, day: SheetDay | undefined, { x, y: top, width }: Area): Mark[] {
  if (day?.holiday) return holidayPatch(x, top + y, width, height);
  const isWeekend = day !== undefined && [0, 6].includes(weekdayIndex(day.date));
  return isWeekend ? [{ kind: 'rect', x, y: top + y, width, height, fill: INK.tint }] : [];
}

function dayRow(
  row: PlacedRow,
  day: SheetDay | undefined,
  label: Block | undefined,
  area: Area,
  slots: readonly Slot[],
): Mark[] {
  if (!day || !label) return [];
  const y = area.y + row.y;
  const marks: Mark[] = [];
  if (day.schoolHoliday) marks.push(...schoolHolidayLine(area.x + 20, area.x + DAY_WIDTH - 4, y + row.height - 1.5));
  marks.push(...label.draw(area.x, y));
  for (const [at, blocks] of row.cells.entries()) marks.push(...stack(blocks, (slots[at]?.x ?? 0) + INSET, y + 1.2));
  const isSunday = weekdayIndex(day.date) === 0;
  marks.push(
    lineAt([area.x, y + row.height], [area.x + area.width, y + row.height], {
      color: isSunday ? INK.rule : INK.hair,
      width: isSunday ? 0.8 : 0.5,
    }),
  );
  return marks;
}

/** "KW 10" on the first day of a week, "Mo 2.", and the names of holidays below; in line with the first booking. */
function dayLabel(press: Press, day: SheetDay, week: string | null, style: EntryStyle): Block {
  const numberX = 20;
  const notes = holidayLines(press, day, DAY_WIDTH - numberX - 4);
  const size = Math.max(8, style.size);
  const line = 1.2 + style.leading * 0.76;
  const dots = day.schoolHoliday ? 3 : 0;
  return {
    height: Math.max(11, style.leading + 2) + notes.length * NOTE.leading + dots,
    draw: (x, y) => [
      textAt(x, y + line, press.format.weekday(day.date), { size, color: INK.soft }),
      textAt(x + numberX, y + line, `${Number(day.date.slice(8))}.`, { size, weight: 'bold' }),
      ...(week === null
        ? []
        : [
            textAt(x + DAY_WIDTH - 4, y + line, press.format.week(week), {
              size: 6.5,
              color: INK.soft,
              anchor: 'end' as const,
            }),
          ]),
      ...notes.map(({ text, isHoliday }, at) =>
        textAt(x + numberX, y + line + (at + 1) * NOTE.leading, text, {
          size: NOTE.size,
          weight: isHoliday ? 'bold' : 'regular',
          color: isHoliday ? INK.text : INK.soft,
        }),
      ),
    ],
  };
}
