import type { LoaderFunctionArgs } from '@remix-run/node';
import { countPendingRequests } from '#app/domains/booking/pages/pending-list.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** The number of requests for this admin; the navigation loads it when a plan changes. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'booking.decide');
  return Response.json(
    { count: await countPendingRequests(readCtx(), actor) },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}
