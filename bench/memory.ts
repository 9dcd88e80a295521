/** Memory of the whole stack while 16 connections read and book: proportional, so that shared pages count once. */
import { paths } from '#app/paths.ts';
import { isoWeekOf } from '#app/platform/calendar.ts';
import { bookers, bookingRequest } from './harness/booking-form.ts';
import { dayFromToday, freeTime } from './harness/calendar.ts';
import { fillHouse } from './harness/fill.ts';
import { openHouse } from './harness/house.ts';
import type { LoadRequest } from './harness/load.ts';
import { runLoad } from './harness/load.ts';
import { memoryMiB } from './harness/memory.ts';

const connections = 16;
const requests = 6_000;
const sampleEveryMs = 500;
/** quality.md: including the embedded database. */
const limitMiB = 400;

export async function run() {
  const house = await openHouse();
  try {
    const { resourceIds, bookings } = await fillHouse(house.sql);
    const people = await bookers(house, connections);
    const [ressource = ''] = resourceIds;
    const request = (index: number): LoadRequest => {
      const booker = people[index % people.length];
      if (!booker) throw new Error('nobody signed in');
      const { cookie } = booker;
      if (index % 4 === 0) return { path: paths.booking.day({ ressource, datum: dayFromToday(0) }), cookie };
      if (index % 4 === 1) {
        const { placeIndex, ...time } = freeTime(index, resourceIds.length, 400);
        return bookingRequest(booker, {
          ...time,
          resourceId: resourceIds[placeIndex] ?? '',
          title: `Messung ${index}`,
        });
      }
      return { path: paths.booking.week({ ressource, woche: isoWeekOf(dayFromToday(0)) }), cookie };
    };
    const samples: { server: number; database: number }[] = [];
    const look = () => {
      const [server, database] = [memoryMiB([house.pids.server]), memoryMiB([house.pids.database])];
      if (server !== null && database !== null) samples.push({ server, database });
    };
    const timer = setInterval(look, sampleEveryMs);
    const isGood = ({ status }: { status: number }) => status < 400;
    const load = await runLoad({ url: house.url, connections, warmUp: 400, requests, request, isGood });
    clearInterval(timer);
    look();
    const sums = samples.map(({ server, database }) => server + database);
    const greatest = Math.max(...sums);
    const { bad, statuses, ...speed } = load;
    return {
      bench: 'memory',
      work: `week, day and create mixed, ${connections} connections, ${bookings} bookings; PSS of server and PostgreSQL`,
      ...speed,
      statuses,
      greatestMiB: greatest,
      atGreatest: samples[sums.indexOf(greatest)],
      lastMiB: samples.at(-1),
      limitMiB,
      violations: bad + (samples.length === 0 || greatest > limitMiB ? 1 : 0),
    };
  } finally {
    await house.close();
  }
}
