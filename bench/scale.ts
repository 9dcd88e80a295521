/** Compares a small and a large database with the same requests by turns (quality 17). */
import { paths } from '#app/paths.ts';
import { isoWeekOf } from '#app/platform/calendar.ts';
import { client, type Client } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { clockTime, dayFromToday } from './harness/calendar.ts';
import { fillMany, type Size } from './harness/fill-many.ts';
import { openHouse, type House } from './harness/house.ts';
import { percentile, rounded } from './harness/statistics.ts';

const small: Size = { bookings: 10_000, auditRows: 50_000, people: 50 };
const large: Size = {
  bookings: Number(process.env.SCALE_BOOKINGS ?? 1_000_000),
  auditRows: Number(process.env.SCALE_AUDIT_ROWS ?? 5_000_000),
  people: 5_000,
};
const turns = 150;
const warmUp = 30;
const limit = 1.5;
const weeks = 52;

const works = ['week', 'preview', 'booking'] as const;
type Work = (typeof works)[number];

interface Place {
  readonly house: House;
  readonly resourceId: string;
  readonly person: Client;
}

export async function run() {
  const places: Place[] = [];
  try {
    // The sealer would seal millions of rows during the measurement.
    for (const size of [small, large]) places.push(await openFilled(size));
    const samples = places.map((): Record<Work, number[]> => ({ week: [], preview: [], booking: [] }));
    let bad = 0;
    for (let turn = 0; turn < warmUp + turns; turn += 1) {
      for (const [at, place] of places.entries()) {
        for (const work of works) {
          const start = performance.now();
          const isGood = await ask(place, work, turn);
          if (!isGood) bad += 1;
          if (turn >= warmUp) samples[at]?.[work].push(performance.now() - start);
        }
      }
    }
    const medians = samples.map((one) =>
      works.map((work) =>
        percentile(
          one[work].toSorted((a, b) => a - b),
          0.5,
        ),
      ),
    );
    const [ofSmall = [], ofLarge = []] = medians;
    const ratios = works.map(
      (work, index) => [work, rounded((ofLarge[index] ?? NaN) / (ofSmall[index] ?? NaN))] as const,
    );
    const inMs = (values: readonly number[]) =>
      Object.fromEntries(works.map((work, at) => [work, rounded(values[at] ?? NaN)]));
    return {
      bench: 'scale',
      work: `week, preview of ${weeks} dates and a booking by turns: ${large.bookings} bookings and ${large.auditRows} audit rows against ${small.bookings}`,
      n: turns,
      medianMs: { small: inMs(ofSmall), large: inMs(ofLarge) },
      ratios: Object.fromEntries(ratios),
      ratio: Math.max(...ratios.map(([, ratio]) => ratio)),
      limit: { what: 'the same request in the small house', ratio: limit },
      violations: bad + ratios.filter(([, ratio]) => !(ratio <= limit)).length,
    };
  } finally {
    for (const { house } of places) await house.close();
  }
}

async function openFilled(size: Size): Promise<Place> {
  const house = await openHouse({ PLATZWART_PROCESS: 'web' });
  try {
    const resourceId = await fillMany(house, size);
    const person = client(house.url);
    const { email, password } = demoPerson('peter.koenig');
    await person.signIn(email, password);
    return { house, resourceId, person };
  } catch (error) {
    await house.close();
    throw error;
  }
}

async function ask({ resourceId, person }: Place, work: Work, turn: number): Promise<boolean> {
  if (work === 'week') {
    const page = await person.get(paths.booking.week({ ressource: resourceId, woche: isoWeekOf(dayFromToday(7)) }));
    return page.status === 200 && (await page.text()).includes(' Training');
  }
  const body = { resourceId, bookingType: 'training', title: `Messung ${turn}` };
  if (work === 'preview') {
    const startDate = dayFromToday(8);
    const dayOfWeek = new Date(`${startDate}T00:00:00Z`).getUTCDay();
    const series = { dayOfWeek, startDate, endDate: dayFromToday(8 + 7 * (weeks - 1)) };
    const answer = await person.json(paths.api.preview(), {
      body: { ...body, startTime: '14:00', endTime: '16:00', series },
    });
    return answer.status === 200;
  }
  // A half hour of its own, on days without bookings in the morning.
  const from = 6 * 60 + 30 * (turn % 16);
  const time = {
    date: dayFromToday(10 + Math.floor(turn / 16)),
    startTime: clockTime(from),
    endTime: clockTime(from + 30),
  };
  return (await person.json(paths.api.bookings(), { body: { ...body, ...time } })).status === 201;
}
