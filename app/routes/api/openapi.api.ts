import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerWithTag } from '#app/platform/api/etag.server.ts';
import { answerNowhere, respond } from '#app/platform/api/serve.server.ts';
import { apiDocument } from './document.server.ts';

/** OpenAPI 3.1, for everybody: it says nothing about the house. */
export function loader({ request }: LoaderFunctionArgs): Response {
  return respond(answerWithTag(request, apiDocument()));
}

export const action = answerNowhere;
