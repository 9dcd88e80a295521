import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { compress } from 'hono/compress';
import { isBusy } from '#app/db/errors.ts';
import { env, publicOrigin } from '#app/platform/env.server.ts';
import { clientIp, noteUncountedProxy } from '#app/platform/http/client-ip.server.ts';
import {
  createRouteLookup,
  decideCredentials,
  ownOriginsOf,
  sendsSession,
  type CredentialRow,
} from '#app/platform/http/credentials.server.ts';
import { isDraining } from '#app/platform/http/graceful-shutdown.server.ts';
import { withErrorAnswers } from '#app/platform/http/error-answers.server.ts';
import {
  bodyLimitOf,
  isForm,
  isMalformedUrl,
  isPathTooLong,
  limitInWords,
  readBody,
  SenderGoneError,
} from '#app/platform/http/limits.server.ts';
import type { RequestContext } from '#app/platform/http/load-context.ts';
import { noteStorageFull } from '#app/platform/http/storage-full.server.ts';
import { problem, refusal } from '#app/platform/http/problem.server.ts';
import { createNonce, setSecurityHeaders } from '#app/platform/http/security-headers.server.ts';
import { log, requestIdFrom } from '#app/platform/log.server.ts';
import { DATA_HEADER } from '#app/platform/session.server.ts';
import { compressWhole } from './compression.ts';
import { loggedPath } from './logged-path.ts';
import { answerReady } from './readiness.ts';
import { createStaticFiles } from './static-files.ts';

export type WebAppOptions = {
  /** Which credential each route reads; a route that is missing counts as cookie. */
  routeTable: readonly CredentialRow[];
  /** Folder of the client build. */
  clientFolder: string;
  dev?: boolean;
};

type Bindings = { Bindings: HttpBindings };

const slowRequestMs = 1_000;
/** Seconds after which a busy house is worth another try. */
const retryAfter = '2';
const methods = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** The whole web side: guards first, then Remix. `build` is a function while developing, where it changes. */
export function createWebApp(
  build: ServerBuild | (() => Promise<ServerBuild>),
  options: WebAppOptions,
): Hono<Bindings> {
  const handleByRemix = remixHandlerOf(build);
  const routeOf = createRouteLookup(options.routeTable);
  const settings = env();
  const origin = publicOrigin(settings);
  const app = new Hono<Bindings>();

  app.get('/healthz', () => new Response('ok\n', { headers: { 'Cache-Control': 'no-store' } }));
  app.get('/readyz', () => answerReady());

  app.use((c, next) => {
    const refused = refuseEarly(c.req.raw);
    return refused ? Promise.resolve(refused) : next();
  });
  // Remix writes its manifest after the client build, too late for the compression of the build.
  app.get('/assets/*', compress());
  app.get('*', createStaticFiles(options.clientFolder));

  app.all('*', async (c) => {
    const request = c.req.raw;
    const address = new URL(request.url);
    const { pathname } = address;
    const context = createContext(c, settings.TRUST_PROXY);
    const started = performance.now();
    const response = await handle(request, address, context, c.env);
    setSecurityHeaders(response.headers, {
      nonce: context.nonce,
      https: origin.startsWith('https:'),
      dev: options.dev ?? false,
    });
    response.headers.set('X-Request-Id', context.requestId);
    if (isDraining()) response.headers.set('Connection', 'close');
    logRequest(context, request, pathname, response.status, performance.now() - started);
    return response;
  });

  async function handle(
    asked: Request,
    address: URL,
    context: RequestContext,
    { incoming, outgoing }: HttpBindings,
  ): Promise<Response> {
    const { pathname } = address;
    const gone = new AbortController();
    outgoing.once('close', () => (outgoing.writableFinished ? undefined : gone.abort()));
    try {
      const { credentials, upload } = routeOf(pathname);
      const limit = bodyLimitOf(pathname, upload);
      const body = hasBody(asked) ? await readBody(incoming, limit) : null;
      if (body === 'too_large') return refusal(asked, 413, 'TOO_LARGE', { limit: limitInWords(limit) });
      const { method, headers } = asked;
      const request = new Request(urlForRemix(address), { method, headers, body, signal: gone.signal });
      const decision = decideCredentials(request, credentials, ownOriginsOf(request, origin));
      if (decision.kind === 'refuse') {
        context.log.warn(
          { code: decision.code, origin: headers.get('origin'), host: headers.get('host'), publicUrl: origin },
          'refused',
        );
        return refusal(request, decision.status, decision.code);
      }
      if (credentials === 'cookie' && isWrite(request) && !pathname.startsWith('/api/') && !isForm(request))
        return refusal(request, 415, 'UNSUPPORTED_TYPE');
      prepareForRemix(request, decision.dropCookies);
      const response = withDefaults(request, await handleByRemix(request, context));
      if (gone.signal.aborted) return aborted();
      return settings.HTTP_COMPRESSION === 'on' ? await compressWhole(request, response) : response;
    } catch (error) {
      if (gone.signal.aborted || error instanceof SenderGoneError) return aborted();
      if (noteStorageFull(error)) return refusal(asked, 503, 'STORAGE_FULL');
      if (isBusy(error)) return busy(asked);
      context.log.error({ err: error }, 'a request failed');
      return refusal(asked, 500, 'INTERNAL', { requestId: context.requestId });
    }
  }
  return app;
}

