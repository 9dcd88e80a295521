import type { LoaderFunctionArgs } from '@remix-run/node';
import { countMailProblems } from '#app/domains/outbox/pages/mail-list.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** The number of problems with mails for this admin; the navigation loads it when the mail log changes. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'mail.administer');
  return Response.json(
    { count: await countMailProblems(readCtx(), actor) },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}
