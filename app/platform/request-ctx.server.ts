import { isIP } from 'node:net';
import { v7, validate } from 'uuid';
import { db } from '#app/db/client.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { now } from './calendar.ts';
import type { Actor, Ctx, Origin, ReadCtx } from './ctx.ts';
import type { RequestContext } from './http/load-context.ts';

/** The context of a read: the database and the present instant. */
export function readCtx(): ReadCtx {
  return { db: db(), now: now() };
}

/** Runs independent reads as one round trip; each gets the context whose statements are sent together. */
export function readTogether<T extends readonly unknown[]>(
  { db: handle, ...ctx }: ReadCtx,
  send: (flight: ReadCtx) => readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  return inOneFlight(handle, (flight) => send({ ...ctx, db: flight }));
}

type Caller = Pick<RequestContext, 'requestId' | 'ip' | 'userAgent'>;

/** The context of a verb. Its correlation id joins all changes of the request, and the log lines where the id allows it. */
export function verbCtx(actor: Actor, context: Caller): Ctx {
  return { ...anonymousCtx(context), actor };
}

/** The context of a verb whose screen offers the undo of its outcome. */
export function undoableCtx(actor: Actor, context: Caller): Ctx {
  return { ...verbCtx(actor, context), offersUndo: true };
}

/** The context of a verb before a sign-in. */
export function anonymousCtx(context: Caller): Omit<Ctx, 'actor'> {
  return {
    ...readCtx(),
    correlationId: validate(context.requestId) ? context.requestId : v7(),
    origin: originOf(context),
  };
}

/** Address and browser, where they are readable. */
export function originOf({ ip, userAgent }: Omit<Caller, 'requestId'>): Origin {
  return { ip: isIP(ip) ? ip : null, userAgent };
}
