import { encode, type QrCodeGenerateOptions } from 'uqr';

/** A QR code as runs of dark modules, row by row, in a square of `size` modules. */
export interface QrRuns {
  readonly size: number;
  readonly runs: readonly { readonly x: number; readonly y: number; readonly width: number }[];
}

/** `ecc` is the level of correction, `border` the quiet zone in modules. */
export function qrRuns(text: string, options: Pick<QrCodeGenerateOptions, 'ecc' | 'border'>): QrRuns {
  const { data, size } = encode(text, options);
  const runs = data.flatMap((row, y) => {
    const found = [];
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      found.push({ x: from, y, width: x + 1 - from });
    }
    return found;
  });
  return { size, runs };
}

/** A QR code as one SVG path in a square of `size` modules, with the quiet zone that readers need. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

/** Level M: a wrinkled or scratched print is still read. */
export function qrCode(text: string): QrCode {
  const { size, runs } = qrRuns(text, { ecc: 'M', border: 4 });
  return { size, path: runs.map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`).join('') };
}
