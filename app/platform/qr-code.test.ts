import { expect, test } from 'vitest';
import { qrCode } from './qr-code.server.ts';

test('draws the finder patterns inside a quiet zone of four modules', () => {
  const { size, path } = qrCode(`webcal://platz.example.org/kalender/abo/${'x'.repeat(32)}.ics`);
  const dark = new Set<string>();
  for (const [, x = '', y = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(width); at += 1) dark.add(`${Number(x) + at},${y}`);
  const edge = 4;
  const last = size - 1 - edge;
  const corners = [`${edge},${edge}`, `${last},${edge}`, `${edge},${last}`];
  expect(corners.filter((corner) => dark.has(corner))).toEqual(corners);
  const positions = [...dark].flatMap((position) => position.split(',').map(Number));
  expect([Math.min(...positions), Math.max(...positions)]).toEqual([edge, last]);
});
