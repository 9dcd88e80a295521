import type { LoaderFunctionArgs } from '@remix-run/node';
import { countMyOffers } from '#app/domains/staff/pages/my-shifts.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** The number of shifts that this person could take; the navigation loads it when shifts or requests change. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'shift.own');
  return Response.json({ count: await countMyOffers(readCtx(), actor) }, { headers: { 'Cache-Control': 'no-store' } });
}
