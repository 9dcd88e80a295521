import type { LoaderFunctionArgs } from '@remix-run/node';
import { fileNamePart } from '#app/documents/text-for-paper.ts';
import { answerFile, printRequest, readPaperRequest } from './month-paper/paper-request.server.ts';

/** The month plan as a PDF (seed 4, 3.10). */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const answer = await printRequest('pdf', await readPaperRequest(request, context));
  if (answer instanceof Response) return answer;
  const [file] = answer.printed.files;
  if (!file) throw new Error('a print without a file');
  const { month, facility } = answer.plan.sheet;
  return answerFile(request, file, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="monatsplan-${month}-${fileNamePart(facility.name)}.pdf"`,
  });
}
