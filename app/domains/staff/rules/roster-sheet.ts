/** How many lines of text a sheet has: per row the fullest cell, with two lines per shift, and one for the head of the row. */
export function linesOfSheet(rows: readonly (readonly (readonly unknown[])[])[]): number {
  return rows.reduce((sum, cells) => sum + Math.max(1, ...cells.map((cell) => cell.length * 2)), 0);
}
