import { Agent } from 'node:http';
import { bookers, bookingRequest, countOverlaps, isBooked, type WantedTime } from './harness/booking-form.ts';
import { clockTime, dayFromToday } from './harness/calendar.ts';
import { openHouse } from './harness/house.ts';
import { insertBareClaim, makeBareClaims, measureLimit } from './harness/limits.ts';
import { send, type LoadAnswer } from './harness/load.ts';
import { benchLine } from './harness/report.ts';
import { rounded, summarise } from './harness/statistics.ts';

const clients = 16;
const rounds = Number(process.env.BENCH_ROUNDS ?? 200);
const firstDay = 400;
const places = ['Sportplatz – komplett', 'Sportplatz – links', 'Sportplatz – rechts'];

interface RoundAnswer extends LoadAnswer {
  readonly title: string;
}

/** Counts faults in the answers of a round: no winner, or a loser without the winner's title in its 409. */
export function wrongIn(answers: readonly RoundAnswer[]): number {
  const winners = answers.filter(isBooked);
  const isTold = ({ status, body }: RoundAnswer) => status === 409 && winners.some(({ title }) => body.includes(title));
  const silent = answers.filter((answer) => !isBooked(answer) && !isTold(answer)).length;
  return (winners.length === 0 ? 1 : 0) + silent;
}

/** 16 sessions book one root resource at once: the same, shifted times, the whole and its halves. */
export async function run() {
  const house = await openHouse();
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  try {
    const ids = await Promise.all(places.map((name) => house.resourceId(name)));
    const people = await bookers(house, clients);
    const wanted = (round: number, index: number): WantedTime => {
      const start = 9 * 60 + (index % 4) * 15;
      const times = { startTime: clockTime(start), endTime: clockTime(start + 60) };
      // A number with an end mark, so that no title is a prefix of another.
      return {
        resourceId: ids[index % ids.length] ?? '',
        date: dayFromToday(firstDay + round),
        ...times,
        title: `Rennen ${round}/${index}.`,
      };
    };
    const samples: number[] = [];
    const losing: number[] = [];
    let wrong = 0;
    const start = performance.now();
    for (let round = 0; round < rounds; round += 1) {
      const answers = await Promise.all(
        people.map(async (booker, index) => {
          const time = wanted(round, index);
          return { ...(await send(agent, house.url, bookingRequest(booker, time))), title: time.title };
        }),
      );
      wrong += wrongIn(answers);
      samples.push(...answers.map(({ durationMs }) => durationMs));
      losing.push(...answers.filter((answer) => !isBooked(answer)).map(({ durationMs }) => durationMs));
    }
    const speed = summarise(samples, performance.now() - start);
    const losers = summarise(losing, 1);
    await makeBareClaims(house.sql);
    const limit = await measureLimit({
      what: 'bare INSERTs that collide on the same EXCLUDE constraint',
      databaseUrl: house.databaseUrl,
      connections: clients,
      warmUp: 0,
      count: rounds * clients,
      statement: (sql, index) => {
        const { resourceId, date, startTime, endTime } = wanted(Math.floor(index / clients), index % clients);
        return insertBareClaim(sql, resourceId, `${date} ${startTime}`, `${date} ${endTime}`).catch(() => undefined);
      },
    });
    const violations = wrong + (await countOverlaps(house));
    const work = `${clients} sessions at one root resource, ${rounds} rounds; losers p99 ${losers.p99Ms} ms = ${rounded(losers.p99Ms / losers.medianMs)}x their median`;
    return benchLine({ bench: 'race', work, ...speed, limit, statementsPerRequest: null, violations });
  } finally {
    agent.destroy();
    await house.close();
  }
}
