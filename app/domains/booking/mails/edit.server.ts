import type { Transaction } from '#app/db/client.server.ts';
import type { OutgoingMail } from '#app/domains/outbox/public.server.ts';
import { dayOfWeek } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { StoredBooking } from '#app/domains/booking/store/bookings.server.ts';
import type { EditBookingInput, EditRead } from '#app/domains/booking/store/edit-facts.server.ts';
import { type MailedDate, NOT_STORED } from './calendars.server.ts';
import { bookingMails, type BookingNotification, nameOf, readInvolved } from './notifications.server.ts';
import { type BookingChange, changesBetween, type BookingSnapshot } from '#app/domains/booking/rules/changes.ts';
import type { EditDecision } from '#app/domains/booking/rules/edit.ts';

interface EditContext {
  read: EditRead & { kind: 'ready' };
  decision: EditDecision<StoredBooking> & { kind: 'accepted' };
  dates: readonly string[];
  status: 'approved' | 'pending';
  placeName: string;
  seriesId: string | null;
  /** The new dates. */
  added: readonly { id: string; date: string }[];
}

/** bookingChanged to the involved; adminNewBooking, too, when an admin has to approve again. */
export async function mailsOfEdit(
  tx: Transaction,
  ctx: Ctx,
  input: EditBookingInput,
  known: EditContext,
): Promise<OutgoingMail[]> {
  const { read, decision, status, seriesId } = known;
  const { chosen, place } = read;
  const isWhole = input.when.scope !== 'this' && seriesId !== null;
  const notification: Omit<BookingNotification, 'template'> = {
    related: isWhole ? { entity: 'booking_series', id: seriesId } : { entity: 'booking', id: chosen.id },
    bookingId: decision.kept[0]?.booking.id ?? null,
    operatorId: place.operatorId,
    title: decision.title,
    placeName: known.placeName,
    facilityName: place.facilityName,
    teamName: chosen.teamName,
    startTime: input.startTime,
    endTime: input.endTime,
    timeZone: place.timeZone,
    dates: known.dates,
    calendarDates: calendarDatesOf(input, known),
    skipped: decision.cancelled.map(({ date }) => ({ date, why: 'cancelled' })),
    isPending: status === 'pending',
    reason: null,
    by: nameOf(ctx.actor),
    byEmail: ctx.actor.email,
  };
  const waiting = [
    ...decision.kept.filter((row) => row.status === 'pending' && row.booking.status === 'approved').map(({ to }) => to),
    ...(decision.addedStatus === 'pending' ? decision.added : []),
  ].sort();
  return [
    ...bookingMails(
      { ...notification, template: 'bookingChanged', changes: changesOf(input, known) },
      await readInvolved(tx, chosen),
    ),
    ...bookingMails(
      { ...notification, template: 'adminNewBooking', dates: waiting, skipped: [] },
      waiting.length > 0 ? place.admins : [],
    ),
  ];
}

function calendarDatesOf({ startTime, endTime }: EditBookingInput, { decision, added }: EditContext): MailedDate[] {
  return [
    ...decision.kept.map(({ booking: { id, version }, to: date, status }) => ({
      id,
      date,
      startTime,
      endTime,
      version,
      state: status,
    })),
    ...added.map((row) => ({ ...row, startTime, endTime, version: NOT_STORED, state: decision.addedStatus })),
    ...decision.cancelled.map((row): MailedDate => ({ ...row, state: 'gone' })),
  ];
}

/** For a series the weekday and the last date are compared, for a single booking its date. */
function changesOf(input: EditBookingInput, { read, decision, dates, placeName }: EditContext): BookingChange[] {
  const { series, facts } = read;
  const { when, startTime, endTime, description } = input;
  // The chosen date of a wider scope may be over or changed alone; the dates that change are compared.
  const chosen = (when.scope === 'this' ? null : decision.kept[0]?.booking) ?? read.chosen;
  const after = {
    placeName,
    title: decision.title,
    typeLabel: facts.eventType?.label ?? chosen.typeLabel,
    description,
    startTime,
    endTime,
  };
  if (when.scope === 'this') return changesBetween(chosen, { ...after, date: when.date });
  const weekdays =
    dates[0] !== undefined && dayOfWeek(chosen.date) !== when.dayOfWeek
      ? { before: chosen.date, after: dates[0] }
      : null;
  return changesBetween(
    snapshotOf(chosen, weekdays?.before, series?.endDate),
    snapshotOf(after, weekdays?.after, series ? when.endDate : undefined),
  );
}

function snapshotOf(
  { placeName, title, typeLabel, description, startTime, endTime }: BookingSnapshot,
  weekdayDate: string | undefined,
  until: string | undefined,
): BookingSnapshot {
  return {
    placeName,
    title,
    typeLabel,
    description,
    startTime,
    endTime,
    ...(weekdayDate === undefined ? {} : { weekdayDate }),
    ...(until === undefined ? {} : { until }),
  };
}
