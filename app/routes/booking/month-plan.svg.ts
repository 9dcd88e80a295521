import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerFile, printRequest, readPaperRequest } from './month-paper/paper-request.server.ts';

/** One page of the month plan as a picture: the preview, which needs no viewer for PDF in the browser. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const answer = await printRequest('pictures', await readPaperRequest(request, context));
  if (answer instanceof Response) return answer;
  const file = answer.printed.files[Number(new URL(request.url).searchParams.get('seite') ?? '1') - 1];
  if (!file) throw new Response(null, { status: 404 });
  return answerFile(request, file, {
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  });
}
