import { afterEach, expect, test, vi } from 'vitest';
import { publicStreamResponse } from './public-stream.server.ts';

vi.mock('./hub.server.ts', () => ({ subscribe: () => () => undefined, onStreamsClosed: () => () => undefined }));

const left: AbortController[] = [];
afterEach(() => {
  for (const browser of left.splice(0)) browser.abort();
});

/** Opens a stream of a network; the browser that opened it can leave. */
function open(network: string, method = 'GET'): { answer: Response; leave: () => void } {
  const browser = new AbortController();
  left.push(browser);
  const request = new Request('https://platzwart.example.org/', { method, signal: browser.signal });
  const answer = publicStreamResponse(request, {
    network,
    isShown: () => true,
    mayEnd: () => false,
    isLive: () => Promise.resolve(true),
  });
  return { answer, leave: () => browser.abort() };
}

test('answers 503 above the limit of all streams, and 200 when one has ended', () => {
  const streams = Array.from({ length: 500 }, (_, at) => open(`10.0.${at}`));
  expect(streams.map(({ answer }) => answer.status)).toEqual(Array(500).fill(200));
  const { answer } = open('192.0.2.1');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
  streams[7]?.leave();
  expect(open('192.0.2.1').answer.status).toBe(200);
});

test('ends the oldest stream of a network when it opens more than 30', async () => {
  const [oldest] = Array.from({ length: 31 }, () => open('192.0.2.1'));
  expect(await oldest?.answer.text()).toContain('another stream of this owner took the place');
});

test('takes no place when only the headers are asked for', () => {
  for (let at = 0; at < 501; at += 1) {
    const { answer } = open(`10.0.${at}`, 'HEAD');
    expect([answer.status, answer.body]).toEqual([200, null]);
  }
  expect(open('192.0.2.1').answer.status).toBe(200);
});
