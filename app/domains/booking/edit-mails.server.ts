import type { Transaction } from '#app/db/client.server.ts';
import type { OutgoingMail } from '#app/domains/outbox/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { StoredBooking } from './booking-rows.server.ts';
import type { AskedEdit, EditRead } from './edit-facts.server.ts';
import { bookingMails, type BookingNews, nameOf, readInvolved } from './mails.server.ts';
import type { EditDecision } from './rules/edit.ts';

/** bookingChanged to the involved; adminNewBooking too where it has to be approved again. */
export async function mailsOfEdit(
  tx: Transaction,
  ctx: Ctx,
  asked: AskedEdit,
  known: {
    read: EditRead & { kind: 'ready' };
    decision: EditDecision<StoredBooking> & { kind: 'accepted' };
    dates: readonly string[];
    status: 'approved' | 'pending';
    placeName: string;
    seriesId: string | null;
  },
): Promise<OutgoingMail[]> {
  const { read, decision, status, seriesId } = known;
  const { chosen, place } = read;
  const isWhole = asked.when.scope !== 'this' && seriesId !== null;
  const news: Omit<BookingNews, 'template'> = {
    related: isWhole ? { entity: 'booking_series', id: seriesId } : { entity: 'booking', id: chosen.id },
    bookingId: decision.kept[0]?.booking.id ?? null,
    title: decision.title,
    placeName: known.placeName,
    facilityName: place.facilityName,
    teamName: chosen.teamName,
    startTime: asked.startTime,
    endTime: asked.endTime,
    dates: known.dates,
    left: decision.cancelled.map(({ date }) => ({ date, why: 'cancelled' })),
    isPending: status === 'pending',
    reason: null,
    by: nameOf(ctx.actor),
  };
  const hasToWait = decision.kept.some((row) => row.status === 'pending' && row.booking.status === 'approved');
  const addedWait = decision.added.length > 0 && decision.addedStatus === 'pending';
  return [
    ...bookingMails({ ...news, template: 'bookingChanged' }, await readInvolved(tx, chosen)),
    ...bookingMails({ ...news, template: 'adminNewBooking' }, hasToWait || addedWait ? place.admins : []),
  ];
}
