import type { LoaderFunctionArgs } from '@remix-run/node';
import { fileNamePart } from '#app/documents/text-for-paper.ts';
import { printSheet } from '#app/domains/staff/pages/time-sheet.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readSheet } from './time-sheet/read-sheet.server.ts';

/** A person's month as a PDF to sign. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { actor, plan } = await readSheet(request, params);
  const file = await printSheet(plan);
  if (file === null)
    return new Response(`${translator(actor.locale, 'staff.times')('sheet.busy')}\n`, {
      status: 503,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5', 'Cache-Control': 'no-store' },
    });
  return new Response(file, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${fileNamePart(plan.fileName)}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
