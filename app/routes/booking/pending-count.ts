import type { LoaderFunctionArgs } from '@remix-run/node';
import { countPendingRequests } from '#app/domains/booking/pages/pending-list.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** How many requests wait for this admin, for the badge that follows the plan's events. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'booking.decide');
  return Response.json(
    { count: await countPendingRequests(readCtx(), actor) },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}
