import type { LoaderFunctionArgs } from '@remix-run/node';
import { getReceiptFile } from '#app/domains/funding/pages/money.server.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { contentDisposition } from '#app/platform/export/csv.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** The file of a receipt. Its type is the one of its content, so that no browser reads it as a page. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'funding.view');
  const { name, mediaType, content } = await getReceiptFile(readCtx(), actor, pathId(params, 'receiptId'));
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': contentDisposition(name, 'inline'),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
