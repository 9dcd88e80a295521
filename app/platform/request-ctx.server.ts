import { isIP } from 'node:net';
import { v7 } from 'uuid';
import { db } from '#app/db/client.server.ts';
import { now } from './calendar.ts';
import type { Actor, Ctx } from './ctx.ts';
import type { RequestContext } from './http/load-context.ts';

type CallSource = Pick<RequestContext, 'ip' | 'userAgent'>;

/** What a request brings along when nobody acts yet (signing in): one correlation id joins all that it causes. */
export function callOf(context: CallSource): Omit<Ctx, 'actor'> {
  return {
    db: db(),
    now: now(),
    correlationId: v7(),
    origin: { ip: isIP(context.ip) ? context.ip : null, userAgent: context.userAgent },
  };
}

/** The context of a verb or read that a request calls. */
export function ctxOf(actor: Actor, context: CallSource): Ctx {
  return { ...callOf(context), actor };
}
