import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { restoreBookings, type RestoreBookingsOutcome } from '#app/domains/booking/restore-bookings.server.ts';
import { restoreBookingsSchema } from '#app/domains/booking/schema.ts';
import { paths } from '#app/paths.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { type Flash, redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { verbCtx } from '#app/platform/request-ctx.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';
import { requireActor } from '#app/platform/session.server.ts';

/** Only the undo of a cancellation posts here; a GET redirects to the list. */
export function loader() {
  return redirect(paths.booking.mine());
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'booking.change');
  const submission = await readForm(request, restoreBookingsSchema);
  if (submission.status !== 'success') throw new Response(null, { status: 422 });
  const { weiter, ...input } = submission.value;
  const outcome = await restoreBookings(verbCtx(actor, context), input);
  return redirectWithFlash(safeReturnPath(weiter, paths.booking.mine()), flashOf(outcome, actor.locale));
}

/** The outcome as a sentence. */
function flashOf(outcome: RestoreBookingsOutcome, locale: Locale): Flash {
  const t = translator(locale, 'booking.cancel');
  const format = formats(locale);
  switch (outcome.kind) {
    case 'restored': {
      const values = { title: outcome.title, count: outcome.dates.length, day: format.day(outcome.dates[0] ?? '') };
      return { tone: 'good', text: t(outcome.isPending ? 'restoredPending' : 'restored', values) };
    }
    case 'already':
      return { tone: 'info', text: t('restoredAlready') };
    case 'too_late':
      return { tone: 'error', text: t('restoreTooLate') };
    case 'place_gone':
      return { tone: 'error', text: t('restorePlaceGone') };
    case 'conflict': {
      const { title, teamName, placeName, date, startTime, endTime } = outcome.with;
      const team = teamName && !title.includes(teamName) ? teamName : 'none';
      const values = {
        title,
        team,
        place: placeName,
        day: format.day(date),
        time: format.timeRange(startTime, endTime),
      };
      return { tone: 'error', text: t('restoreConflict', values) };
    }
  }
}
