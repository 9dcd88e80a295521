/** Colours made from the operator's one, moved towards black or white until they are readable on our paper. */
export interface Accent {
  readonly fill: string;
  readonly onFill: string;
  readonly text: string;
}

type Rgb = readonly [number, number, number];

const PAPER: Rgb = [251, 250, 248];
const PAPER_DARK: Rgb = [24, 23, 21];
const WHITE: Rgb = [255, 255, 255];
const INK: Rgb = [23, 21, 18];
/** WCAG 2.2 AA is 4.5; the tint of a chosen element takes a little of it. */
const TEXT_CONTRAST = 5.6;
const FILL_CONTRAST = 3;

function parse(hex: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) return null;
  const [, red = '0', green = '0', blue = '0'] = match;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function mix(color: Rgb, towards: Rgb, share: number): Rgb {
  return color.map((channel, index) =>
    Math.round(channel + ((towards[index] ?? 0) - channel) * share),
  ) as unknown as Rgb;
}

function until(color: Rgb, towards: Rgb, paper: Rgb, ratio: number): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = mix(color, towards, share);
    if (contrast(mixed, paper) >= ratio) return mixed;
  }
  return towards;
}

const hex = (color: Rgb): string => `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

function accentOn(color: Rgb, paper: Rgb, towards: Rgb): Accent {
  let fill = until(color, towards, paper, FILL_CONTRAST);
  const onFill = contrast(fill, WHITE) >= contrast(fill, INK) ? WHITE : INK;
  fill = until(fill, onFill === WHITE ? INK : WHITE, onFill, 4.6);
  return { fill: hex(fill), onFill: hex(onFill), text: hex(until(color, towards, paper, TEXT_CONTRAST)) };
}

/** The accent in both schemes from a `#rrggbb`; null for other text. */
export function accentFrom(primaryColor: string): { light: Accent; dark: Accent } | null {
  const color = parse(primaryColor);
  return color && { light: accentOn(color, PAPER, INK), dark: accentOn(color, PAPER_DARK, WHITE) };
}

/** WCAG contrast of two `#rrggbb`, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const colors = [parse(one), parse(other)];
  return colors[0] && colors[1] ? contrast(colors[0], colors[1]) : 1;
}

/** The custom properties that styles.css uses, for the `style` of the root element. */
export function accentStyle(primaryColor: string | undefined): Record<`--${string}`, string> | undefined {
  const accent = primaryColor ? accentFrom(primaryColor) : null;
  if (!accent) return undefined;
  return {
    '--accent-light': accent.light.fill,
    '--on-accent-light': accent.light.onFill,
    '--accent-text-light': accent.light.text,
    '--accent-dark': accent.dark.fill,
    '--on-accent-dark': accent.dark.onFill,
    '--accent-text-dark': accent.dark.text,
  };
}
