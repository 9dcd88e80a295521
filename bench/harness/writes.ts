/** The cost of a booking: the same frame for one date and for a series. */
import { Agent } from 'node:http';
import { type Booker, bookers, countOverlaps, isBooked } from './booking-form.ts';
import { openHouse, type House } from './house.ts';
import { makeBareClaims } from './limits.ts';
import { type LoadRequest, send } from './load.ts';
import { measured } from './plan-page.ts';
import { type BenchLine, benchLine, type Limit } from './report.ts';
import { roundTripsPerRequest } from './round-trips.ts';
import { statementsPerRequest } from './statements.ts';

export const connections = 16;
/** After the season of the demo club every time is free. */
export const firstDay = 400;
const places = ['Sportplatz – links', 'Sportplatz – rechts', 'Fußball-Kleinfeld', 'Gymnastikraum', 'Fitnessraum'];

export interface BookedWork<Time extends Free> {
  readonly bench: string;
  readonly work: string;
  readonly warmUp: number;
  readonly requests: number;
  /** Rows that one request leaves in `bookings`. */
  readonly dates: number;
  /** The number of requests for the count of statements and round trips. */
  readonly counted: { readonly statements: number; readonly warmUp: number; readonly roundTrips: number };
  /** A free time for every index. */
  free(index: number, places: number): Time;
  request(booker: Booker, wanted: Booked<Time>): LoadRequest;
  /** Runs on `bare_claims`, after the load. */
  limit(house: House, wanted: (index: number) => Booked<Time>): Promise<Limit>;
  /** Further figures of the same run. */
  beside?(house: House, wanted: (index: number) => Booked<Time>): Promise<Readonly<Record<string, unknown>>>;
}

type Free = { readonly placeIndex: number };
export type Booked<Time extends Free> = Omit<Time, 'placeIndex'> & {
  readonly resourceId: string;
  readonly title: string;
};

/** 16 clients on free times: rate, limit, statements and round trips of one request, and whether all bookings exist. */
export async function measureBooking<Time extends Free>(booked: BookedWork<Time>): Promise<BenchLine> {
  const { bench, work, warmUp, requests, dates, counted } = booked;
  const house = await openHouse();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const watched = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const ids = await Promise.all(places.map((name) => house.resourceId(name)));
    const people = await bookers(house, connections);
    const wanted = (index: number): Booked<Time> => {
      const { placeIndex, ...time } = booked.free(index, ids.length);
      return { ...time, resourceId: ids[placeIndex] ?? '', title: `Messung ${index}` };
    };
    const request = (index: number) => {
      const booker = people[index % people.length];
      if (!booker) throw new Error('nobody signed in');
      return booked.request(booker, wanted(index));
    };
    const load = await measured(house, { url: house.url, connections, warmUp, requests, request, isGood: isBooked });
    const [stored] = await house.sql<
      { n: number }[]
    >`select count(*)::int as n from bookings where title like 'Messung %'`;
    const lost = Math.max(0, dates * (warmUp + requests - load.bad) - (stored?.n ?? 0));
    await makeBareClaims(house.sql);
    const limit = await booked.limit(house, wanted);
    const beside = await booked.beside?.(house, wanted);
    const statements = await statementsPerRequest({
      superuserUrl: house.superuserUrl,
      logFile: house.logFile,
      requests: counted.statements,
      run: (index) => send(agent, house.url, request(warmUp + requests + index)),
    });
    const roundTrips = await roundTripsPerRequest({
      house,
      warmUp: counted.warmUp,
      requests: counted.roundTrips,
      run: (url, index) => send(watched, url, request(warmUp + requests + counted.statements + index)),
    });
    const { bad, statuses: _statuses, processorMsPerRequest, ...speed } = load;
    const violations = bad + lost + (await countOverlaps(house));
    return benchLine(
      { bench, work, ...speed, limit, statementsPerRequest: statements, violations },
      { roundTripsPerRequest: roundTrips, processorMsPerRequest, ...beside },
    );
  } finally {
    agent.destroy();
    watched.destroy();
    await house.close();
  }
}
