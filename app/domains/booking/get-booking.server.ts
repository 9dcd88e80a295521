import type { BookingStatus } from '#app/db/schema/booking.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { getBookingRow } from './queries.server.ts';
import { sightOf } from './rules/visibility.ts';

/** What its page may say to one person; absent parts are not theirs to see. */
export interface BookingPage {
  resourceId: string | null;
  date: string;
  startTime: string;
  endTime: string;
  status: BookingStatus;
  sight: 'full' | 'plan' | 'requested';
  placeName: string;
  facilityName: string | null;
  isSeries: boolean;
  title?: string;
  typeLabel?: string;
  typeIcon?: string;
  teamName?: string | null;
  clubName?: string | null;
  personName?: string;
  description?: string | null;
  decisionReason?: string | null;
}

/** One booking before one person's eyes; null when it is unknown or hidden from them, which is the same (D18). */
export async function getBookingFor(
  ctx: Pick<ReadCtx, 'db'>,
  actor: Actor,
  bookingId: string,
): Promise<BookingPage | null> {
  const row = await getBookingRow(ctx.db, bookingId, actor.id);
  if (!row) return null;
  const sight = sightOf(actor, row, { isPublic: row.publicPlan ?? false, showNames: row.showNames ?? false });
  if (sight === 'hidden' || sight === 'named' || sight === 'occupied') return null;
  const requested: BookingPage = {
    sight,
    resourceId: row.resourceId,
    date: row.date,
    startTime: row.startTime,
    endTime: row.endTime,
    status: row.status,
    placeName: row.placeName,
    facilityName: row.facilityName,
    isSeries: row.seriesId !== null,
  };
  if (sight === 'requested') return requested;
  const plan: BookingPage = {
    ...requested,
    title: row.title,
    typeLabel: row.typeLabel,
    typeIcon: row.typeIcon,
    teamName: row.teamName,
    clubName: row.clubName,
    personName: row.personName,
  };
  if (sight === 'plan') return plan;
  return { ...plan, description: row.description, decisionReason: row.decisionReason };
}
