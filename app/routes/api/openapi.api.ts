import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerWithTag } from '#app/platform/api/etag.server.ts';
import { answerMethod, respond } from '#app/platform/api/serve.server.ts';
import { apiDocument } from './document.server.ts';

const allowed = 'GET, HEAD, OPTIONS';

/** OpenAPI 3.1, public: it contains no data of the installation. */
export function loader({ request }: LoaderFunctionArgs): Response {
  if (request.method === 'OPTIONS') return answerMethod(request, allowed);
  return respond(answerWithTag(request, apiDocument()));
}

export const action = ({ request }: LoaderFunctionArgs): Response => answerMethod(request, allowed);
