import { breakLines } from '#app/documents/lines.ts';
import { type Block, INK, type Mark, type Measure, textAt, type Weight } from '#app/documents/marks.ts';
import { DOT, textForPaper } from '#app/documents/text-for-paper.ts';
import type { MonthSheet, SheetColumn, SheetEntry } from '#app/domains/booking/rules/sheet.ts';
import { nameBeside } from '#app/domains/booking/rules/week-layout.ts';
import type { Formats } from '#app/platform/i18n/format.ts';
import { bar, BAR_WIDTH, barStateOf, drawSign, SIGN_WIDTH, type TypeSign } from './signs.ts';
import type { PaperWords } from './words.ts';

/** What all parts of a month plan use. */
export interface Press {
  sheet: MonthSheet;
  locale: 'de' | 'en';
  words: PaperWords;
  format: Formats;
  measure: Measure;
  signs: ReadonlyMap<string, TypeSign>;
}

export interface EntryTexts {
  time: string;
  title: string;
  /** Place, person and state, where they are shown. */
  notes: string[];
}

/** The texts of an entry in a column; `withPlace` names the resource of every entry. */
export function entryTexts(press: Press, entry: SheetEntry, column: Pick<SheetColumn, 'name'>): EntryTexts {
  const { words, locale } = press;
  const clean = (text: string | undefined) => (text === undefined ? '' : textForPaper(text, locale));
  const title = clean(entry.title);
  const state = entry.status === 'pending' ? words.requested : '';
  const place = clean(entry.placeName);
  const through =
    place === '' ? '' : entry.through === 'whole' ? words.via(place) : nameBeside(clean(column.name), place);
  const club = entry.visibility === 'named' ? clean(entry.clubName) : '';
  const notes = [through, club, clean(entry.personName), title === '' ? '' : state].filter((note) => note !== '');
  return {
    time: `${entry.startTime}–${entry.endTime}`,
    title: title === '' ? (entry.visibility === 'requested' ? words.requested : words.occupied) : title,
    notes,
  };
}

export interface EntryStyle {
  size: number;
  leading: number;
  /** The title begins beside its time, and the notes beside the title. */
  isDense: boolean;
  gap: number;
}

/** An entry in a narrow column: bar, time, sign of its type, title and notes, broken into as many lines as they need. */
export function entryBlock(
  press: Press,
  entry: SheetEntry,
  column: SheetColumn,
  width: number,
  style: EntryStyle,
): Block {
  const { size, leading, gap } = style;
  const texts = entryTexts(press, entry, column);
  const left = BAR_WIDTH + 2.8;
  const sign = entry.typeLabel === undefined ? undefined : press.signs.get(textForPaper(entry.typeLabel, press.locale));
  const scale = Math.max(1, size / 7.5);
  const signWidth = SIGN_WIDTH * scale;
  const tint = barStateOf(entry) === 'past' ? INK.soft : INK.text;
  const lines = linesOf(press, texts, { width: width - left - 1, sign: sign ? signWidth + 2 : 0, style });
  const height = lines.length * leading + gap;
  return {
    height,
    draw: (x, y) => {
      const marks: Mark[] = bar(barStateOf(entry), entry.color ?? column.color, x, y + 0.5, height - gap - 1);
      if (sign) marks.push(...drawSign(sign, x + width - signWidth - 1, y + (leading - 7 * scale) / 2, tint, scale));
      for (const [at, parts] of lines.entries())
        for (const { text, indent, weight, isNote } of parts)
          marks.push(
            textAt(x + left + indent, y + at * leading + leading * 0.76, text, {
              size,
              weight,
              color: isNote ? INK.soft : tint,
            }),
          );
      return marks;
    },
  };
}

interface LinePart {
  text: string;
  indent: number;
  weight: Weight;
  isNote: boolean;
}

function linesOf(
  { measure }: Press,
  { time, title, notes }: EntryTexts,
  { width, sign, style }: { width: number; sign: number; style: EntryStyle },
): LinePart[][] {
  const { size, isDense } = style;
  const lines: LinePart[][] = [[{ text: time, indent: 0, weight: 'bold', isNote: false }]];
  /** Adds a text after what the last line has, or below it. */
  const add = (text: string, isNote: boolean, isBeside: boolean) => {
    const widthOf = (part: string) => measure(part, size, 'regular');
    const last = lines.at(-1)?.at(-1);
    const start = isBeside && last ? last.indent + measure(last.text, size, last.weight) + 2.5 : width;
    const first = width - start - (lines.length === 1 ? sign : 0);
    const broken = breakLines(text, width, widthOf, Math.max(0, Math.min(first, width - 0.01)));
    for (const [at, part] of broken.entries()) {
      if (part === '') continue;
      const made = { text: part, indent: at === 0 ? start : 0, weight: 'regular' as const, isNote };
      if (at === 0) lines.at(-1)?.push(made);
      else lines.push([made]);
    }
  };
  // The dot keeps title and notes apart without colour.
  add(isDense && notes.length > 0 ? `${title}${DOT.trimEnd()}` : title, false, isDense);
  if (notes.length > 0) add(notes.join(DOT), true, isDense);
  return lines;
}
