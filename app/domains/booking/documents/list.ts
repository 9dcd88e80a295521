import { fewestPages, flowColumns, stack } from '#app/documents/flow.ts';
import type { Area, Body } from '#app/documents/frame.ts';
import { breakLines } from '#app/documents/lines.ts';
import { type Block, INK, lineAt, type Mark, textAt } from '#app/documents/marks.ts';
import { DOT, textForPaper } from '#app/documents/text-for-paper.ts';
import { entriesOn, type SheetColumn, type SheetDay, type SheetEntry } from '#app/domains/booking/rules/sheet.ts';
import { entryTexts, type Press } from './entry.ts';
import { holidayPatch } from './legend.ts';
import { bar, BAR_WIDTH, barStateOf, drawSign, SIGN_WIDTH } from './signs.ts';

const GUTTER = 22;
const TIME_X = BAR_WIDTH + 4;
/** From the large one, which is read from a distance, to the dense one. */
const SIZES = [11, 9.8, 8.8, 7.8];
const LEADING = 1.2;
/** The names of holidays beside or below a date. */
const NAMES = { size: 7.2, leading: 8.6 };
const PLACE_SHARE = 0.29;

/** Every booking once, by day, in two columns of text. */
export function listPages(press: Press, area: Area, title: string): Body[] {
  const width = (area.width - GUTTER) / 2;
  const days = press.sheet.weeks.flatMap((week) => week.days).filter((day) => day.isInMonth);
  const booked = days
    .map((day) => ({ day, entries: entriesOn(press.sheet, day.date) }))
    .filter(({ entries }) => entries.length > 0);
  if (booked.length === 0) {
    const sentence = press.words.nothing(press.format.month(press.sheet.month));
    return [
      { title, isContinued: false, marks: [textAt(area.x, area.y + 14, sentence, { size: 11, color: INK.soft })] },
    ];
  }
  const flow = (size: number) => {
    const sections = booked.map(({ day, entries }) => ({
      heading: (isContinued: boolean) => dayHeading(press, day, { width, size, isContinued }),
      blocks: entries.map((entry) => listLine(press, entry, width, size)),
    }));
    const columns = flowColumns(sections, area.height);
    return Array.from({ length: Math.ceil(columns.length / 2) }, (_, at) => columns.slice(at * 2, at * 2 + 2));
  };
  const pages = fewestPages(SIZES.map((size) => () => flow(size)));
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
  { width, size, isContinued }: { width: number; size: number; isContinued: boolean },
): Block {
  const text = isContinued ? `${format.dayLong(day.date)} (${words.continued})` : format.dayLong(day.date);
  const names = [day.holiday, day.schoolHoliday].filter((name) => name !== null).join(' · ');
  const inset = day.holiday ? 3 : 0;
  const weight = day.holiday ? 'bold' : 'regular';
  const room = width - 2 * inset;
  const widthOf = (part: string) => measure(part, NAMES.size, weight);
  const beside = room - measure(text, size + 1, 'bold') - GUTTER / 2;
  const [first = '', ...below] = breakLines(textForPaper(names, locale), room, widthOf, Math.max(0, beside));
  const line = size + 5.7;
  const rule = line + 3.5 + below.length * NAMES.leading;
  return {
    height: rule + 2,
    draw: (x, y) => [
      ...(day.holiday ? holidayPatch(x, y + 4, width, rule - 4) : []),
      textAt(x + inset, y + line, text, { size: size + 1, weight: 'bold' }),
      ...[first, ...below].map((name, at) =>
        textAt(x + width - inset, y + line + at * NAMES.leading, name, {
          size: NAMES.size,
          weight,
          color: day.holiday ? INK.text : INK.soft,
          anchor: 'end',
        }),
      ),
      lineAt([x, y + rule], [x + width, y + rule], { color: INK.rule, width: 0.6 }),
    ],
  };
}

function listLine(press: Press, entry: SheetEntry & { column: SheetColumn }, width: number, size: number): Block {
  const { measure, locale } = press;
  // A list has one column of places: each line names the booked resource in full.
  const { placeName, ...own } = entry;
  const { time, title, notes } = entryTexts(press, own, entry.column);
  const place = textForPaper(placeName ?? entry.column.name, locale);
  const sign = entry.typeLabel === undefined ? undefined : press.signs.get(textForPaper(entry.typeLabel, locale));
  const widthOf = (text: string) => measure(text, size, 'regular');
  const leading = size * LEADING;
  const signScale = Math.max(1, size / 7.8);
  const placeX = TIME_X + measure('00:00–00:00', size, 'bold') + size;
  const placeWidth = (width - placeX) * PLACE_SHARE;
  const titleX = placeX + placeWidth + 6;
  const titleWidth = width - titleX - SIGN_WIDTH * signScale - 4;
  const places = breakLines(place, placeWidth, widthOf);
  const titles = breakLines(notes.length === 0 ? title : `${title}${DOT.trimEnd()}`, titleWidth, widthOf);
  const last = titles.at(-1) ?? '';
  const start = widthOf(last) + 3;
  const [beside = '', ...below] =
    notes.length === 0 ? [] : breakLines(notes.join(DOT), titleWidth, widthOf, Math.max(0, titleWidth - start));
  const lines = Math.max(places.length, titles.length + below.length);
  const height = lines * leading + 2;
  const tint = barStateOf(entry) === 'past' ? INK.soft : INK.text;
  return {
    height,
    draw: (x, y) => {
      const line = (at: number) => y + 1 + size * 0.9 + at * leading;
      const marks: Mark[] = [
        ...bar(barStateOf(entry), entry.color ?? entry.column.color, x, y + 1.2, height - 2.4),
        textAt(x + TIME_X, line(0), time, { size, weight: 'bold', color: tint }),
        ...places.map((text, at) => textAt(x + placeX, line(at), text, { size, color: tint })),
        ...titles.map((text, at) => textAt(x + titleX, line(at), text, { size, color: tint })),
        ...below.map((text, at) => textAt(x + titleX, line(titles.length + at), text, { size, color: INK.soft })),
      ];
      if (beside !== '')
        marks.push(textAt(x + titleX + start, line(titles.length - 1), beside, { size, color: INK.soft }));
      if (sign)
        marks.push(
          ...drawSign(sign, x + width - SIGN_WIDTH * signScale, y + 1 + (leading - 7 * signScale) / 2, tint, signScale),
        );
      return marks;
    },
  };
}
