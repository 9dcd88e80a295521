import { log } from '#app/platform/log.server.ts';
import { BYTE_ORDER_MARK, contentDisposition, type CsvColumn, csvLine } from './csv.ts';

/** One page of rows; `next` is null on the last. */
interface Page<Row, Key> {
  readonly rows: readonly Row[];
  readonly next: Key | null;
}

interface CsvExport<Row, Key> {
  readonly fileName: string;
  readonly columns: readonly CsvColumn<Row>[];
  /** Reads the page after this key; null for the first. */
  readonly readPage: (after: Key | null) => Promise<Page<Row, Key>>;
}

/**
 * A table for spreadsheets as a download (RFC 4180). It reads a page when the reader has taken the one before, so a long log does not
 * lie in memory. An error of the first page is the caller's; a later one breaks the download off, so that no half file looks whole.
 */
export async function csvAnswer<Row, Key>({ fileName, columns, readPage }: CsvExport<Row, Key>): Promise<Response> {
  const encoder = new TextEncoder();
  const linesOf = (rows: readonly Row[]) => rows.map((row) => csvLine(columns.map(({ cell }) => cell(row)))).join('');
  const first = await readPage(null);
  let after = first.next;
  let waiting = BYTE_ORDER_MARK + csvLine(columns.map(({ head }) => head)) + linesOf(first.rows);
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          if (waiting === '' && after !== null) {
            const page = await readPage(after);
            after = page.next;
            waiting = linesOf(page.rows);
          }
        } catch (error) {
          log().error({ err: error }, 'an export ends before its last row');
          controller.error(error);
          return;
        }
        if (waiting !== '') controller.enqueue(encoder.encode(waiting));
        waiting = '';
        if (after === null) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': contentDisposition(fileName),
      'Cache-Control': 'no-store',
    },
  });
}
