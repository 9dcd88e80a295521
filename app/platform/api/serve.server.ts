import type { ActionFunctionArgs } from '@remix-run/node';
import type { Database, Transaction } from '#app/db/client.server.ts';
import type { Actor, Ctx, Locale } from '#app/platform/ctx.ts';
import { answerFor } from '#app/platform/http/error-answers.server.ts';
import { answerOnce, hashBody, type IdempotencyKey } from '#app/platform/http/idempotency.server.ts';
import { localeFromHeader } from '#app/platform/preferences.server.ts';
import { originOf, verbCtx } from '#app/platform/request-ctx.server.ts';
import { type ApiAnswer, type FieldMessage, refused } from './answer.ts';
import { type Caller, callerOf } from './caller.server.ts';
import type { Operation } from './operation.ts';
import { readCall } from './read-call.server.ts';
import { type ApiCode, apiMessage, forbiddenMessage } from './messages.server.ts';

/** One request to an operation, parsed and permitted. */
export interface Call<Params, Query, Body> {
  readonly request: Request;
  readonly actor: Actor;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

/** A limit that is counted in parallel with the read of the caller, so that it adds no time. Every call of the address counts. */
export interface CallLimit {
  /** Null when the call may go on, otherwise the seconds until the next one may. */
  take(ip: string | null): Promise<number | null>;
  answer(retryAfterS: number, locale: Actor['locale']): ApiAnswer;
}

/** An operation with the function that runs it. */
export interface Served {
  readonly operation: Operation;
  readonly limit?: CallLimit;
  answer(args: ActionFunctionArgs, caller: Caller, fieldMessage: FieldMessage): Promise<ApiAnswer>;
}

/** An operation that reads and changes nothing. */
export function reading<Params, Query, Body>(
  operation: Operation<Params, Query, Body>,
  read: (call: Call<Params, Query, Body> & { ctx: Ctx }) => Promise<ApiAnswer>,
): Served {
  return {
    operation,
    answer: async ({ request, params, context }, { actor }, fieldMessage) => {
      const call = await readCall(request, operation, { params, locale: actor.locale, fieldMessage });
      if ('status' in call) return call;
      return await read({ ...call, request, actor, ctx: verbCtx(actor, context) });
    },
  };
}

/**
 * An operation that writes through one verb. With an Idempotency-Key it runs once. `answer` reads through the handle it gets,
 * so that the answer shows the same moment as the write.
 */
export function writing<Params, Query, Body, Outcome>(
  operation: Operation<Params, Query, Body>,
  verb: (call: Call<Params, Query, Body> & { ctx: Ctx }) => Promise<Outcome>,
  answer: (
    outcome: Outcome,
    call: Call<Params, Query, Body> & { handle: Database | Transaction },
  ) => ApiAnswer | Promise<ApiAnswer>,
  limit?: CallLimit,
): Served {
  return {
    operation,
    ...(limit && { limit }),
    answer: async ({ request, params, context }, { actor, refusalOf }, fieldMessage) => {
      const { locale } = actor;
      const read = await readCall(request, operation, { params, locale, fieldMessage });
      if ('status' in read) return read;
      const further = operation.alsoNeeds?.(read.body, actor) ?? null;
      const refusal = further && refusalOf(further);
      if (refusal) return refusal;
      const call = { ...read, request, actor };
      const ctx = verbCtx(actor, context);
      const header = request.headers.get('idempotency-key');
      if (header === null || operation.keepsKeys === true)
        return await answer(await verb({ ...call, ctx }), { ...call, handle: ctx.db });
      if (!/^[\x21-\x7e]{1,255}$/.test(header)) return generally(400, 'IDEMPOTENCY_KEY_INVALID', locale);
      const key: IdempotencyKey = { route: routeOf(operation, params), key: header, bodyHash: hashBody(read.sent) };
      const once = await answerOnce<Outcome, ApiAnswer>(ctx, key, (keyed) => verb({ ...call, ctx: keyed }), {
        answerOf: (outcome, handle) => answer(outcome, { ...call, handle }),
        // A temporary refusal is not stored: a repeat has to try again.
        statusOf: ({ status }) => (status === 429 || status >= 500 ? null : status),
        whenRunning: 'refuse',
      });
      if (once.kind === 'other_body') return generally(422, 'IDEMPOTENCY_KEY_REUSED', locale);
      if (once.kind === 'running')
        return { ...generally(409, 'IDEMPOTENCY_KEY_RUNNING', locale), headers: { 'Retry-After': '1' } };
      if (!once.isRepeat) return once.answer;
      return { ...once.answer, headers: { ...once.answer.headers, 'Idempotency-Replayed': 'true' } };
    },
  };
}

/** One name for every spelling of an address: `/API/bookings/` is the same route. */
function routeOf({ id }: Operation, params: ActionFunctionArgs['params']): string {
  return [id, ...Object.values(params)].join(' ').toLowerCase();
}

/** The loader and action of one address. */
export function serve(fieldMessage: FieldMessage, ...served: readonly Served[]) {
  const methods = served.map(({ operation }) => operation.method);
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const handle = async (args: ActionFunctionArgs): Promise<Response> => {
    const { request } = args;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const found = served.find(({ operation }) => operation.method === method);
    return found ? respond(await answerCall(args, found, fieldMessage)) : answerMethod(request, allowed);
  };
  return { read: handle, write: handle };
}

async function answerCall(args: ActionFunctionArgs, served: Served, fieldMessage: FieldMessage): Promise<ApiAnswer> {
  const { request, context } = args;
  let locale = localeFromHeader(request);
  try {
    const { operation, limit } = served;
    const [caller, retryAfterS] = await Promise.all([
      callerOf(request, operation),
      limit?.take(originOf(context).ip) ?? null,
    ]);
    if ('status' in caller) return caller;
    locale = caller.actor.locale;
    if (limit && retryAfterS !== null) return limit.answer(retryAfterS, locale);
    return await served.answer(args, caller, fieldMessage);
  } catch (error) {
    const known = answerFor(error);
    if (known?.status === 404) return generally(404, 'NOT_FOUND', locale);
    if (known?.status === 403)
      return refused(403, 'FORBIDDEN', forbiddenMessage(known.reason ?? '', locale), { right: known.reason });
    // A write that timed out may have committed.
    const unavailable = answerUnavailable(known, locale, served.operation.isRepeatable ? 'BUSY_WRITING' : 'BUSY');
    if (unavailable) return unavailable;
    context.log.error({ err: error }, 'an operation of the API failed');
    return refused(500, 'INTERNAL', apiMessage('INTERNAL', locale, { requestId: context.requestId }));
  }
}

/** The answer while the database is busy, or has no space: then no repeat within a minute helps. Null for another error. */
export function answerUnavailable(
  known: ReturnType<typeof answerFor>,
  locale: Locale,
  busy: 'BUSY' | 'BUSY_WRITING' = 'BUSY',
): ApiAnswer | null {
  if (known?.status !== 503) return null;
  if (known.reason === 'STORAGE_FULL')
    return {
      ...refused(503, 'STORAGE_FULL', apiMessage('STORAGE_FULL', locale)),
      headers: { 'Retry-After': '60' },
    };
  return { ...refused(503, 'BUSY', apiMessage(busy, locale)), headers: { 'Retry-After': '2' } };
}

/** Answers a method that the address does not have, and OPTIONS, with the allowed methods. */
export function answerMethod(request: Request, allowed: string): Response {
  const headers = { Allow: allowed };
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers });
  const message = apiMessage('METHOD_NOT_ALLOWED', localeFromHeader(request), { allowed });
  return respond({ ...refused(405, 'METHOD_NOT_ALLOWED', message), headers });
}

/** Answers every unknown address of the API. */
export function answerNowhere({ request }: Pick<ActionFunctionArgs, 'request'>): Response {
  return respond(generally(404, 'NOT_FOUND', localeFromHeader(request)));
}

const generally = (status: number, code: ApiCode, locale: Actor['locale']) =>
  refused(status, code, apiMessage(code, locale));

export function respond({ status, body, headers = {} }: ApiAnswer): Response {
  const type = `application/${status < 400 ? 'json' : 'problem+json'}; charset=utf-8`;
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: {
      'Cache-Control': headers['ETag'] ? 'private, no-cache' : 'no-store',
      ...(body === undefined ? {} : { 'Content-Type': type }),
      ...headers,
    },
  });
}
