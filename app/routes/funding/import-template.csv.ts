import type { LoaderFunctionArgs } from '@remix-run/node';
import { templateLines } from '#app/domains/funding/import/fields.ts';
import { csvAnswer } from '#app/platform/export/csv-answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** The file to fill in. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'funding.administer');
  const [heads = [], ...rows] = templateLines();
  return await csvAnswer({
    fileName: `${translator(actor.locale, 'funding.importing')('templateName')}.csv`,
    columns: heads.map((head, at) => ({ head, cell: (row: readonly string[]) => row[at] ?? '' })),
    readPage: () => Promise.resolve({ rows, next: null }),
  });
}
