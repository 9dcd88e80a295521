import { isIP } from 'node:net';
import { v7 } from 'uuid';
import { db } from '#app/db/client.server.ts';
import { now } from './calendar.ts';
import type { Actor, Ctx } from './ctx.ts';
import type { RequestContext } from './http/load-context.ts';

/** The context of a verb that a request calls: one correlation id joins all that it causes. */
export function ctxOf(actor: Actor, context: Pick<RequestContext, 'ip' | 'userAgent'>): Ctx {
  return {
    db: db(),
    actor,
    now: now(),
    correlationId: v7(),
    origin: { ip: isIP(context.ip) ? context.ip : null, userAgent: context.userAgent },
  };
}
