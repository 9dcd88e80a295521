import type { LoaderFunctionArgs } from '@remix-run/node';
import { getReceiptFile } from '#app/domains/funding/pages/money.server.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** The file of a receipt. The browser runs nothing in it: the type is the one of its content, and the page is a sandbox. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'funding.view');
  const { name, mediaType, content } = await getReceiptFile(readCtx(), actor, pathId(params, 'receiptId'));
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': mediaType,
      // RFC 8187, because names have umlauts.
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  });
}
