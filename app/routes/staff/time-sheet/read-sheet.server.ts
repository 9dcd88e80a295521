import { timeSheetPlan } from '#app/domains/staff/pages/sheet-words.server.ts';
import { monthsQuery } from '#app/domains/staff/pages/months.server.ts';
import { getTimeSheet } from '#app/domains/staff/pages/time-sheet.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** The sheet of an address, in words. Throws 404 for the sheet of a person whose times the reader may not see. */
export async function readSheet(request: Request, params: Readonly<Record<string, string | undefined>>) {
  const actor = await requireActor(request, 'clock.view');
  const ctx = readCtx();
  const current = today(ctx.now, HOME_ZONE).slice(0, 7);
  const month = monthsQuery.read(request.url).month ?? current;
  const sheet = await getTimeSheet(ctx, actor, { staffId: pathId(params, 'staffId'), month });
  if (!sheet) throw new Response(null, { status: 404 });
  const plan = timeSheetPlan(sheet, { locale: actor.locale, nowMs: ctx.now.epochMilliseconds });
  return { actor, sheet, plan, current };
}
