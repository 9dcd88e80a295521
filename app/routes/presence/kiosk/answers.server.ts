import { data } from '@remix-run/node';
import { listPartsOn } from '#app/domains/facilities/public.server.ts';
import type { KnownTerminal } from '#app/domains/presence/authenticate-terminal.server.ts';
import { getTerminalPerson, type TerminalPerson } from '#app/domains/presence/pages/terminal-person.server.ts';
import type { Actor, Locale, ReadCtx } from '#app/platform/ctx.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { type KioskClock, readKioskClock } from './clock.server.ts';

/** What a terminal answers to a form. */
export type KioskAnswer =
  | {
      readonly kind: 'error';
      readonly error: string;
      /** The terminal takes the next try after them. */ readonly waitSeconds: number;
    }
  | {
      readonly kind: 'person';
      readonly ticket: string;
      readonly person: TerminalPerson;
      /** Null while the part is off, and for people who do not work here. */
      readonly clock: KioskClock | null;
    }
  | {
      readonly kind: 'done';
      readonly isDone: boolean;
      readonly title: string;
      readonly lines: readonly string[];
      readonly ticket: string;
    };

/** An answer may name a person, so no cache keeps it. */
export const PRIVATE = { 'Cache-Control': 'no-store' };

const answer = (body: KioskAnswer, status = 200, headers: Readonly<Record<string, string>> = {}) =>
  data(body, { status, headers: { ...PRIVATE, ...headers } });

type ErrorKey = 'number' | 'pin' | 'badge' | 'busy' | 'expired' | 'unreadable' | 'gone';

export function answerError(key: ErrorKey, locale: Locale, status = 422) {
  return answer(
    { kind: 'error', error: translator(locale, 'presence.terminal')(`errors.${key}`), waitSeconds: 0 },
    status,
  );
}

/** After a wrong try, or before the terminal takes the next one. */
export function answerWait(kind: 'wrong' | 'wait', waitSeconds: number, locale: Locale) {
  const error = translator(locale, 'presence.terminal')(`errors.${kind}`);
  return answer({ kind: 'error', error, waitSeconds }, kind === 'wrong' ? 422 : 429, {
    'Retry-After': String(waitSeconds),
  });
}

/** What the identified person can do here. */
export async function answerPerson(
  ctx: ReadCtx,
  terminal: KnownTerminal,
  { actor, ticket }: { actor: Actor; ticket: string },
) {
  const { facilityId, operatorId } = terminal;
  const [person, clock] = await Promise.all([
    getTerminalPerson(ctx, { userId: actor.id, facilityId }),
    listPartsOn(ctx.db).has('staff') ? readKioskClock(ctx, actor, operatorId) : null,
  ]);
  return answer({ kind: 'person', ticket, person, clock });
}

export function answerDone(done: Omit<Extract<KioskAnswer, { kind: 'done' }>, 'kind'>) {
  return answer({ kind: 'done', ...done }, done.isDone ? 200 : 409);
}
