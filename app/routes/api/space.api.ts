import type { LoaderFunctionArgs } from '@remix-run/node';
import { readSpace } from '#app/domains/presence/pages/space.server.ts';
import { answerMethod, answerNowhere } from '#app/platform/api/serve.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';

/** Directories of spaces read it from their own pages, about once a minute. */
const HEADERS = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=60' };
const ALLOWED = 'GET, HEAD, OPTIONS';

/** `GET /api/space` in the format of SpaceAPI 15. It is open to all while the setting is on. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  if (request.method === 'OPTIONS') return answerMethod(request, ALLOWED);
  const space = await readSpace(readCtx());
  return space ? Response.json(space, { headers: HEADERS }) : answerNowhere({ request });
}

export const action = ({ request }: LoaderFunctionArgs): Response => answerMethod(request, ALLOWED);
