import { type DrawnPage, type Mark, type Measure, PAPER } from './marks.ts';

/** A page as a picture. The browser has other fonts, so every text gets the width that it has on paper. */
export function renderSvg({ marks }: DrawnPage, measure: Measure): string {
  const { width, height } = PAPER;
  const drawn = marks.map((mark) => svgOf(mark, measure)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Roboto Condensed','Arial Narrow','Liberation Sans Narrow','DejaVu Sans Condensed',sans-serif"><rect width="100%" height="100%" fill="#fff"/>${drawn}</svg>`;
}

function svgOf(mark: Mark, measure: Measure): string {
  switch (mark.kind) {
    case 'text': {
      const { text, size, weight, anchor } = mark;
      const length = measure(text, size, weight);
      const attributes = [
        `x="${short(mark.x)}" y="${short(mark.y)}" font-size="${size}" fill="${mark.color}"`,
        weight === 'bold' ? ' font-weight="700"' : '',
        anchor === 'start' ? '' : ` text-anchor="${anchor}"`,
        ` textLength="${short(length)}" lengthAdjust="spacingAndGlyphs"`,
      ].join('');
      return `<text ${attributes}>${escapeXml(text)}</text>`;
    }
    case 'rect':
      return `<rect x="${short(mark.x)}" y="${short(mark.y)}" width="${short(mark.width)}" height="${short(mark.height)}"${paintOf(mark, 0.5)}/>`;
    case 'line': {
      const dash = mark.dash === undefined ? '' : ` stroke-dasharray="${mark.dash}"`;
      return `<path d="M${short(mark.x1)} ${short(mark.y1)}L${short(mark.x2)} ${short(mark.y2)}" stroke="${mark.color}" stroke-width="${mark.width}"${dash}/>`;
    }
    case 'path':
      return `<path d="${mark.d}"${paintOf(mark, 0.6)}/>`;
  }
}

function paintOf({ fill, stroke }: { fill?: string; stroke?: string }, width: number): string {
  return ` fill="${fill ?? 'none'}"${stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${width}"`}`;
}

const short = (value: number): string => String(Math.round(value * 100) / 100);

function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
