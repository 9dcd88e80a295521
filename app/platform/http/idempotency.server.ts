import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import type { Ctx, Once } from '#app/platform/ctx.ts';

const KEEP_HOURS = 24;

/** Names one write of one person; the same key and body again is answered as the first time. */
export interface IdempotencyKey {
  route: string;
  key: string;
  /** sha256 of the body, hex. */
  bodyHash: string;
}

export function hashBody(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}

/**
 * A form's key: its nonce and its body, so that going Back and sending another time is a new request, and pressing twice is
 * not. Null without a nonce.
 */
export function formKey(route: string, nonce: string | undefined, body: unknown): IdempotencyKey | null {
  if (!nonce) return null;
  const bodyHash = hashBody(body);
  return { route, key: `${nonce}.${bodyHash.slice(0, 32)}`, bodyHash };
}

export type OnceAnswer<Answer> =
  | { kind: 'answered'; answer: Answer; isRepeat: boolean }
  /** The key was used for another body. */
  | { kind: 'other_body' }
  /** The first request with this key has not ended yet. */
  | { kind: 'running' };

export interface OnceOptions<Outcome, Answer> {
  /** What is answered to an outcome. Asked inside the transaction, so that it shows what was written and nothing later. */
  answerOf: (outcome: Outcome, handle: Database | Transaction) => Answer | Promise<Answer>;
  /** Its HTTP status; null when a repeat shall not get this answer again but be carried out anew. */
  statusOf: (answer: Answer) => number | null;
  /** Does a repeat wait for the first request to end, or is it told that it runs? */
  whenRunning: 'wait' | 'refuse';
}

/**
 * Carries a verb out once per person, route and key (quality 10). The key is claimed first in the verb's own transaction and
 * the answer is written last, so a process killed in between has done nothing, and one killed afterwards has an answer to
 * repeat. `verb` must use the ctx it is given, in one transaction whose result is its outcome.
 */
export async function answerOnce<Outcome, Answer>(
  ctx: Ctx,
  key: IdempotencyKey,
  verb: (ctx: Ctx) => Promise<Outcome>,
  options: OnceOptions<Outcome, Answer>,
): Promise<OnceAnswer<Answer>> {
  let isClaimed = false;
  let given: { answer: Answer } | null = null;
  const once: Once = {
    claim: async (tx) => {
      [isClaimed, given] = [true, null];
      const earlier = await claimKey(tx, ctx, key, options.whenRunning);
      if (earlier) throw new NotTheFirst(earlier);
    },
    remember: async (tx, outcome) => {
      if (given) return;
      const answer = await options.answerOf(outcome as Outcome, tx);
      given = { answer };
      const status = options.statusOf(answer);
      if (status !== null) await keepAnswer(tx, ctx, key, { status, answer });
    },
  };
  const answered = (answer: Answer): OnceAnswer<Answer> => ({ kind: 'answered', answer, isRepeat: false });
  // A verb may end before its transaction, for what the first time has taken away: then that answer is given all the same.
  const earlierAnswer = async () => (isClaimed ? null : ((await findAnswer(ctx.db, ctx, key)) as OnceAnswer<Answer>));
  try {
    const outcome = await verb({ ...ctx, once });
    const kept = given as { answer: Answer } | null;
    return kept
      ? answered(kept.answer)
      : ((await earlierAnswer()) ?? answered(await options.answerOf(outcome, ctx.db)));
  } catch (error) {
    const earlier = error instanceof NotTheFirst ? (error.earlier as OnceAnswer<Answer>) : await earlierAnswer();
    if (earlier) return earlier;
    throw error;
  }
}

/**
 * The same for a form: a repeat waits for the first, and only what `isKept` is told again. A form without a nonce (null) is carried
 * out as it comes.
 */
