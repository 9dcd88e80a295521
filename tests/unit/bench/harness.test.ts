import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { clockTime, freeTime } from '#bench/harness/calendar.ts';
import { inParallel, runLoad } from '#bench/harness/load.ts';
import { benchLine } from '#bench/harness/report.ts';
import { countStatements } from '#bench/harness/statements.ts';
import { percentile, rounded, summarise } from '#bench/harness/statistics.ts';
import { wrongIn } from '#bench/race.ts';

describe('statistics', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  test.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])('percentile %d of 1..100 is %d', (share, expected) => expect(percentile(hundred, share)).toBe(expected));
  test('one sample is every percentile, and none gives NaN', () => {
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });
  test('sorts samples as numbers', () => {
    expect(summarise([10, 9, 100], 1000)).toEqual({ n: 3, medianMs: 10, p99Ms: 100, ratePerS: 3 });
  });
  test.each([
    [1.23456, 1.23],
    [123.456, 123],
    [0.012345, 0.0123],
  ])('%d is written as %d', (value, expected) => expect(rounded(value)).toBe(expected));
});

test('has the ratio to the limit in the line of a bench', () => {
  const limit = { what: 'bare', medianMs: 1, ratePerS: 400 };
  const line = benchLine({
    bench: 'x',
    work: 'y',
    n: 1,
    medianMs: 1,
    p99Ms: 1,
    ratePerS: 100,
    limit,
    statementsPerRequest: 2,
    violations: 0,
  });
  expect(line.ratioToLimit).toBe(0.25);
});

test('makes free times that never repeat and stay in the day', () => {
  const times = Array.from({ length: 500 }, (_, index) => freeTime(index, 5, 400));
  expect(new Set(times.map((time) => JSON.stringify(time))).size).toBe(500);
  expect(times.every(({ startTime, endTime }) => startTime >= '08:00' && endTime <= '22:00')).toBe(true);
  expect(clockTime(495)).toBe('08:15');
});

test('counts statements of our application only, long ones once', () => {
  const log = [
    'platzwart|LOG:  execute <unnamed>: select 1',
    '\tfrom a',
    'platzwart|DETAIL:  Parameters: $1 = 1',
    'platzwart|LOG:  statement: begin',
    'other|LOG:  execute x: select 2',
  ];
  expect(countStatements(log.join('\n'), 'platzwart')).toBe(2);
});

describe('load', () => {
  test('runs every piece once, never more than its width at once', async () => {
    let open = 0;
    let most = 0;
    const seen: number[] = [];
    await inParallel(3, 20, async (index) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.push(index);
      open -= 1;
    });
    expect(most).toBe(3);
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  test('counts, cookies, forms, and keeps its connections', async () => {
    const sockets = new Set();
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      sockets.add(request.socket);
      request.on('data', (chunk: Buffer) =>
        bodies.push(`${request.headers.cookie} ${request.headers.origin} ${chunk.toString()}`),
      );
      request.on('end', () => response.writeHead(request.url === '/bad' ? 500 : 303, { location: '/x' }).end('ok'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const result = await runLoad({
      url,
      connections: 4,
      warmUp: 8,
      requests: 40,
      request: (index) => ({ path: index === 10 ? '/bad' : '/', method: 'POST', cookie: 'a=1', form: { title: 'ä' } }),
      isGood: ({ status, location }) => status === 303 && location === '/x',
    });
    server.close();
    expect(result).toMatchObject({ n: 40, bad: 1, statuses: { 303: 39, 500: 1 } });
    expect(sockets.size).toBe(4);
    expect(bodies).toHaveLength(48);
    expect(bodies[0]).toBe(`a=1 ${url} title=%C3%A4`);
  });
});

test('counts no fault when one session won and every loser got the winner’s title', () => {
  const answer = (status: number, title: string, body = '') => ({ status, title, body, location: null, durationMs: 1 });
  expect(wrongIn([answer(302, 'A.'), answer(409, 'B.', 'belegt durch A.')])).toBe(0);
  expect(wrongIn([answer(302, 'A.'), answer(409, 'B.', 'belegt')])).toBe(1);
  expect(wrongIn([answer(302, 'A.'), answer(500, 'B.', 'A.')])).toBe(1);
  expect(wrongIn([answer(409, 'A.'), answer(409, 'B.')])).toBe(3);
});