function remixHandlerOf(build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
  return typeof build === 'function'
    ? createRequestHandler(async () => withErrorAnswers(await build()), 'development')
    : createRequestHandler(withErrorAnswers(build), 'production');
}

function hasBody(request: Request): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD';
}

/** The API and the feeds are no pages whose data could be asked for; without this each of them would have a second address. */
function isDataOfApi(pathname: string): boolean {
  return /^\/(?:api|kalender\/abo)\/.*\.data\/?$/i.test(pathname);
}

/** `_data` asked an older router for the data of one route; this one calls it an error of ours. */
function urlForRemix(address: URL): string {
  if (address.searchParams.has('_data')) address.searchParams.delete('_data');
  return address.href;
}

function isWrite(request: Request): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS';
}

function createContext(c: Context<Bindings>, trustedProxies: number): RequestContext {
  const { headers } = c.req.raw;
  // Only a proxy of ours may name a request: its id joins audit rows.
  const requestId = requestIdFrom(trustedProxies > 0 ? headers.get('x-request-id') : null);
  if (noteUncountedProxy(c.env.incoming?.socket.remoteAddress, headers.get('x-forwarded-for'), trustedProxies))
    log().warn(
      'a proxy sends X-Forwarded-For, and TRUST_PROXY is 0: all callers count as one address (docs/operations.md)',
    );
  let ownLog: RequestContext['log'] | undefined;
  return {
    requestId,
    nonce: createNonce(),
    ip: clientIp(c.env.incoming?.socket.remoteAddress, headers.get('x-forwarded-for'), trustedProxies),
    userAgent: headers.get('user-agent')?.slice(0, 400) ?? null,
    // Most requests log nothing.
    get log() {
      return (ownLog ??= log().child({ requestId }));
    },
  };
}

/**
 * Remix compares Origin with the Host header only: it would answer 500 behind a proxy that renames the host. Our own check has passed
 * and includes PUBLIC_URL, so the header goes.
 */
function prepareForRemix({ headers, url }: Request, dropCookies: boolean): void {
  headers.delete('origin');
  headers.delete(DATA_HEADER);
  if (new URL(url).pathname.endsWith('.data')) {
    headers.set(DATA_HEADER, '1');
    // The data of a page is collected to its end; an event stream, which asks to be accepted, has none.
    headers.delete('accept');
  }
  if (dropCookies) headers.delete('cookie');
}

/**
 * No browser stores the page of a signed-in person: Back after signing out would show it. Other pages have no 304, which would
 * leave a page with an old nonce. Remix drops the headers of an answer that a page throws, also Retry-After.
 */
function withDefaults(request: Request, response: Response): Response {
  const { headers } = response;
  if (response.status === 503 && !headers.has('Retry-After')) headers.set('Retry-After', retryAfter);
  const caching = sendsSession(request) ? 'no-store' : 'private, no-cache';
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', caching);
  return response;
}

/** Refuses what neither a file nor a route answers; null lets the request pass. */
function refuseEarly(request: Request): Response | null {
  if (!methods.has(request.method)) return refuseMethod(request);
  if (isMalformedUrl(request.url)) return refusal(request, 400, 'MALFORMED_URL');
  const { pathname } = new URL(request.url);
  if (isPathTooLong(pathname)) return refusal(request, 414, 'URI_TOO_LONG');
  return isDataOfApi(pathname) ? refusal(request, 404, 'NOT_FOUND') : null;
}

function refuseMethod(request: Request): Response {
  const response = refusal(request, 405, 'METHOD_NOT_ALLOWED');
  response.headers.set('Allow', [...methods].join(', '));
  return response;
}

/** No browser waits for it; the log shows what was given up, and not as a fault. */
const aborted = (): Response => problem(400, 'ABORTED', 'Die Anfrage wurde abgebrochen');

function busy(request: Request): Response {
  const response = refusal(request, 503, 'BUSY');
  response.headers.set('Retry-After', retryAfter);
  return response;
}

/** Page views are many and dull: they show with LOG_LEVEL=debug. */
function logRequest(
  context: RequestContext,
  request: Request,
  pathname: string,
  status: number,
  durationMs: number,
): void {
  const level =
    status >= 500
      ? 'error'
      : status >= 400 || request.method !== 'GET' || durationMs > slowRequestMs
        ? 'info'
        : 'debug';
  if (!log().isLevelEnabled(level)) return;
  context.log[level](
    { method: request.method, path: loggedPath(pathname), status, ms: Math.round(durationMs), ip: context.ip },
    'request',
  );
}