export async function answerFormOnce<Outcome, Answer>(
  ctx: Ctx,
  key: IdempotencyKey | null,
  verb: (ctx: Ctx) => Promise<Outcome>,
  { answerOf, isKept }: { answerOf: (outcome: Outcome) => Answer; isKept: (answer: Answer) => boolean },
): Promise<Answer> {
  if (!key) return answerOf(await verb(ctx));
  const found = await answerOnce<Outcome, Answer>(ctx, key, verb, {
    answerOf,
    statusOf: (answer) => (isKept(answer) ? 303 : null),
    whenRunning: 'wait',
  });
  // A form's key holds the hash of its body, and a repeat waits.
  if (found.kind !== 'answered') throw new Error(`the form's key is ${found.kind}`);
  return found.answer;
}

/** Leaves the transaction, which has written nothing yet. */
class NotTheFirst extends Error {
  override name = 'NotTheFirst';
  readonly earlier: OnceAnswer<unknown>;
  constructor(earlier: OnceAnswer<unknown>) {
    super(earlier.kind);
    this.earlier = earlier;
  }
}

/** Null for the first. One statement, in which the look follows the lock: it sees what whoever held the lock has committed. */
async function claimKey(
  tx: Transaction,
  { actor, now }: Pick<Ctx, 'actor' | 'now'>,
  { route, key, bodyHash }: IdempotencyKey,
  whenRunning: 'wait' | 'refuse',
): Promise<OnceAnswer<unknown> | null> {
  const waits = whenRunning === 'wait';
  const [found] = await claim(tx, { actor: actor.id, route, key, waits, now: now.toString() });
  return earlierOf(found, bodyHash) ?? (found?.claimed ? null : { kind: 'running' });
}

type Claim = Record<'actor' | 'route' | 'key' | 'now', string> & { waits: boolean };
const claim = statement<Claim, EarlierAnswer & { claimed: boolean }>(sql`
  select claimed, earlier_body as "earlierBody", earlier_answer as "earlierAnswer" from claim_idempotency_key(
    ${sql.placeholder('actor')}::uuid, ${sql.placeholder('route')}, ${sql.placeholder('key')}, ${sql.placeholder('waits')},
    ${sql.placeholder('now')}::timestamptz)`);

async function findAnswer(
  handle: Database | Transaction,
  { actor, now }: Pick<Ctx, 'actor' | 'now'>,
  { route, key, bodyHash }: IdempotencyKey,
): Promise<OnceAnswer<unknown> | null> {
  const [found] = await queryRows<EarlierAnswer>(
    handle,
    sql`
      select body_hash as "earlierBody", answer as "earlierAnswer" from idempotency_keys
      where actor = ${actor.id}::uuid and route = ${route} and key = ${key} and expires_at > ${now.toString()}::timestamptz`,
  );
  return earlierOf(found, bodyHash);
}

interface EarlierAnswer extends Record<string, unknown> {
  earlierBody: string | null;
  earlierAnswer: unknown;
}

function earlierOf(found: EarlierAnswer | undefined, bodyHash: string): OnceAnswer<unknown> | null {
  if (!found || found.earlierBody === null) return null;
  if (found.earlierBody !== bodyHash) return { kind: 'other_body' };
  return { kind: 'answered', answer: found.earlierAnswer, isRepeat: true };
}

function keepAnswer(
  tx: Transaction,
  { actor, now }: Pick<Ctx, 'actor' | 'now'>,
  named: IdempotencyKey,
  { status, answer }: { status: number; answer: unknown },
): Promise<unknown> {
  const expiresAt = now.add({ hours: KEEP_HOURS }).toString();
  return writeAnswer(tx, { actor: actor.id, ...named, status, answer: JSON.stringify(answer), expiresAt });
}

type KeptAnswer = Record<'actor' | 'answer' | 'expiresAt' | keyof IdempotencyKey, string> & { status: number };
const writeAnswer = statement<KeptAnswer>(sql`
  insert into idempotency_keys (actor, route, key, body_hash, status, answer, expires_at)
  values (${sql.placeholder('actor')}::uuid, ${sql.placeholder('route')}, ${sql.placeholder('key')}, ${sql.placeholder('bodyHash')},
    ${sql.placeholder('status')}::int, ${sql.placeholder('answer')}::text::json, ${sql.placeholder('expiresAt')}::timestamptz)
  on conflict (actor, route, key) do update
    set body_hash = excluded.body_hash, status = excluded.status, answer = excluded.answer, expires_at = excluded.expires_at`);
