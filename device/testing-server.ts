import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClaimRequest, ConfirmRequest, Grant, JobStatus } from './protocol.ts';

export interface TestJob {
  readonly jobId: string;
  readonly nonce: string;
  status: JobStatus;
  claimNonce: string | null;
  confirmed: ConfirmRequest | null;
}
export interface Call {
  readonly name: string;
  readonly body: Record<string, unknown>;
  readonly authorization: string | undefined;
}
interface Answer {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

export interface TestServer {
  readonly url: string;
  readonly calls: Call[];
  readonly jobs: TestJob[];
  /** A member presses; answers all waits over HTTP. */
  readonly addJob: (jobId: string, nonce?: string) => TestJob;
  /** The next call of this name gets this answer; `hangUp` breaks the connection after the server did its work. */
  readonly answerNext: (name: string, answer: Answer | 'hangUp') => void;
  /** Resolves when `isTrue` holds, checked after each call. */
  readonly until: (isTrue: () => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

const pulseMs = 100;

/** The server's side of the protocol in memory, as far as the device can see it. */
export async function startTestServer(): Promise<TestServer> {
  const calls: Call[] = [];
  const jobs: TestJob[] = [];
  const planned: { name: string; answer: Answer | 'hangUp' }[] = [];
  const waiting = new Set<ServerResponse>();
  const watchers = new Set<{ isTrue: () => boolean; resolve: () => void }>();

  function claim({ claimNonce }: ClaimRequest): Answer {
    const job = jobs.find((one) => one.claimNonce === claimNonce) ?? jobs.find((one) => one.status === 'pending');
    if (!job) return { status: 204 };
    job.status = 'dispatched';
    job.claimNonce = claimNonce;
    const { jobId, nonce } = job;
    const correlationId = `c-${jobId}`;
    return {
      status: 200,
      body: { jobId, area: 'hall', nonce, pulseMs, grantTtlMs: 5_000, correlationId, claimNonce } satisfies Grant,
    };
  }

  function confirm(body: ConfirmRequest): Answer {
    const job = jobs.find(({ jobId }) => jobId === body.jobId);
    if (job?.nonce !== body.nonce) return { status: 403, body: { code: 'NONCE_MISMATCH' } };
    const duplicate = job.confirmed !== null;
    if (duplicate && job.confirmed?.result !== body.result) return { status: 409, body: { code: 'RESULT_CONFLICT' } };
    if (!duplicate && job.status !== 'dispatched') return { status: 409, body: { code: 'JOB_NOT_DISPATCHED' } };
    job.confirmed ??= body;
    job.status = body.result;
    return { status: 200, body: { status: job.status, duplicate } };
  }

  function answerTo(name: string, body: object): Answer | 'wait' {
    if (name === 'poll') return claim(body as ClaimRequest);
    if (name === 'confirm') return confirm(body as ConfirmRequest);
    if (name === 'wait' && !jobs.some(({ status }) => status === 'pending')) return 'wait';
    return name === 'wait' ? { status: 200, body: { wake: true } } : { status: 204 };
  }

  function write(response: ServerResponse, { status, body, headers }: Answer): void {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body && JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => (text += piece.toString()));
    request.on('end', () => {
      const name = request.url?.split('/').at(-1) ?? '';
      const body = JSON.parse(text) as Record<string, unknown>;
      calls.push({ name, body, authorization: request.headers.authorization });
      const index = planned.findIndex((plan) => plan.name === name);
      const plan = index < 0 ? null : planned.splice(index, 1)[0]?.answer;
      const answer = plan !== null && plan !== undefined && plan !== 'hangUp' ? plan : answerTo(name, body);
      if (plan === 'hangUp') request.socket.destroy();
      else if (answer === 'wait') waiting.add(response);
      else write(response, answer);
      for (const watcher of watchers) if (watcher.isTrue()) watcher.resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    jobs,
    addJob: (jobId, nonce = `nonce-of-${jobId}`.padEnd(16, '0')) => {
      const job: TestJob = { jobId, nonce, status: 'pending', claimNonce: null, confirmed: null };
      jobs.push(job);
      for (const response of waiting) write(response, { status: 200, body: { wake: true } });
      waiting.clear();
      return job;
    },
    answerNext: (name, answer) => void planned.push({ name, answer }),
    until: (isTrue) =>
      new Promise((resolve) => {
        if (isTrue()) return resolve();
        const watcher = {
          isTrue,
          resolve: () => {
            watchers.delete(watcher);
            resolve();
          },
        };
        watchers.add(watcher);
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
