import { flowColumns, stack } from '#app/documents/flow.ts';
import type { Area, Body } from '#app/documents/frame.ts';
import { breakLines } from '#app/documents/lines.ts';
import { type Block, INK, lineAt, type Mark, textAt } from '#app/documents/marks.ts';
import { DOT, textForPaper } from '#app/documents/text-for-paper.ts';
import { entriesOn, type SheetColumn, type SheetDay, type SheetEntry } from '#app/domains/booking/rules/sheet.ts';
import { entryTexts, type Press } from './entry.ts';
import { holidayPatch } from './legend.ts';
import { bar, BAR_WIDTH, barStateOf, drawSign, SIGN_WIDTH } from './signs.ts';

const GUTTER = 22;
const SIZE = 7.8;
const LEADING = 9.4;
const DATE_SIZE = 8.8;
const NAMES = { size: 7.2, leading: 8.6 };
const TIME = { x: BAR_WIDTH + 4, width: 52 };
const PLACE_SHARE = 0.29;

/** Every booking once, by day, in two columns of text. */
export function listPages(press: Press, area: Area, title: string): Body[] {
  const width = (area.width - GUTTER) / 2;
  const days = press.sheet.weeks.flatMap((week) => week.days).filter((day) => day.isInMonth);
  const sections = days
    .map((day) => ({ day, entries: entriesOn(press.sheet, day.date) }))
    .filter(({ entries }) => entries.length > 0)
    .map(({ day, entries }) => ({
      heading: (isContinued: boolean) => dayHeading(press, day, width, isContinued),
      blocks: entries.map((entry) => listLine(press, entry, width)),
    }));
  if (sections.length === 0) {
    const sentence = press.words.nothing(press.format.month(press.sheet.month));
    return [
      { title, isContinued: false, marks: [textAt(area.x, area.y + 14, sentence, { size: 11, color: INK.soft })] },
    ];
  }
  const columns = flowColumns(sections, area.height);
  const pages = Array.from({ length: Math.ceil(columns.length / 2) }, (_, at) => columns.slice(at * 2, at * 2 + 2));
  const middle = area.x + width + GUTTER / 2;
  return pages.map((page, at) => ({
    title,
    isContinued: at > 0,
    marks: [
      ...page.flatMap((blocks, side) => stack(blocks, area.x + side * (width + GUTTER), area.y)),
      ...(page.length > 1 ? [lineAt([middle, area.y], [middle, area.y + area.height])] : []),
    ],
  }));
}

/** The date, and its holidays beside it; names that find no room there go below. */
function dayHeading(
  { words, format, locale, measure }: Press,
  day: SheetDay,
  width: number,
  isContinued: boolean,
): Block {
  const text = isContinued ? `${format.dayLong(day.date)} (${words.continued})` : format.dayLong(day.date);
  const names = [day.holiday, day.schoolHoliday].filter((name) => name !== null).join(' · ');
  const inset = day.holiday ? 3 : 0;
  const weight = day.holiday ? 'bold' : 'regular';
  const room = width - 2 * inset;
  const widthOf = (part: string) => measure(part, NAMES.size, weight);
  const beside = room - measure(text, DATE_SIZE, 'bold') - GUTTER / 2;
  const [first = '', ...below] = breakLines(textForPaper(names, locale), room, widthOf, Math.max(0, beside));
  const added = below.length * NAMES.leading;
  return {
    height: 19 + added,
    draw: (x, y) => [
      ...(day.holiday ? holidayPatch(x, y + 4, width, 13 + added) : []),
      textAt(x + inset, y + 13.5, text, { size: DATE_SIZE, weight: 'bold' }),
      ...[first, ...below].map((line, at) =>
        textAt(x + width - inset, y + 13.5 + at * NAMES.leading, line, {
          size: NAMES.size,
          weight,
          color: day.holiday ? INK.text : INK.soft,
          anchor: 'end',
        }),
      ),
      lineAt([x, y + 17 + added], [x + width, y + 17 + added], { color: INK.rule, width: 0.6 }),
    ],
  };
}

function listLine(press: Press, entry: SheetEntry & { column: SheetColumn }, width: number): Block {
  const { measure, locale } = press;
  // A list has one column of places: each line names the booked resource in full.
  const { placeName, ...own } = entry;
  const { time, title, notes } = entryTexts(press, own, entry.column);
  const place = textForPaper(placeName ?? entry.column.name, locale);
  const sign = entry.typeLabel === undefined ? undefined : press.signs.get(textForPaper(entry.typeLabel, locale));
  const widthOf = (text: string) => measure(text, SIZE, 'regular');
  const placeX = TIME.x + TIME.width;
  const placeWidth = (width - placeX) * PLACE_SHARE;
  const titleX = placeX + placeWidth + 6;
  const titleWidth = width - titleX - SIGN_WIDTH - 4;
  const places = breakLines(place, placeWidth, widthOf);
  const titles = breakLines(notes.length === 0 ? title : `${title}${DOT.trimEnd()}`, titleWidth, widthOf);
  const last = titles.at(-1) ?? '';
  const start = widthOf(last) + 3;
  const [beside = '', ...below] =
    notes.length === 0 ? [] : breakLines(notes.join(DOT), titleWidth, widthOf, Math.max(0, titleWidth - start));
  const lines = Math.max(places.length, titles.length + below.length);
  const height = lines * LEADING + 2;
  const tint = barStateOf(entry) === 'past' ? INK.soft : INK.text;
  return {
    height,
    draw: (x, y) => {
      const line = (at: number) => y + 8 + at * LEADING;
      const marks: Mark[] = [
        ...bar(barStateOf(entry), entry.color ?? entry.column.color, x, y + 1.2, height - 2.4),
        textAt(x + TIME.x, line(0), time, { size: SIZE, weight: 'bold', color: tint }),
        ...places.map((text, at) => textAt(x + placeX, line(at), text, { size: SIZE, color: tint })),
        ...titles.map((text, at) => textAt(x + titleX, line(at), text, { size: SIZE, color: tint })),
        ...below.map((text, at) => textAt(x + titleX, line(titles.length + at), text, { size: SIZE, color: INK.soft })),
      ];
      if (beside !== '')
        marks.push(textAt(x + titleX + start, line(titles.length - 1), beside, { size: SIZE, color: INK.soft }));
      if (sign) marks.push(...drawSign(sign, x + width - SIGN_WIDTH, y + 2, tint));
      return marks;
    },
  };
}
