import type { LoaderFunctionArgs } from '@remix-run/node';
import { fileNamePart } from '#app/documents/text-for-paper.ts';
import { timeSheetWorkbook } from '#app/domains/staff/pages/sheet-workbook.server.ts';
import { readSheet } from './time-sheet/read-sheet.server.ts';

/** A person's month as a workbook (OOXML). */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { plan } = await readSheet(request, params);
  return new Response(new Uint8Array(await timeSheetWorkbook(plan)), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${fileNamePart(plan.fileName)}.xlsx"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
