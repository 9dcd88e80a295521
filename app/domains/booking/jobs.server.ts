import { db } from '#app/db/client.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { Job } from '#app/platform/jobs.ts';
import { checkInBooking } from './check-in-booking.server.ts';
import { expireBookings } from './expire-bookings.server.ts';
import { remindUsage } from './remind-usage.server.ts';
import { forgetBookings, forgetTombstones } from './forget-bookings.server.ts';

/** The worker's jobs of bookings, by name. */
export const bookingJobs = {
  // Caused by door.executed (server/jobs.ts).
  'booking.checkIn': {
    schedule: null,
    run: async (payload) => void (await checkInBooking({ db: db() }, payload)),
  },
  // Hourly, because a day ends by the clock of each facility (D4).
  'booking.expire': {
    schedule: '1 * * * *',
    run: async (_payload, { log }) => {
      const count = await expireBookings({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'bookings expired');
    },
  },
  // Hourly, because the morning comes by the clock of each facility; a missed run is made up by the next.
  'booking.remindUsage': {
    schedule: '7 * * * *',
    run: async (_payload, { log }) => {
      const count = await remindUsage({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'reminders of head counts queued');
    },
  },
  'booking.forget': {
    schedule: '45 2 * * *',
    run: async (_payload, { log }) => {
      const ctx = { db: db(), now: now() };
      const [bookings, tombstones] = [await forgetBookings(ctx), await forgetTombstones(ctx)];
      if (bookings + tombstones > 0) log.info({ bookings, tombstones }, 'bookings anonymised');
    },
  },
} satisfies Record<string, Job>;
