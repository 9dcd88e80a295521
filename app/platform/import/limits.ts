/** What a file may be, for every import. A larger one is refused before it is read. */
export const IMPORT_BYTES = 10 * 1024 * 1024;
/** With the line of heads. */
export const IMPORT_ROWS = 2_001;
export const IMPORT_COLUMNS = 60;
/** Of one cell, in UTF-16 units. */
export const IMPORT_CELL = 10_000;
/** Of an XLSX file without its compression: a few kilobytes of it can be gigabytes. */
export const IMPORT_UNZIPPED = 48 * 1024 * 1024;
