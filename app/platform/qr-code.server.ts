import { encode } from 'uqr';

/** A QR code as one SVG path in a square of `size` modules, with the quiet zone that readers need. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

/** Level M: a wrinkled or scratched print is still read. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const rows = data.map((row, y) => {
    let path = '';
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      path += `M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`;
    }
    return path;
  });
  return { size, path: rows.join('') };
}
