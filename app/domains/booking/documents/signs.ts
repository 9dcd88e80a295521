import { INK, lineAt, type Mark, textAt } from '#app/documents/marks.ts';
import type { SheetEntry } from '#app/domains/booking/rules/sheet.ts';

/** The state of an entry as its bar shows it; patterns keep them apart without colour. */
export type BarState = 'approved' | 'pending' | 'whole' | 'past';

export const BAR_WIDTH = 3.2;

export function barStateOf(entry: Pick<SheetEntry, 'status' | 'through'>): BarState {
  if (entry.status === 'pending') return 'pending';
  if (entry.through === 'whole') return 'whole';
  return entry.status === 'expired' ? 'past' : 'approved';
}

/** Approved: full · requested: dashes · the whole: diagonal hatch · over: an outline. */
export function bar(state: BarState, color: string, x: number, y: number, height: number): Mark[] {
  const box = { kind: 'rect', x, y, width: BAR_WIDTH, height } as const;
  switch (state) {
    case 'approved':
      return [{ ...box, fill: color }];
    case 'past':
      return [{ ...box, x: x + 0.25, width: BAR_WIDTH - 0.5, stroke: color }];
    case 'pending': {
      const middle = x + BAR_WIDTH / 2;
      return [lineAt([middle, y], [middle, y + height], { color, width: BAR_WIDTH, dash: 1.6 })];
    }
    case 'whole': {
      const marks: Mark[] = [{ ...box, stroke: color }];
      for (let at = y + BAR_WIDTH; at <= y + height; at += 2.1)
        marks.push(lineAt([x, at], [x + BAR_WIDTH, at - BAR_WIDTH], { color, width: 0.7 }));
      return marks;
    }
  }
}

/** The sign of an event type: its letters in a shape of its own. Emoji, which the screens show, are in no font of print. */
export interface TypeSign {
  label: string;
  code: string;
  /** Fill and shape take turns, so that two types with like letters still differ. */
  look: number;
}

/** A sign per event type of the sheet, in order of their labels. */
export function typeSigns(labels: Iterable<string>): Map<string, TypeSign> {
  const signs = new Map<string, TypeSign>();
  const taken = new Set<string>();
  for (const label of [...new Set(labels)].sort((one, other) => one.localeCompare(other, 'de'))) {
    const code = codesOf(label).find((one) => !taken.has(one)) ?? String(taken.size + 1);
    taken.add(code);
    signs.set(label, { label, code, look: signs.size % 4 });
  }
  return signs;
}

/** The first letter, then it with each later one. */
function codesOf(label: string): string[] {
  const [first = '', ...rest] = Array.from(label.normalize('NFC')).filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  if (first === '') return [];
  return [first.toUpperCase(), ...rest.map((sign) => first.toUpperCase() + sign.toLowerCase())];
}

export const SIGN_WIDTH = 9;

/** Drawn with its top left corner at x, y; 7 points high, times the scale. */
export function drawSign({ code, look }: TypeSign, x: number, y: number, color: string = INK.text, scale = 1): Mark[] {
  const isFull = look % 2 === 0;
  const height = 7 * scale;
  const width = code.length > 1 ? SIGN_WIDTH * scale : height;
  const left = x + SIGN_WIDTH * scale - width;
  const paint = isFull ? { fill: color } : { stroke: color };
  const shape: Mark =
    look < 2
      ? { kind: 'rect', x: left, y, width, height, ...paint }
      : { kind: 'path', d: capsule(left, y, width, height), ...paint };
  const letters = textAt(left + width / 2, y + 5.6 * scale, code, {
    size: 5.8 * scale,
    weight: 'bold',
    color: isFull ? '#ffffff' : color,
    anchor: 'middle',
  });
  return [shape, letters];
}

function capsule(x: number, y: number, width: number, height: number): string {
  const radius = height / 2;
  const bend = radius * 0.5523;
  const [right, bottom, middle] = [x + width, y + height, y + radius];
  return [
    `M${x + radius} ${y}L${right - radius} ${y}`,
    `C${right - radius + bend} ${y} ${right} ${middle - bend} ${right} ${middle}`,
    `C${right} ${middle + bend} ${right - radius + bend} ${bottom} ${right - radius} ${bottom}`,
    `L${x + radius} ${bottom}`,
    `C${x + radius - bend} ${bottom} ${x} ${middle + bend} ${x} ${middle}`,
    `C${x} ${middle - bend} ${x + radius - bend} ${y} ${x + radius} ${y}Z`,
  ].join('');
}
