import { bookingRequest } from './harness/booking-form.ts';
import { freeTime } from './harness/calendar.ts';
import { bareTransactionOf, insertBareClaim, measureLimit } from './harness/limits.ts';
import { connections, firstDay, measureBooking } from './harness/writes.ts';

const warmUp = 200;
const requests = 2_000;

/** One booking with all its rows (conflicts, claims, audit, mail). */
export const run = () =>
  measureBooking({
    bench: 'create',
    work: 'create one booking incl. conflict check, audit row and mail row, 16 clients',
    warmUp,
    requests,
    dates: 1,
    counted: { statements: 30, warmUp: 150, roundTrips: 50 },
    free: (index, places) => freeTime(index, places, firstDay),
    request: bookingRequest,
    limit: ({ databaseUrl }, wanted) =>
      measureLimit({
        what: 'the bare INSERT into a table with the same EXCLUDE constraint, durable',
        databaseUrl,
        connections,
        warmUp: 200,
        count: 4_000,
        statement: (sql, index) => {
          const { resourceId, date, startTime, endTime } = wanted(index);
          return insertBareClaim(sql, resourceId, `${date} ${startTime}`, `${date} ${endTime}`);
        },
      }),
    beside: async ({ databaseUrl }, wanted) => ({
      bareTransaction: await measureLimit({
        what: 'lock, look, INSERT of booking, claim and two rows beside them, commit: the same round trips without our code',
        databaseUrl,
        connections,
        warmUp: 200,
        count: 2_000,
        statement: (sql, index) => bareTransactionOf(sql, wanted(2 * (warmUp + requests) + index)),
      }),
    }),
  });
