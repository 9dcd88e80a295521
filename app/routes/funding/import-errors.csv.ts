import type { LoaderFunctionArgs } from '@remix-run/node';
import { getImport } from '#app/domains/funding/import/import-page.server.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { csvAnswer } from '#app/platform/export/csv-answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { failedColumns, failedRows } from '#app/platform/import/row-errors.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { fieldName, reasonOf } from './import/words.server.ts';

/** The rows with errors as the file has them, with a column of reasons. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'funding.administer');
  const found = await getImport(readCtx(), actor, pathId(params, 'batchId'));
  if (!found?.open) throw new Response(null, { status: 404 });
  const { locale } = actor;
  const t = translator(locale, 'funding.importing');
  const { table, tried } = found.open;
  const rows = failedRows(
    table,
    tried?.errors ?? [],
    (error) => `${fieldName(error.field, locale)}: ${reasonOf(error, locale)}`,
  );
  return await csvAnswer({
    fileName: `${t('errorsName')}-${found.fileName.replace(/[.][a-z]+$/i, '')}.csv`,
    columns: failedColumns(table, t('errorsHead')),
    readPage: () => Promise.resolve({ rows, next: null }),
  });
}
