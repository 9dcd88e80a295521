import type { Database } from '#app/db/client.server.ts';
import { bookings, eventTypes } from '#app/db/schema/index.ts';
import { makeResources } from './rooms.ts';

/** A place of the facility with an event on each date, 18:00 to 22:00; approved, unless `values` say otherwise. Ids of the bookings. */
export async function makeEvents(
  db: Database,
  facilityId: string,
  dates: readonly string[],
  values: Partial<typeof bookings.$inferInsert> = {},
): Promise<string[]> {
  await db
    .insert(eventTypes)
    .values({ id: 'event', label: 'Veranstaltung', icon: 'calendar', color: '#336699' })
    .onConflictDoNothing();
  const [resourceId = ''] = await makeResources(db, facilityId, ['Saal']);
  const rows = await db
    .insert(bookings)
    .values(
      dates.map((date) => ({
        resourceId,
        date,
        startTime: '18:00',
        endTime: '22:00',
        title: 'Konzert',
        eventTypeId: 'event',
        status: 'approved' as const,
        decision: 'approved' as const,
        placeName: 'Saal',
        personName: 'Eva Lang',
        typeLabel: 'Veranstaltung',
        ...values,
      })),
    )
    .returning({ id: bookings.id });
  return rows.map(({ id }) => id);
}
