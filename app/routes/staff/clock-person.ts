import type { LoaderFunctionArgs } from '@remix-run/node';
import { getActor } from '#app/platform/session.server.ts';

/** Whose session this browser has: the clock sends only the stamps of that person. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await getActor(request);
  return Response.json({ person: actor?.id ?? null }, { headers: { 'Cache-Control': 'no-store' } });
}
