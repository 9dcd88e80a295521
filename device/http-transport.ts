import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export interface HttpQuestion {
  /** The path on the server: /api/device/… */
  readonly path: string;
  readonly body: object;
  readonly bearer?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}
export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** Undefined without a body, or when the body is no JSON. */
  readonly json: unknown;
}

export interface Transport {
  /** Rejects when no complete answer arrives in time, or when the signal is aborted. */
  readonly send: (question: HttpQuestion) => Promise<HttpAnswer>;
  readonly close: () => void;
}

const longestAnswer = 64 * 1_024;

/** Posts JSON over kept-alive connections; no cookies, no redirects. */
export function createHttpTransport(serverUrl: string): Transport {
  const isTls = serverUrl.startsWith('https:');
  const agent = isTls ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const ask = isTls ? httpsRequest : httpRequest;
  const base = serverUrl.replace(/\/+$/, '');
  return {
    send: ({ path, body, bearer, timeoutMs, signal }) =>
      new Promise((resolve, reject) => {
        const text = JSON.stringify(body);
        const request = ask(`${base}${path}`, {
          method: 'POST',
          agent,
          signal,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
            accept: 'application/json, application/problem+json',
            ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          },
        });
        const timer = setTimeout(() => request.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
        const fail = (error: Error): void => {
          clearTimeout(timer);
          reject(error);
        };
        request.once('error', fail);
        request.once('response', (response) => {
          readAnswer(response).then((answer) => {
            clearTimeout(timer);
            resolve(answer);
          }, fail);
        });
        request.end(text);
      }),
    close: () => agent.destroy(),
  };
}

async function readAnswer(response: IncomingMessage): Promise<HttpAnswer> {
  let text = '';
  response.setEncoding('utf8');
  for await (const piece of response) {
    text += String(piece);
    if (text.length > longestAnswer) throw new Error('the answer is too long');
  }
  if (!response.complete) throw new Error('the answer was cut off');
  return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], json: parseJson(text) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
