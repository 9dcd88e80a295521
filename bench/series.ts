import { seriesRequest } from './harness/booking-form.ts';
import { freeSeries } from './harness/calendar.ts';
import { insertBareSeries, measureLimit } from './harness/limits.ts';
import { connections, firstDay, measureBooking } from './harness/writes.ts';

const weeks = 26;

/** A weekly series with all its rows. */
export const run = () =>
  measureBooking({
    bench: 'series',
    work: `create a series of ${weeks} incl. conflict check on every date, audit row and mail row, 16 clients`,
    warmUp: 50,
    requests: 500,
    dates: weeks,
    counted: { statements: 20, warmUp: 30, roundTrips: 20 },
    free: (index, places) => freeSeries(index, places, firstDay, weeks),
    request: seriesRequest,
    limit: ({ databaseUrl }, wanted) =>
      measureLimit({
        what: `the bare INSERT of ${weeks} rows in one statement into a table with the same EXCLUDE constraint, durable`,
        databaseUrl,
        connections,
        warmUp: 50,
        count: 500,
        statement: (sql, index) => insertBareSeries(sql, { ...wanted(index), weeks }),
      }),
  });
