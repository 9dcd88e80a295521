import { EMOJI_WORDS, type PaperLocale } from './emoji-words.ts';

/** Printed for a character that no font has. */
export const NO_GLYPH = '□';

const EMOJI =
  /[#*0-9]\uFE0F?\u20E3|[\u{1F1E6}-\u{1F1FF}]{2}|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*/gu;
/** A sign such as ☀ or © without the wish for a picture is a letter like others. */
const IS_PICTURE = /\p{Emoji_Presentation}|\uFE0F|\u20E3|\p{Emoji_Modifier}/u;
/** Isolates and overrides would turn the rest of a line around; separators would end it. */
const INVISIBLE =
  /[\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]|\p{Variation_Selector}|\p{Cc}|\p{Co}|\p{Cn}/gu;
const THIRD_ACCENT = /(\p{M}{2})\p{M}+/gu;

/** A text as one line of print: line breaks are spaces, emoji are words, nothing reverses or ends the line. */
export function textForPaper(text: string, locale: PaperLocale): string {
  return text
    .replaceAll(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
    .replaceAll(EMOJI, (emoji) => (IS_PICTURE.test(emoji) ? wordOf(emoji, locale) : emoji))
    .replaceAll(INVISIBLE, '')
    .normalize('NFC')
    .replaceAll(THIRD_ACCENT, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** " (Volleyball) ", " (DE) " for a flag, "1" for a keycap, "☀" without its colours, or a box for what no font has. */
function wordOf(emoji: string, locale: PaperLocale): string {
  const [first = '', second = ''] = emoji;
  const word = FLAG_LETTER.test(first) ? letterOf(first) + letterOf(second) : EMOJI_WORDS[first]?.[locale];
  if (word !== undefined) return ` (${word}) `;
  return first.length === 1 ? first : ` ${NO_GLYPH} `;
}

/** A flag is two letters of a code of ISO 3166. */
const FLAG_LETTER = /[\u{1F1E6}-\u{1F1FF}]/u;
const letterOf = (sign: string): string => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0x1f1e6 + 65);

/** Joins parts of a line that may break after each dot, and never before it. */
export const DOT = '\u00A0· ';

/** The part of a file name that a title gives: `biogrund-sportpark`; `anlage` where nothing of it is ASCII. */
export function fileNamePart(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'anlage' : plain;
}
