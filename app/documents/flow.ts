import type { Block, Mark } from './marks.ts';

/** One row of a table: its cells grow together, and it goes on to the next page between blocks. */
export interface FlowRow {
  /** Height of its heading, which is repeated where the row goes on. */
  head: number;
  /** Without content, and where there is room. */
  minimum: number;
  cells: readonly (readonly Block[])[];
}

export interface PlacedRow {
  /** Index of the row. */
  row: number;
  y: number;
  height: number;
  isContinued: boolean;
  cells: readonly (readonly Block[])[];
}

const PADDING = 2;
/** A row moves to the next page when less than this share of a page is left for it; otherwise it is divided. */
const MOVES_BELOW = 0.3;

/** Rows on pages of a height. Every block is placed once; a page that ends the table early is not stretched. */
export function flowRows(rows: readonly FlowRow[], height: number): PlacedRow[][] {
  const pages: PlacedRow[][] = [[]];
  let y = 0;
  const newPage = () => {
    pages.push([]);
    y = 0;
  };
  const place = (row: number, cells: PlacedRow['cells'], rowHeight: number, isContinued: boolean) => {
    pages.at(-1)?.push({ row, y, height: rowHeight, isContinued, cells });
    y += rowHeight;
  };
  for (const [at, row] of rows.entries()) {
    let cells = row.cells;
    let isContinued = false;
    for (;;) {
      const needed = Math.max(row.minimum, row.head + heightOf(cells));
      const left = height - y;
      if (needed <= left) {
        place(at, cells, needed, isContinued);
        break;
      }
      if (y > 0 && (needed <= height ? left < height * MOVES_BELOW : left < row.head + 40)) {
        newPage();
        continue;
      }
      const { fitting, rest } = divide(cells, left - row.head - PADDING, y === 0);
      if (fitting.every((blocks) => blocks.length === 0)) {
        newPage();
        continue;
      }
      place(at, fitting, left, isContinued);
      newPage();
      cells = rest;
      isContinued = true;
    }
  }
  return pages;
}

/** The first way with the fewest pages; one page ends the search. */
export function fewestPages<Page>(ways: readonly (() => Page[])[]): Page[] {
  let best: Page[] = [];
  for (const way of ways) {
    const pages = way();
    if (best.length === 0 || pages.length < best.length) best = pages;
    if (best.length === 1) break;
  }
  return best;
}

/** One page of rows shares what is left of its height. */
export function stretchRows(
  pages: readonly PlacedRow[][],
  height: number,
  most = Number.POSITIVE_INFINITY,
): PlacedRow[][] {
  const [only] = pages;
  if (pages.length !== 1 || !only) return [...pages];
  const used = only.reduce((sum, row) => sum + row.height, 0);
  const more = Math.min(most, (height - used) / Math.max(1, only.length));
  return [only.map((row, at) => ({ ...row, y: row.y + at * more, height: row.height + more }))];
}

export function heightOf(cells: readonly (readonly Block[])[]): number {
  return Math.max(0, ...cells.map((blocks) => blocks.reduce((sum, block) => sum + block.height, 0))) + PADDING;
}

/** Draws blocks one below the other. */
export function stack(blocks: readonly Block[], x: number, y: number): Mark[] {
  let at = y;
  return blocks.flatMap((block) => {
    const marks = block.draw(x, at);
    at += block.height;
    return marks;
  });
}

/** `must` takes one block where none fits: a page has to take something. */
function divide(cells: readonly (readonly Block[])[], height: number, must: boolean) {
  const counts = cells.map((blocks) => {
    let used = 0;
    let count = 0;
    for (const block of blocks) {
      if (used + block.height > height && !(must && count === 0)) break;
      used += block.height;
      count += 1;
    }
    return count;
  });
  return {
    fitting: cells.map((blocks, at) => blocks.slice(0, counts[at])),
    rest: cells.map((blocks, at) => blocks.slice(counts[at])),
  };
}

/** Blocks in columns of a height, one after the other. A heading is repeated where its blocks go on, and stays with its first one. */
export function flowColumns(
  sections: readonly { heading: (isContinued: boolean) => Block; blocks: readonly Block[] }[],
  height: number,
): Block[][] {
  const columns: Block[][] = [[]];
  let left = height;
  const add = (block: Block) => {
    columns.at(-1)?.push(block);
    left -= block.height;
  };
  const newColumn = () => {
    columns.push([]);
    left = height;
  };
  for (const { heading, blocks } of sections) {
    const first = heading(false);
    if (left < height && first.height + (blocks[0]?.height ?? 0) > left) newColumn();
    add(first);
    for (const block of blocks) {
      if (block.height > left) {
        newColumn();
        add(heading(true));
      }
      add(block);
    }
  }
  return columns;
}
