import type { LoaderFunctionArgs } from '@remix-run/node';
import { listTimes, timesQuery } from '#app/domains/staff/pages/times.server.ts';
import { SESSION_CURSOR } from '#app/domains/staff/times/list-sessions.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import { csvAnswer } from '#app/platform/export/csv-answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { sessionColumns } from './times/session-view.server.ts';

const PAGE = 500;

/** The time sessions for a spreadsheet, with the filters of the address. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'time.view');
  const ctx = readCtx();
  const { after: _page, ...filter } = timesQuery.read(request.url);
  const name = translator(actor.locale, 'staff.times')('file');
  return await csvAnswer({
    fileName: `${name}-${today(ctx.now, HOME_ZONE)}.csv`,
    columns: sessionColumns(ctx.now.epochMilliseconds, actor.locale),
    readPage: (after: string | null) =>
      listTimes(ctx, actor, { ...filter, after: after === null ? null : readCursor(after, SESSION_CURSOR) }, PAGE),
  });
}
