import type { LoaderFunctionArgs } from '@remix-run/node';
import { eventStreamResponse } from '#app/platform/live/response.server.ts';
import { getActor } from '#app/platform/session.server.ts';

/** The event stream of one browser; it ends with its session. It carries only topics, ids and versions. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await getActor(request);
  if (!actor) throw new Response(null, { status: 401 });
  if (!request.headers.get('accept')?.includes('text/event-stream')) throw new Response(null, { status: 406 });
  return eventStreamResponse(request, { userId: actor.id, isLive: async () => (await getActor(request)) !== null });
}
