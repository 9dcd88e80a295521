import type { LoaderFunctionArgs } from '@remix-run/node';
import { listVisits, visitsQuery } from '#app/domains/presence/pages/visit-log.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import { csvAnswer } from '#app/platform/export/csv-answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { visitColumns } from './visits/visit-view.server.ts';

const PAGE = 500;

/** The log of visits for a spreadsheet, with the filters of the address. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'presence.administer');
  const ctx = readCtx();
  const { after: _page, ...filter } = visitsQuery.read(request.url);
  const name = translator(actor.locale, 'presence.visits')('file');
  return await csvAnswer({
    fileName: `${name}-${today(ctx.now, HOME_ZONE)}.csv`,
    columns: visitColumns(actor.locale),
    readPage: (after: string | null) =>
      listVisits(ctx, actor, { ...filter, after: after === null ? null : readCursor(after, ['number', 'id']) }, PAGE),
  });
}
