/** A small HTTP client for tests: keeps cookies, follows no redirect, sends the Origin of a browser. */

export type Fields = Record<string, string | readonly string[]>;

export interface RequestOptions {
  headers?: Record<string, string | undefined>;
  /** Origin of a write: default the site itself; null sends none. */
  origin?: string | null;
  signal?: AbortSignal;
}

export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Client {
  readonly url: string;
  /** name -> value as the server set them. */
  readonly cookies: Map<string, string>;
  get(path: string, options?: RequestOptions): Promise<Response>;
  postForm(path: string, fields: Fields, options?: RequestOptions): Promise<Response>;
  /** GET without `body`, POST with it; `method` overrides. The answer is parsed, or null when it is not JSON. */
  json(path: string, options?: RequestOptions & { method?: string; body?: unknown }): Promise<JsonAnswer>;
  request(path: string, init: RequestInit, options?: RequestOptions): Promise<Response>;
  /** Throws with status and page when the sign-in fails. */
  signIn(email: string, password: string): Promise<void>;
}

export function client(url: string): Client {
  const cookies = new Map<string, string>();

  async function request(
    path: string,
    init: RequestInit,
    { headers = {}, origin, signal }: RequestOptions = {},
  ): Promise<Response> {
    const sent = new Headers(init.headers);
    if (cookies.size > 0) sent.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const isWrite = init.method !== undefined && init.method !== 'GET' && init.method !== 'HEAD';
    if (isWrite && origin !== null) sent.set('origin', origin ?? url);
    for (const [name, value] of Object.entries(headers)) {
      if (value === undefined) sent.delete(name);
      else sent.set(name, value);
    }
    const response = await fetch(new URL(path, url), {
      ...init,
      headers: sent,
      redirect: 'manual',
      signal: signal ?? null,
    });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  }

  const self: Client = {
    url,
    cookies,
    request,
    get: (path, options) => request(path, { method: 'GET' }, options),
    postForm: (path, fields, options) => request(path, { method: 'POST', body: formBody(fields) }, options),
    json: async (path, { method, body, ...options } = {}) => {
      const isSent = body !== undefined;
      const headers = { accept: 'application/json', ...(isSent ? { 'content-type': 'application/json' } : {}) };
      const init: RequestInit = { method: method ?? (isSent ? 'POST' : 'GET'), headers };
      if (isSent) init.body = JSON.stringify(body);
      const response = await request(path, init, options);
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: parsed(text) };
    },
    signIn: async (email, password) => {
      const response = await self.postForm('/anmelden', { email, password });
      if (response.status === 302 || response.status === 303) return;
      throw new Error(`sign-in of ${email} answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
    },
  };
  return self;
}

/** Stores a Set-Cookie line; Max-Age=0, an empty value or a date in the past deletes the cookie. */
function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at).trim();
  const value = pair.slice(at + 1).trim();
  const isGone = attributes.some((attribute) => {
    const [key = '', text = ''] = attribute.split('=').map((part) => part.trim());
    if (key.toLowerCase() === 'max-age') return Number(text) <= 0;
    return key.toLowerCase() === 'expires' && Date.parse(text) <= 0;
  });
  if (isGone || value === '') cookies.delete(name);
  else cookies.set(name, value);
}

function formBody(fields: Fields): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
  }
  return form;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
