import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { bookingClaims, bookings } from '#app/db/schema/index.ts';
import type { DemoIds } from '#tests/setup/demo-ids.ts';

/** An approved booking of Eva's on the small pitch with its claim: yesterday 18:00-19:30, unless `values` change it. Returns its id. */
export async function insertBooking(
  ownerDb: Database,
  ids: DemoIds,
  values: Partial<typeof bookings.$inferInsert> = {},
): Promise<string> {
  const row = {
    resourceId: ids.resources.kleinfeld,
    date: '2026-11-17',
    startTime: '18:00',
    endTime: '19:30',
    title: 'Spieleabend',
    eventTypeId: 'other',
    userId: ids.people['eva.lang'],
    status: 'approved',
    decision: 'approved',
    placeName: 'Fußball-Kleinfeld',
    personName: 'Eva Lang',
    typeLabel: 'Sonstiges',
    ...values,
  } as const;
  const [made] = await ownerDb.insert(bookings).values(row).returning({ id: bookings.id });
  if (!made) throw new Error('no booking was written');
  await ownerDb.insert(bookingClaims).values({
    bookingId: made.id,
    resourceId: row.resourceId ?? '',
    during: sql`tsrange(${row.date}::date + ${row.startTime}::time, ${row.date}::date + ${row.endTime}::time)`,
    viaParent: false,
    blocking: false,
  } as never);
  return made.id;
}
