import { eq } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { bookings } from '#app/db/schema/index.ts';
import { requestBooking } from '#app/domains/booking/request-booking.server.ts';
import type { RequestedDates } from '#app/domains/booking/rules/request.ts';
import type { Ctx } from '#app/platform/ctx.ts';

export interface RequestInput {
  resourceId: string;
  teamId?: string | null;
  when: string | { dayOfWeek: number; startDate: string; endDate: string };
  startTime?: string;
  endTime?: string;
  title?: string;
  eventTypeId?: string;
}

/** Books or requests as a person does; throws when it is refused. */
export async function ask(ctx: Ctx, input: RequestInput) {
  const when: RequestedDates =
    typeof input.when === 'string'
      ? { kind: 'single', date: input.when }
      : {
          kind: 'series',
          ...input.when,
          skipPublicHolidays: false,
          skipSchoolHolidays: false,
          onlyFree: false,
          removed: [],
        };
  const outcome = await requestBooking(ctx, {
    resourceId: input.resourceId,
    teamId: input.teamId ?? null,
    eventTypeId: input.eventTypeId ?? 'training',
    startTime: input.startTime ?? '09:00',
    endTime: input.endTime ?? '10:00',
    title: input.title ?? 'Anfrage',
    description: null,
    when,
  });
  if (outcome.kind !== 'booked') throw new Error(`not booked: ${JSON.stringify(outcome)}`);
  return outcome;
}

export async function bookingRow(db: Database, id: string) {
  const [row] = await db.select().from(bookings).where(eq(bookings.id, id));
  if (!row) throw new Error(`no booking ${id}`);
  return row;
}

/** By date. */
export async function seriesRows(db: Database, seriesId: string) {
  return db.select().from(bookings).where(eq(bookings.seriesId, seriesId)).orderBy(bookings.date);
}
