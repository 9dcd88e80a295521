import { Agent } from 'node:http';
import { bookers, countOverlaps, isBooked, seriesRequest } from './harness/booking-form.ts';
import { freeSeries } from './harness/calendar.ts';
import { openHouse } from './harness/house.ts';
import { insertBareSeries, makeBareClaims, measureLimit } from './harness/limits.ts';
import { send } from './harness/load.ts';
import { measured } from './harness/plan-page.ts';
import { benchLine } from './harness/report.ts';
import { roundTripsPerRequest } from './harness/round-trips.ts';
import { statementsPerRequest } from './harness/statements.ts';

const connections = 16;
const warmUp = 50;
const requests = 500;
const weeks = 26;
/** Beyond the season of the demo club everything is free. */
const firstDay = 400;
const places = ['Sportplatz – links', 'Sportplatz – rechts', 'Fußball-Kleinfeld', 'Gymnastikraum', 'Fitnessraum'];

/** A weekly series of 26 with everything that belongs to it, 16 clients, all times free. */
export async function run() {
  const house = await openHouse();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const watched = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const ids = await Promise.all(places.map((name) => house.resourceId(name)));
    const people = await bookers(house, connections);
    const wanted = (index: number) => {
      const { placeIndex, ...series } = freeSeries(index, ids.length, firstDay, weeks);
      return { ...series, resourceId: ids[placeIndex] ?? '', title: `Messung ${index}` };
    };
    const request = (index: number) => {
      const booker = people[index % people.length];
      if (!booker) throw new Error('nobody signed in');
      return seriesRequest(booker, wanted(index));
    };
    const load = await measured(house, { url: house.url, connections, warmUp, requests, request, isGood: isBooked });
    const [stored] = await house.sql<
      { n: number }[]
    >`select count(*)::int as n from bookings where title like 'Messung %'`;
    const lost = Math.max(0, weeks * (warmUp + requests - load.bad) - (stored?.n ?? 0));
    await makeBareClaims(house.sql);
    const limit = await measureLimit({
      what: `the bare INSERT of ${weeks} rows in one statement into a table with the same EXCLUDE constraint, durable`,
      databaseUrl: house.databaseUrl,
      connections,
      warmUp: 50,
      count: 500,
      statement: (sql, index) => insertBareSeries(sql, { ...wanted(index), weeks }),
    });
    const statements = await statementsPerRequest({
      superuserUrl: house.superuserUrl,
      logFile: house.logFile,
      requests: 20,
      run: (index) => send(agent, house.url, request(warmUp + requests + index)),
    });
    const counted = warmUp + requests + 20;
    const roundTrips = await roundTripsPerRequest({
      house,
      warmUp: 30,
      requests: 20,
      run: (url, index) => send(watched, url, request(counted + index)),
    });
    const { bad, statuses: _statuses, processorMsPerRequest, ...speed } = load;
    const violations = bad + lost + (await countOverlaps(house));
    return benchLine(
      {
        bench: 'series',
        work: `create a series of ${weeks} incl. conflict check on every date, audit row and mail row, 16 clients`,
        ...speed,
        limit,
        statementsPerRequest: statements,
        violations,
      },
      { roundTripsPerRequest: roundTrips, processorMsPerRequest },
    );
  } finally {
    agent.destroy();
    watched.destroy();
    await house.close();
  }
}
