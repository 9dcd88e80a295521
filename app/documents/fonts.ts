import { createRequire } from 'node:module';
import { Font } from '@react-pdf/renderer';
import type { Measure, Weight } from './marks.ts';
import { NO_GLYPH } from './text-for-paper.ts';

/** The part of a fontkit font that measures. */
interface FontData {
  unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { advanceWidth: number };
}

/** A part of a line that one font draws. */
export interface FontRun {
  font: FontData;
  text: string;
  width: number;
}

/**
 * Roboto Condensed prints Latin, Greek and Cyrillic in narrow columns, with digits of one width; DejaVu has the other letters and signs.
 * Each file has its own PostScript name: pdfkit embeds a font again at every change between two fonts of one name.
 */
const FILES: Readonly<Record<Weight, readonly string[]>> = {
  regular: [
    'roboto-fontface/fonts/roboto-condensed/Roboto-Condensed-Regular.woff',
    'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  ],
  bold: [
    'roboto-fontface/fonts/roboto-condensed/Roboto-Condensed-Bold.woff',
    'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
  ],
};
/** Letters of Hebrew, Arabic and their neighbours. */
export const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

export interface Fonts {
  measure: Measure;
  runs(text: string, size: number, weight: Weight): FontRun[];
}

let loading: Promise<Fonts> | undefined;

/** The fonts of all documents, read once. */
export function loadFonts(): Promise<Fonts> {
  return (loading ??= readFonts());
}

async function readFonts(): Promise<Fonts> {
  const resolve = createRequire(import.meta.url).resolve;
  const read = (files: readonly string[]) =>
    Promise.all(
      files.map(async (file) => {
        Font.register({ family: file, src: resolve(file) });
        await Font.load({ fontFamily: file });
        const font = Font.getFont({ fontFamily: file })?.data as unknown as FontData | undefined;
        if (!font) throw new Error(`the font ${file} is not readable`);
        return font;
      }),
    );
  return fontsOf({ regular: await read(FILES.regular), bold: await read(FILES.bold) });
}

function fontsOf(chains: Readonly<Record<Weight, readonly FontData[]>>): Fonts {
  const glyphs = { regular: new Map<string, Glyph>(), bold: new Map<string, Glyph>() };
  const glyphOf = (sign: string, weight: Weight): Glyph => {
    let found = glyphs[weight].get(sign);
    if (!found) glyphs[weight].set(sign, (found = findGlyph(chains[weight], sign)));
    return found;
  };
  return {
    measure: (text, size, weight) => {
      let width = 0;
      for (const sign of text) width += glyphOf(sign, weight).width;
      return width * size;
    },
    runs: (text, size, weight) => {
      const runs: FontRun[] = [];
      const signs = Array.from(text);
      for (const [at, sign] of signs.entries()) {
        const last = runs.at(-1);
        // Words between two letters that read to the left are one run, so that their order turns as a whole.
        const stays =
          last && sign === ' ' && RIGHT_TO_LEFT.test(signs[at - 1] ?? '') && RIGHT_TO_LEFT.test(signs[at + 1] ?? '');
        const glyph = stays ? spaceOf(last.font) : glyphOf(sign, weight);
        if (last?.font === glyph.font) {
          last.text += glyph.text;
          last.width += glyph.width * size;
        } else runs.push({ font: glyph.font, text: glyph.text, width: glyph.width * size });
      }
      return runs;
    },
  };
}

interface Glyph {
  font: FontData;
  text: string;
  /** Of a size of 1. */
  width: number;
}

function findGlyph(chain: readonly FontData[], sign: string): Glyph {
  const code = sign.codePointAt(0) ?? 0;
  const font = chain.find((one) => one.hasGlyphForCodePoint(code));
  if (font) return { font, text: sign, width: font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm };
  if (sign === NO_GLYPH) throw new Error(`no font has ${NO_GLYPH}`);
  return findGlyph(chain, NO_GLYPH);
}

const spaceOf = (font: FontData): Glyph => ({
  font,
  text: ' ',
  width: font.glyphForCodePoint(32).advanceWidth / font.unitsPerEm,
});
