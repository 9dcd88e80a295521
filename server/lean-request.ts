/** What copies a request: Remix does it twice for every loader and action. */
interface LeanInit {
  readonly method?: string;
  readonly headers?: HeadersInit;
  readonly signal?: AbortSignal | null;
  readonly body?: unknown;
}

/** Node's own, whatever has been installed since. */
export const StandardRequest = globalThis.Request;

/**
 * A request whose body has been read. Node's own class costs more than a whole plan's queries, because each copy makes streams,
 * signals and checks anew; this one keeps what is there. `body` is the bytes themselves: whoever copies it passes them on.
 */
export class LeanRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly signal: AbortSignal;
  readonly body: Uint8Array | null;
  readonly redirect = 'follow';

  constructor(input: string | URL | Request, init: LeanInit = {}) {
    const { method = 'GET', headers, signal, body = null } = init;
    this.url = typeof input === 'string' ? input : 'url' in input ? input.url : input.href;
    this.method = method;
    this.headers = headers instanceof Headers ? headers : new Headers(headers);
    this.signal = signal ?? new AbortController().signal;
    this.body = body instanceof Uint8Array ? body : null;
    if (isLean(input, body)) return;
    // A constructor that returns an object is replaced by it: anything unusual gets the standard class.
    return new StandardRequest(input, init as RequestInit) as unknown as LeanRequest;
  }

  get bodyUsed(): boolean {
    return false;
  }

  clone(): LeanRequest {
    return new LeanRequest(this.url, this);
  }

  async bytes(): Promise<Uint8Array> {
    return this.body ?? new Uint8Array();
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(await this.bytes()).buffer;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async formData(): Promise<FormData> {
    const type = this.headers.get('content-type') ?? '';
    if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return await this.#standard().formData();
    const form = new FormData();
    for (const [name, value] of new URLSearchParams(await this.text())) form.append(name, value);
    return form;
  }

  #standard(): Request {
    const { url, method, headers, body } = this;
    return new StandardRequest(url, { method, headers, body: body && new Uint8Array(body) });
  }
}

function isLean(input: string | URL | Request, body: unknown): boolean {
  return (typeof input === 'string' || input instanceof URL) && (body === null || body instanceof Uint8Array);
}

/** Everything that this process makes with `new Request` is lean from here on. */
export function installLeanRequest(): void {
  Object.defineProperty(globalThis, 'Request', { value: LeanRequest, writable: true, configurable: true });
}
