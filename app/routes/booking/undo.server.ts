import { undoBookings, type UndoBookingsOutcome } from '#app/domains/booking/undo-bookings.server.ts';
import { paths } from '#app/paths.ts';
import { de } from '#app/domains/booking/messages/undo.de.ts';
import { en } from '#app/domains/booking/messages/undo.en.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import type { Flash } from '#app/platform/flash.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

export const undoMessages = roomTexts({ de, en });

/** The undo of a toast; null when the operation has none. `weiter` is the page that it returns to. */
export function undoIn(operationId: string | null, weiter: string, locale: Locale): Pick<Flash, 'undo'> {
  if (operationId === null) return {};
  const label = translator(locale, 'shell')('ui.undo');
  return { undo: { label, action: paths.undo(), fields: { operation: operationId, weiter } } };
}

/** Takes back an operation on bookings; the outcome as a sentence. */
export async function undoBookingOperation(ctx: Ctx, operationId: string): Promise<Flash> {
  return flashOf(await undoBookings(ctx, { operationId }), ctx.actor.locale);
}

const DONE = {
  'booking.requested': 'requested',
  'booking.changed': 'changed',
  'booking.approved': 'decided',
  'booking.rejected': 'decided',
  'booking.cancelled': 'cancelled',
} as const;

function flashOf(outcome: UndoBookingsOutcome, locale: Locale): Flash {
  const t = undoMessages(locale);
  const format = formats(locale);
  switch (outcome.kind) {
    case 'undone': {
      const { operation, title, dates, isPending } = outcome;
      const values = { title, count: dates.length, day: format.day(dates[0] ?? '') };
      const done = DONE[operation as keyof typeof DONE];
      return { tone: 'good', text: t(done === 'cancelled' && isPending ? 'cancelledPending' : done, values) };
    }
    case 'already':
      return { tone: 'info', text: t('already') };
    case 'too_late':
      return { tone: 'error', text: t('tooLate') };
    case 'place_gone':
      return { tone: 'error', text: t('placeGone') };
    case 'moved_on':
      return { tone: 'error', text: t('movedOn', { title: outcome.title ?? 'none' }) };
    case 'conflict': {
      const { title, teamName, placeName, date, startTime, endTime } = outcome.with;
      const team = teamName && !title.includes(teamName) ? teamName : 'none';
      const day = format.day(date);
      const time = format.timeRange(startTime, endTime);
      return { tone: 'error', text: t('conflict', { title, team, place: placeName, day, time }) };
    }
  }
}
