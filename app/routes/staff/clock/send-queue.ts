import { answerOf, type ClockEventType, type StampAnswer } from '#app/domains/staff/rules/queued-clock.ts';
import { paths } from '#app/paths.ts';
import { PERSON_HEADER } from '#app/domains/staff/rules/queued-clock.ts';
import { deviceNow, isoOf } from './device-clock.ts';
import { listStamps, noteAsked, putStamp, type QueuedStamp, removeStamp } from './device-store.ts';

/** A stamp that is sent within this time is one of now: the house's clock counts. */
const FRESH_MS = 10_000;
const TIMEOUT_MS = 15_000;
const LOCK = 'stempeluhr';

const ADDRESSES: Readonly<Record<ClockEventType, string>> = {
  CLOCK_IN: paths.api.clockIn(),
  BREAK_START: paths.api.breakStart(),
  BREAK_END: paths.api.breakEnd(),
  CLOCK_OUT: paths.api.clockOut(),
};

export interface SentStamp {
  readonly stamp: QueuedStamp;
  readonly answer: Exclude<StampAnswer, 'later'>;
  /** Of a refusal. */
  readonly code: string | null;
}

export interface SendOutcome {
  readonly sent: readonly SentStamp[];
  /** Stamps of this person still wait. */
  readonly isStopped: boolean;
  /** The house answers, and this browser has no session of the person whose stamps wait. */
  readonly isSignedOut: boolean;
}

/**
 * Sends the stamps of the signed-in person in the order of their presses, one at a time on the whole device. Stamps of another person stay. Each has
 * its key, so an answer that was lost does no harm.
 */
export async function sendQueue(): Promise<SendOutcome> {
  // The types say that every browser has it; a page without encryption has none.
  const locks = (navigator as Partial<Pick<Navigator, 'locks'>>).locks;
  if (locks) return await locks.request(LOCK, sendInOrder);
  const next = running.then(sendInOrder);
  running = next.catch(() => undefined);
  return await next;
}

let running: Promise<unknown> = Promise.resolve();

async function sendInOrder(): Promise<SendOutcome> {
  const sent: SentStamp[] = [];
  const waiting = (await listStamps()).filter(({ refused }) => refused === undefined);
  if (waiting.length === 0) return { sent, isStopped: false, isSignedOut: false };
  const person = await readPerson();
  if (person === undefined) return { sent, isStopped: true, isSignedOut: false };
  const own = waiting.filter(({ userId }) => userId === person);
  for (const stamp of own) {
    const answered = await send(stamp);
    if (answered.answer === 'later') return { sent, isStopped: true, isSignedOut: answered.isSignedOut };
    sent.push({ stamp, answer: answered.answer, code: answered.code });
  }
  return { sent, isStopped: false, isSignedOut: own.length < waiting.length };
}

/** Null: signed out. Undefined: the house is away. */
async function readPerson(): Promise<string | null | undefined> {
  try {
    const answer = await fetch(paths.staff.clockPerson(), {
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = answer.ok ? await answer.json() : undefined;
    if (typeof body !== 'object' || body === null || !('person' in body)) return undefined;
    return typeof body.person === 'string' ? body.person : null;
  } catch {
    return undefined;
  }
}

interface Answered {
  readonly answer: StampAnswer;
  readonly code: string | null;
  readonly isSignedOut: boolean;
}

async function send(stamp: QueuedStamp): Promise<Answered> {
  const isFresh = !stamp.wasTried && deviceNow() - stamp.pressedAtMs < FRESH_MS;
  if (isFresh) await putStamp({ ...stamp, wasTried: true });
  const body = {
    idempotency_key: stamp.key,
    ...(isFresh ? {} : { occurred_at: isoOf(stamp.occurredAtMs) }),
    ...(stamp.endedAtMs === undefined ? {} : { ended_at: isoOf(stamp.endedAtMs) }),
    ...(stamp.operatorId === undefined ? {} : { operator_id: stamp.operatorId }),
  };
  let response: Response;
  let code: string | null;
  try {
    response = await fetch(ADDRESSES[stamp.event], {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', [PERSON_HEADER]: stamp.userId },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    code = await codeOf(response);
  } catch {
    return { answer: 'later', code: null, isSignedOut: false };
  }
  const answer = answerOf({ status: response.status, code }, { wasTried: stamp.wasTried });
  // Who pressed a moment ago sees the refusal at the button; an older stamp stays visible with it.
  if (answer === 'refused' && !isFresh) await putStamp({ ...stamp, wasTried: true, refused: code ?? 'UNKNOWN' });
  else if (answer !== 'later') await removeStamp(stamp.id);
  if (answer === 'asked') await noteAsked();
  return { answer, code, isSignedOut: response.status === 401 };
}

/** The code of a refusal: of its only field where it has one. */
async function codeOf(response: Response): Promise<string | null> {
  if (response.ok) return null;
  const body = (await response.json().catch(() => null)) as Refusal | null;
  const code = body?.errors?.[0]?.code?.toUpperCase() ?? body?.code;
  return typeof code === 'string' ? code : null;
}

interface Refusal {
  readonly code?: string;
  readonly errors?: readonly { readonly code?: string }[];
}
