import type { LegendItem } from '#app/documents/frame.ts';
import { INK, lineAt, type Mark, textAt } from '#app/documents/marks.ts';
import type { MonthSheet } from '#app/domains/booking/rules/sheet.ts';
import type { Press } from './entry.ts';
import { bar, BAR_WIDTH, type BarState, barStateOf, drawSign, SIGN_WIDTH } from './signs.ts';

const SIZE = 7.5;
const TEXT = 4;
const STATES: readonly BarState[] = ['approved', 'pending', 'whole', 'past'];

/** A key to every sign that the sheet has, and to no other. A list names its holidays in words. */
export function legendOf(press: Press, isList: boolean): LegendItem[] {
  const { sheet, words, signs, measure } = press;
  const key = (label: string, width: number, draw: (x: number, y: number) => Mark[]): LegendItem => ({
    width: width + TEXT + measure(label, SIZE, 'regular'),
    draw: (x, y) => [...draw(x, y), textAt(x + width + TEXT, y + 7, label, { size: SIZE })],
  });
  const shown = statesOf(sheet);
  const days = isList ? [] : sheet.weeks.flatMap((week) => week.days).filter((day) => day.isInMonth);
  return [
    ...[...signs.values()].map((sign) => key(sign.label, SIGN_WIDTH, (x, y) => drawSign(sign, x, y + 1))),
    ...STATES.filter((state) => shown.has(state)).map((state) =>
      key(words[state], BAR_WIDTH, (x, y) => bar(state, INK.text, x, y + 0.5, 8)),
    ),
    ...(days.some((day) => day.holiday) ? [key(words.holiday, 9, (x, y) => holidayPatch(x, y + 1, 9, 7))] : []),
    ...(days.some((day) => day.schoolHoliday)
      ? [key(words.schoolHoliday, 12, (x, y) => schoolHolidayLine(x, x + 12, y + 5))]
      : []),
  ];
}

/** A day without work: a tint with a rule above it, which a copier keeps. */
export function holidayPatch(x: number, y: number, width: number, height: number): Mark[] {
  return [
    { kind: 'rect', x, y, width, height, fill: INK.holiday },
    { kind: 'rect', x, y, width, height: 1.2, fill: INK.rule },
  ];
}

export function schoolHolidayLine(x: number, until: number, y: number): Mark[] {
  return [lineAt([x, y], [until, y], { color: INK.rule, width: 1, dash: 1.2 })];
}

function statesOf(sheet: MonthSheet): Set<BarState> {
  const entries = sheet.columns.flatMap((column) => Object.values(column.cells).flat());
  return new Set(entries.map(barStateOf));
}
