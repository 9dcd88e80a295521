/** A load client over node:http with N keep-alive connections and a fixed count of requests. */
import { Agent, request as startRequest } from 'node:http';
import { summarise, type Summary } from './statistics.ts';

export interface LoadRequest {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly cookie?: string;
  /** Sent as an HTML form. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as JSON, with the token of a program. */
  readonly json?: Readonly<Record<string, unknown>>;
  readonly token?: string;
}

export interface LoadAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
  readonly durationMs: number;
}

export interface LoadOptions {
  readonly url: string;
  readonly connections: number;
  readonly warmUp: number;
  readonly requests: number;
  /** The request number `index`; warm-up requests come first, and the numbers go on. */
  request(index: number): LoadRequest;
  /** False: the answer counts as a violation. */
  isGood(answer: LoadAnswer): boolean;
}

export interface LoadResult extends Summary {
  readonly bad: number;
  /** Status -> how many of the measured requests. */
  readonly statuses: Readonly<Record<number, number>>;
}

export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  try {
    await inParallel(options.connections, options.warmUp, (index) => send(agent, options.url, options.request(index)));
    const samples: number[] = [];
    const statuses: Record<number, number> = {};
    let bad = 0;
    const start = performance.now();
    await inParallel(options.connections, options.requests, async (index) => {
      const answer = await send(agent, options.url, options.request(options.warmUp + index));
      samples.push(answer.durationMs);
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (!options.isGood(answer)) bad += 1;
    });
    return { ...summarise(samples, performance.now() - start), bad, statuses };
  } finally {
    agent.destroy();
  }
}

/** Runs `count` pieces of work, `width` at a time. */
export async function inParallel(
  width: number,
  count: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
}

/** Sends one request and reads the answer to its end; a broken connection rejects. */
export function send(
  agent: Agent,
  url: string,
  { path, method = 'GET', cookie, form, json, token }: LoadRequest,
): Promise<LoadAnswer> {
  const body = json ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : '';
  const headers: Record<string, string> = { accept: json ? 'application/json' : 'text/html' };
  if (token) headers.authorization = `Bearer ${token}`;
  if (cookie) headers.cookie = cookie;
  if (method === 'POST') {
    headers.origin = url;
    headers['content-type'] = json ? 'application/json' : 'application/x-www-form-urlencoded';
    headers['content-length'] = String(Buffer.byteLength(body));
  }
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const request = startRequest(new URL(path, url), { agent, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? null,
          body: Buffer.concat(chunks).toString('utf8'),
          durationMs: performance.now() - start,
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}
