import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { addJob } from '#app/platform/add-job.server.ts';
import { UNDO_SECONDS } from '#app/platform/undo.ts';

/** The type of bookings that a crew works for. */
const EVENT = 'event';

const readEvents = statement<{ ids: string }, { id: string }>(sql`
  select id from bookings where id = any(${sql.placeholder('ids')}::uuid[]) and event_type_id = ${EVENT} order by id`);

/**
 * Adds the job `booking.cancelled` for the events among bookings that end here; call it before their rows go. It waits for the undo, so
 * its verbs read what became of the bookings.
 */
export async function addCancelledEvents(tx: Transaction, bookingIds: readonly string[]): Promise<void> {
  const events = await readEvents(tx, { ids: arrayOf(bookingIds) });
  if (events.length === 0) return;
  const payload = { bookingIds: events.map(({ id }) => id) };
  await addJob(tx, 'booking.cancelled', payload, { runAfterSeconds: UNDO_SECONDS + 5 });
}
