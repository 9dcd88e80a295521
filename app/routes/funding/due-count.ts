import type { LoaderFunctionArgs } from '@remix-run/node';
import { countDueMeasures } from '#app/domains/funding/pages/my-projects.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** The number of measures that are due for this person; the navigation loads it when measures or roles change. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'funding.view');
  const count = await countDueMeasures(readCtx(), actor);
  return Response.json({ count: count ?? 0 }, { headers: { 'Cache-Control': 'no-store' } });
}
