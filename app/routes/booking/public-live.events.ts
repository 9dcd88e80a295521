import type { LoaderFunctionArgs } from '@remix-run/node';
import { networkOf } from '#app/domains/accounts/rules/network.ts';
import { PLAN_TOPIC } from '#app/domains/booking/live.ts';
import { PUBLIC_PLAN_TOPIC, readPublicRoots } from '#app/domains/facilities/public.server.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { publicStreamResponse } from '#app/platform/live/public-stream.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';

/**
 * The event stream of a public plan, without a sign-in. A stream, not polling: a page that reads again every 30 s costs more than one
 * that waits, and shows a change later. It passes on only that a root resource of this facility changed, has limits per network and in
 * all, and ends when the plan is not public any more.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const facilityId = pathId(params, 'facilityId');
  const { db } = readCtx();
  const roots = await readPublicRoots(db, facilityId);
  if (!roots) throw new Response(null, { status: 404 });
  if (!request.headers.get('accept')?.includes('text/event-stream')) throw new Response(null, { status: 406 });
  return publicStreamResponse(request, {
    network: networkOf(context.ip),
    isShown: (change) => PLAN_TOPIC.is(change) && roots.includes(change.root),
    mayEnd: (change) => PUBLIC_PLAN_TOPIC.is(change) && change.root === facilityId,
    isLive: async () => (await readPublicRoots(db, facilityId)) !== null,
  });
}
