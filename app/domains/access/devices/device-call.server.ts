import type { ActionFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { db } from '#app/db/client.server.ts';
import { type ApiAnswer, refused } from '#app/platform/api/answer.ts';
import { fieldErrors, WITH_INPUT } from '#app/platform/api/read-call.server.ts';
import { answerMethod, answerUnavailable, respond } from '#app/platform/api/serve.server.ts';
import { apiMessage } from '#app/platform/api/messages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { answerFor } from '#app/platform/http/error-answers.server.ts';
import type { RequestContext } from '#app/platform/http/load-context.ts';
import { localeFromHeader } from '#app/platform/preferences.server.ts';
import { anonymousCtx } from '#app/platform/request-ctx.server.ts';
import { MAX_BODY_BYTES } from '#device/protocol.ts';
import { accessFieldMessage, refusedDevice } from '#app/domains/access/api/texts.server.ts';
import { authenticateDevice, type DeviceCtx } from './authenticate-device.server.ts';
import { recordLastSeen } from './last-seen.server.ts';

export interface DeviceCall<Body> {
  readonly ctx: DeviceCtx;
  readonly body: Body;
  readonly locale: Locale;
  readonly request: Request;
  readonly log: RequestContext['log'];
}

/**
 * One POST of the device side (protocol): authenticates by the id in the address and the secret as bearer, reads a body of at
 * most 4 KiB, then calls `answer`. Every refusal is a problem with a code; nothing is cached. `whileInactive` lets an inactive
 * device report, because its earlier pulses belong in the audit log.
 */
export function serveDevice<Body>(
  shape: z.ZodType<Body>,
  answer: (call: DeviceCall<Body>) => Promise<ApiAnswer>,
  { whileInactive = false }: { whileInactive?: boolean } = {},
) {
  return serveMachine(shape, async ({ request, params, context }, body, locale) => {
    const { correlationId, origin } = anonymousCtx(context);
    const secret = /^bearer\s+(\S+)\s*$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
    const outcome = await authenticateDevice(params.deviceId ?? '', { secret, correlationId, origin });
    if (outcome.kind === 'failed')
      return { ...refusedDevice('DEVICE_AUTH_FAILED', locale), headers: { 'WWW-Authenticate': 'Bearer' } };
    if (outcome.kind === 'limited') return refusedDevice(outcome.code, locale, { retryAfterS: outcome.retryAfterS });
    const { id, deviceId, isActive, isLastSeenDue } = outcome.device;
    if (isLastSeenDue) await recordLastSeen(db(), { deviceId });
    if (!isActive && !whileInactive) return refusedDevice('DEVICE_INACTIVE', locale);
    if ('refusal' in body) return body.refusal;
    const ctx: DeviceCtx = { db: db(), device: { id, deviceId }, correlationId, origin };
    return await answer({ ctx, body: body.value, locale, request, log: context.log });
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
      const unavailable = answerUnavailable(answerFor(error), locale);
      if (unavailable) return respond(unavailable);
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
  if (bytes.byteLength > MAX_BODY_BYTES) return { refusal: refusedDevice('TOO_LARGE', locale) };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { refusal: refusedDevice('UNREADABLE_JSON', locale) };
  }
  const read = shape.safeParse(value, WITH_INPUT);
  if (read.success) return { value: read.data };
  const errors = fieldErrors(read.error.issues, locale, accessFieldMessage);
  const fields = [...new Set(errors.map(({ field }) => field || 'JSON'))].join(', ');
  return {
    refusal: refusedDevice('INVALID_BODY', locale, { values: { fields }, field: errors[0]?.field, errors }),
  };
}
