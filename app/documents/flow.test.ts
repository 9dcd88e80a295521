import { expect, test } from 'vitest';
import { fewestPages, flowColumns, flowRows, stretchRows } from './flow.ts';
import type { Block } from './marks.ts';

const block = (height: number): Block => ({ height, draw: () => [] });
const blocks = (count: number, height = 10): Block[] => Array.from({ length: count }, () => block(height));
const row = (...counts: number[]) => ({ head: 5, minimum: 20, cells: counts.map((count) => blocks(count)) });

test('places rows below each other when they fit', () => {
  const pages = flowRows([row(1, 0), row(0, 3)], 100);
  expect(pages.map((page) => page.map(({ y, height }) => [y, height]))).toEqual([
    [
      [0, 20],
      [20, 37],
    ],
  ]);
});

test('divides a row between blocks when it is higher than a page', () => {
  const pages = flowRows([row(60, 2)], 100);
  expect(pages).toHaveLength(7);
  expect(pages.flat().map(({ isContinued }) => isContinued)).toEqual([false, ...Array<boolean>(6).fill(true)]);
  const counts = pages.flat().map(({ cells }) => cells.map((cell) => cell.length));
  expect(counts.map(([first]) => first).reduce((sum, count) => (sum ?? 0) + (count ?? 0), 0)).toBe(60);
  expect(counts[0]).toEqual([9, 2]);
});

test('moves a row when little of the page is left', () => {
  const pages = flowRows([row(7), row(3)], 100);
  expect(pages.map((page) => page.map((placed) => placed.row))).toEqual([[0], [1]]);
});

test('places a block when it is higher than a page', () => {
  const pages = flowRows([{ head: 0, minimum: 0, cells: [[block(300), block(10)]] }], 100);
  expect(pages.flat().flatMap(({ cells }) => cells.flat())).toHaveLength(2);
});

test('never loses a block, whatever the heights', () => {
  for (let seed = 1; seed < 200; seed += 1) {
    const rows = Array.from({ length: 1 + (seed % 6) }, (_, at) => ({
      head: seed % 13,
      minimum: (seed * 7) % 60,
      cells: [blocks((seed * (at + 3)) % 23, 4 + (seed % 19)), blocks((seed + at) % 9, 11)],
    }));
    const placed = flowRows(rows, 120).flat();
    const count = (cells: readonly (readonly Block[])[]) => cells.reduce((sum, cell) => sum + cell.length, 0);
    expect(placed.reduce((sum, { cells }) => sum + count(cells), 0)).toBe(
      rows.reduce((sum, { cells }) => sum + count(cells), 0),
    );
    expect(placed.every(({ y, height }) => y + height <= 120 + 0.01)).toBe(true);
  }
});

test('shares the rest of the height when there is one page', () => {
  expect(stretchRows(flowRows([row(1), row(1)], 100), 100)[0]?.map(({ y, height }) => [y, height])).toEqual([
    [0, 50],
    [50, 50],
  ]);
});

test('takes the first way when none has fewer pages', () => {
  expect(fewestPages([() => ['a', 'b'], () => ['c', 'd']])).toEqual(['a', 'b']);
  expect(fewestPages([() => ['a', 'b'], () => ['c'], () => []])).toEqual(['c']);
});

test('repeats a heading when its blocks go on in the next column', () => {
  const heading = (isContinued: boolean) => block(isContinued ? 21 : 20);
  const columns = flowColumns([{ heading, blocks: blocks(9) }], 70);
  expect(columns.map((column) => column.map(({ height }) => height))).toEqual([
    [20, 10, 10, 10, 10, 10],
    [21, 10, 10, 10, 10],
  ]);
});

test('keeps a heading with its first block', () => {
  const heading = () => block(20);
  const columns = flowColumns(
    [
      { heading, blocks: blocks(3) },
      { heading, blocks: blocks(1) },
    ],
    70,
  );
  expect(columns.map((column) => column.length)).toEqual([4, 2]);
});
