/** A page of A4 landscape without margins, heading and the head of the table, in points. */
const ROWS_HEIGHT = 455;
/** Characters of a line in a column of a day, at the type of a full page. */
const LINE = 24;
const LINE_HEIGHT = 1.25;
/** Above and below the lines of a row, and its border, in em. */
const ROW_PADDING = 0.6;

/** How many lines the rows have: per row the fullest cell. `rows` has the texts of the shifts, by row and day. */
export function linesOfSheet(rows: readonly (readonly (readonly string[])[])[]): number {
  const linesOf = (cell: readonly string[]) =>
    cell.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / LINE)), 0);
  return rows.reduce((sum, cells) => sum + Math.max(1, ...cells.map(linesOf)), 0);
}

/**
 * The type of the sheet in points, so that all rows fit on one page: 8 at most, because larger type needs more lines per shift; 11 while
 * the page has room for twice the lines. 4 is the smallest that is read at arm's length.
 */
export function typeOfSheet(rows: readonly (readonly (readonly string[])[])[]): number {
  const lines = linesOfSheet(rows);
  const fits = (times: number) => ROWS_HEIGHT / (lines * times * LINE_HEIGHT + rows.length * ROW_PADDING);
  if (fits(2) >= 11) return 11;
  return Math.round(Math.min(8, Math.max(4, fits(1))) * 10) / 10;
}
