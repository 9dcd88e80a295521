import { openConnection } from '#app/db/client.server.ts';
import type { TokenScope } from '#app/permissions.ts';
import { makeToken } from '#tests/factories/api-token.ts';
import { demoPerson } from './demo-people.ts';
import type { DemoHouse } from './house.ts';

export interface ApiReply {
  readonly status: number;
  readonly headers: Headers;
  /** The raw body. */
  readonly text: string;
  readonly json: Record<string, unknown>;
}

export interface ApiRequest {
  body?: unknown;
  /** Idempotency-Key. */
  key?: string;
  headers?: Record<string, string>;
  /** Another process on the same database. */
  url?: string;
}

export type Api = (method: string, path: string, request?: ApiRequest) => Promise<ApiReply>;

/** A program of a demo person (key or role), with a token of every scope by default. */
export async function apiOf(house: DemoHouse, keyOrRole: string, scopes?: readonly TokenScope[]): Promise<Api> {
  const connection = openConnection({ url: house.server.databaseUrl, max: 1 });
  const token = await makeToken(connection.db, demoPerson(keyOrRole).email, scopes);
  await connection.close();
  return apiWith(house.server.url, token);
}

/** Requests with this token; null sends none. */
export function apiWith(base: string, token: string | null): Api {
  return async (method, path, { body, key, headers = {}, url = base } = {}) => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  };
}

/** Text and bytes are sent as they are. */
function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}
