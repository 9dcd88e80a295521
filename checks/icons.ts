/** Joins the shapes of an icon into one path: a page has some twenty icons, and each would be up to eleven elements. */

type Attributes = Readonly<Record<string, string>>;

const shape: Readonly<Record<string, (at: Attributes) => string>> = {
  path: ({ d = '' }) => absoluteStart(d),
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  circle: ({ cx, cy, r }) => circlePath(Number(cx), Number(cy), Number(r)),
  rect: ({ x, y, width, height, rx, ry }) =>
    rectPath(Number(x ?? 0), Number(y ?? 0), Number(width), Number(height), Number(rx ?? ry ?? 0)),
  polyline: ({ points = '' }) => `M${points.trim().replace(' ', 'L')}`,
};

/** From the markup of an `<svg>` with plain shapes to the `d` of one path. Throws for a shape it does not know. */
export function onePathOf(svg: string): string {
  const inner = svg.slice(svg.indexOf('>') + 1);
  return [...inner.matchAll(/<([a-z]+)((?: [\w-]+="[^"]*")*)/g)]
    .map(([, tag = '', text = '']) => {
      const attributes: Record<string, string> = {};
      for (const [, key = '', value = ''] of text.matchAll(/([\w-]+)="([^"]*)"/g)) attributes[key] = value;
      const toPath = shape[tag];
      if (!toPath) throw new Error(`<${tag}> is not known here`);
      return toPath(attributes);
    })
    .join('');
}

/** A path may begin with a relative move; behind another path it would start from there. */
function absoluteStart(d: string): string {
  const match = /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*(.*)$/s.exec(d);
  if (!match) return d;
  const [, x, y, rest = ''] = match;
  return `M${x} ${y}${/^[-\d.]/.test(rest) ? 'l' : ''}${rest}`;
}

function circlePath(cx: number, cy: number, r: number): string {
  return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

function rectPath(x: number, y: number, width: number, height: number, r: number): string {
  if (r === 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const [w, h] = [width - 2 * r, height - 2 * r];
  return `M${x + r} ${y}h${w}${corner(r, r)}v${h}${corner(-r, r)}h${-w}${corner(-r, -r)}v${-h}${corner(r, -r)}z`;
}
