import { qrRuns } from '#app/platform/qr-code.server.ts';
import type { Mark } from './marks.ts';

interface QrPlace {
  readonly left: number;
  readonly top: number;
  /** Length of an edge, without a quiet zone. */
  readonly edge: number;
  /** Of correction. */
  readonly level: 'L' | 'M' | 'Q';
}

/** A QR code as one path of rows of modules. */
export function qrMark(text: string, { left, top, edge, level }: QrPlace): Mark {
  const { size, runs } = qrRuns(text, { ecc: level, border: 0 });
  const unit = edge / size;
  const at = (start: number, modules: number) => Math.round((start + modules * unit) * 1000) / 1000;
  const parts = runs.map(({ x, y, width }) => {
    const [from, until, above, below] = [at(left, x), at(left, x + width), at(top, y), at(top, y + 1)];
    return `M${from} ${above}L${until} ${above}L${until} ${below}L${from} ${below}Z`;
  });
  return { kind: 'path', d: parts.join(''), fill: '#000000' };
}
