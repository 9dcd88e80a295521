import { Agent } from 'node:http';
import { bookers, bookingRequest, countOverlaps, isBooked } from './harness/booking-form.ts';
import { freeTime } from './harness/calendar.ts';
import { openHouse } from './harness/house.ts';
import { bareTransactionOf, insertBareClaim, makeBareClaims, measureLimit } from './harness/limits.ts';
import { send } from './harness/load.ts';
import { measured } from './harness/plan-page.ts';
import { roundTripsPerRequest } from './harness/round-trips.ts';
import { benchLine } from './harness/report.ts';
import { statementsPerRequest } from './harness/statements.ts';

const connections = 16;
const warmUp = 200;
const requests = 2_000;
/** Beyond the season of the demo club everything is free. */
const firstDay = 400;
const places = ['Sportplatz – links', 'Sportplatz – rechts', 'Fußball-Kleinfeld', 'Gymnastikraum', 'Fitnessraum'];

/** One booking with everything that belongs to it (conflicts, claims, audit, mail), 16 clients, all times free. */
export async function run() {
  const house = await openHouse();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const watched = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const ids = await Promise.all(places.map((name) => house.resourceId(name)));
    const people = await bookers(house, connections);
    const wanted = (index: number) => {
      const { placeIndex, ...time } = freeTime(index, ids.length, firstDay);
      return { ...time, resourceId: ids[placeIndex] ?? '', title: `Messung ${index}` };
    };
    const request = (index: number) => {
      const booker = people[index % people.length];
      if (!booker) throw new Error('nobody signed in');
      return bookingRequest(booker, wanted(index));
    };
    const load = await measured(house, { url: house.url, connections, warmUp, requests, request, isGood: isBooked });
    const [stored] = await house.sql<
      { n: number }[]
    >`select count(*)::int as n from bookings where title like 'Messung %'`;
    const lost = Math.max(0, warmUp + requests - load.bad - (stored?.n ?? 0));
    await makeBareClaims(house.sql);
    const limit = await measureLimit({
      what: 'the bare INSERT into a table with the same EXCLUDE constraint, durable',
      databaseUrl: house.databaseUrl,
      connections,
      warmUp: 200,
      count: 4_000,
      statement: (sql, index) => {
        const { resourceId, date, startTime, endTime } = wanted(index);
        return insertBareClaim(sql, resourceId, `${date} ${startTime}`, `${date} ${endTime}`);
      },
    });
    const bareTransaction = await measureLimit({
      what: 'lock, look, INSERT of booking, claim and two rows beside them, commit: the same round trips without our code',
      databaseUrl: house.databaseUrl,
      connections,
      warmUp: 200,
      count: 2_000,
      statement: (sql, index) => bareTransactionOf(sql, wanted(2 * (warmUp + requests) + index)),
    });
    const statements = await statementsPerRequest({
      superuserUrl: house.superuserUrl,
      logFile: house.logFile,
      requests: 30,
      run: (index) => send(agent, house.url, request(warmUp + requests + index)),
    });
    const counted = warmUp + requests + 30;
    const roundTrips = await roundTripsPerRequest({
      house,
      warmUp: 150,
      requests: 50,
      run: (url, index) => send(watched, url, request(counted + index)),
    });
    const { bad, statuses: _statuses, processorMsPerRequest, ...speed } = load;
    const violations = bad + lost + (await countOverlaps(house));
    const work = 'create one booking incl. conflict check, audit row and mail row, 16 clients';
    return benchLine(
      { bench: 'create', work, ...speed, limit, statementsPerRequest: statements, violations },
      { roundTripsPerRequest: roundTrips, processorMsPerRequest, bareTransaction },
    );
  } finally {
    agent.destroy();
    watched.destroy();
    await house.close();
  }
}
