import type { LoaderFunctionArgs } from '@remix-run/node';
import { auditQuery, listFundingAudit } from '#app/domains/funding/pages/audit.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import { csvAnswer } from '#app/platform/export/csv-answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { auditView, type AuditView } from './audit/audit-words.server.ts';

const PAGE = 500;

/** The trail of funding for a spreadsheet, with the filters of the address; a line per field. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request, 'funding.audit');
  const ctx = readCtx();
  const { locale } = actor;
  const t = translator(locale, 'funding.audit');
  const { after: _page, ...filter } = auditQuery.read(request.url);
  type Row = AuditView & { field: string; before: string; after: string };
  const rowsOf = (view: AuditView): Row[] =>
    view.changes.length === 0
      ? [{ ...view, field: '', before: '', after: '' }]
      : view.changes.map((change) => ({ ...view, ...change }));
  return await csvAnswer<Row, string>({
    fileName: `${t('file')}-${today(ctx.now, HOME_ZONE)}.csv`,
    columns: [
      { head: t('time'), cell: ({ time }) => time },
      { head: t('kind'), cell: ({ kind }) => kind },
      { head: t('record'), cell: ({ record }) => record },
      { head: t('change'), cell: ({ verb }) => verb },
      { head: t('field'), cell: ({ field }) => field },
      { head: t('before'), cell: ({ before }) => before },
      { head: t('after'), cell: ({ after }) => after },
      { head: t('who'), cell: ({ who }) => who },
      { head: t('origin'), cell: ({ origin }) => origin },
    ],
    readPage: async (after) => {
      const cursor = after === null ? null : readCursor(after, ['number']);
      const { rows, next } = await listFundingAudit(ctx, actor, { ...filter, after: cursor }, PAGE);
      return { rows: rows.flatMap((line) => rowsOf(auditView(line, locale))), next };
    },
  });
}
