import type { ActionFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { db } from '#app/db/client.server.ts';
import { type ApiAnswer, refused } from '#app/platform/api/answer.ts';
import { fieldErrors, WITH_INPUT } from '#app/platform/api/read-call.server.ts';
import { answerMethod, respond } from '#app/platform/api/serve.server.ts';
import { apiMessage } from '#app/platform/api/messages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { isBusy } from '#app/db/errors.ts';
import type { RequestContext } from '#app/platform/http/load-context.ts';
import { localeFromHeader } from '#app/platform/preferences.server.ts';
import { anonymousCtx } from '#app/platform/request-ctx.server.ts';
import { MAX_BODY_BYTES } from '#device/protocol.ts';
import { accessFieldMessage, refusedAccess } from '#app/domains/access/api/texts.server.ts';
import { authenticateDevice, type KnownDevice } from './authenticate-device.server.ts';
import type { DeviceCtx } from './device-ctx.ts';

export interface DeviceCall<Body> {
  readonly ctx: DeviceCtx;
  readonly body: Body;
  readonly locale: Locale;
  readonly request: Request;
  readonly log: RequestContext['log'];
}

/**
 * One POST of the device side (protocol): who calls, by the id in the address and the secret as bearer; a body of at most 4 KiB
 * that fits; then `answer`. Every refusal is a problem with a code, nothing is ever cached. A device that is not active may
 * only do what `whileInactive` allows: what it did before has to end up in the audit log. `keepsHeard` says that an answer that is no
 * refusal keeps that the device was heard.
 */
export function serveDevice<Body>(
  shape: z.ZodType<Body>,
  answer: (call: DeviceCall<Body>) => Promise<ApiAnswer>,
  { whileInactive = false, keepsHeard = false }: { whileInactive?: boolean; keepsHeard?: boolean } = {},
) {
  return serveMachine(shape, async (args, body, locale) => {
    const { request, params, context } = args;
    const caller = anonymousCtx(context);
    const secret = /^bearer\s+(\S+)\s*$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
    const asked = await authenticateDevice(params.deviceId ?? '', { secret, ip: caller.origin.ip });
    if (asked.kind === 'failed')
      return { ...refusedAccess(401, 'DEVICE_AUTH_FAILED', locale), headers: { 'WWW-Authenticate': 'Bearer' } };
    if (asked.kind === 'limited') return refusedAccess(429, asked.code, locale, { retryAfterS: asked.retryAfterS });
    const { device, wasOnline, touch } = asked;
    const answerKnown = async (): Promise<ApiAnswer> => {
      if (!device.isActive && !whileInactive) return refusedAccess(403, 'DEVICE_INACTIVE', locale);
      if ('refusal' in body) return body.refusal;
      return await answer({ ctx: ctxOf(device, caller), body: body.value, locale, request, log: context.log });
    };
    // An answer that keeps it tells nobody that the device is back.
    if (keepsHeard && !wasOnline) await touch();
    const [answered] = await Promise.all([answerKnown(), keepsHeard ? null : touch()]);
    if (answered.status >= 400) await touch();
    return answered;
  });
}

type ReadBody<Body> = { value: Body } | { refusal: ApiAnswer };

/** The same without a device: the code of an enrolment is its own credential. */
export function serveMachine<Body>(
  shape: z.ZodType<Body>,
  answer: (args: ActionFunctionArgs, body: ReadBody<Body>, locale: Locale) => Promise<ApiAnswer>,
) {
  const action = async (args: ActionFunctionArgs): Promise<Response> => {
    const { request, context } = args;
    if (request.method !== 'POST') return answerMethod(request, 'POST, OPTIONS');
    const locale = localeFromHeader(request);
    try {
      return respond(await answer(args, await readBody(request, shape, locale), locale));
    } catch (error) {
      if (isBusy(error))
        return respond({ ...refused(503, 'BUSY', apiMessage('BUSY', locale)), headers: { 'Retry-After': '2' } });
      context.log.error({ err: error }, 'a call of a device failed');
      return respond(refused(500, 'INTERNAL', apiMessage('INTERNAL', locale, { requestId: context.requestId })));
    }
  };
  return {
    loader: ({ request }: Pick<ActionFunctionArgs, 'request'>) => answerMethod(request, 'POST, OPTIONS'),
    action,
  };
}

async function readBody<Body>(request: Request, shape: z.ZodType<Body>, locale: Locale): Promise<ReadBody<Body>> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > MAX_BODY_BYTES) return { refusal: refusedAccess(413, 'TOO_LARGE', locale) };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { refusal: refusedAccess(400, 'UNREADABLE_JSON', locale) };
  }
  const read = shape.safeParse(value, WITH_INPUT);
  if (read.success) return { value: read.data };
  const errors = fieldErrors(read.error.issues, locale, accessFieldMessage);
  const fields = [...new Set(errors.map(({ field }) => field || 'JSON'))].join(', ');
  return {
    refusal: refusedAccess(422, 'INVALID_BODY', locale, { values: { fields }, field: errors[0]?.field, errors }),
  };
}

function ctxOf({ id, deviceId, waiting }: KnownDevice, caller: ReturnType<typeof anonymousCtx>): DeviceCtx {
  return { db: db(), device: { id, deviceId }, waiting, correlationId: caller.correlationId, origin: caller.origin };
}
