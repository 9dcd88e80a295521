import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import type { Ctx, Once } from '#app/platform/ctx.ts';

const KEEP_HOURS = 24;

/** Names one write of one person. The same key and body again gets the first answer. */
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
 * The key of a form: its nonce and its body. The same form sent twice has one key; after Back and a change it has another.
 * Null without a nonce.
 */
export function formKey(route: string, nonce: string | undefined, body: unknown): IdempotencyKey | null {
  if (!nonce) return null;
  const bodyHash = hashBody(body);
  return { route, key: `${nonce}.${bodyHash.slice(0, 32)}`, bodyHash };
}

export type OnceAnswer<Answer> =
  | { kind: 'answered'; answer: Answer; isRepeat: boolean }
  /** The key belongs to another body. */
  | { kind: 'other_body' }
  /** The first request with this key still runs. */
  | { kind: 'running' };

export interface OnceOptions<Outcome, Answer> {
  /** The answer to an outcome. It is built inside the transaction, so that it shows what was written and nothing later. */
  answerOf: (outcome: Outcome, handle: Database | Transaction) => Answer | Promise<Answer>;
  /** Its HTTP status; null when a repeat runs again instead of getting this answer. */
  statusOf: (answer: Answer) => number | null;
  /** `wait`: a repeat waits until the first request ends. `refuse`: it gets `running` at once. */
  whenRunning: 'wait' | 'refuse';
}

/**
 * Runs a verb once per person, route and key (quality 10). The verb's own transaction claims the key first and stores the
 * answer last. A process that dies before the commit has done nothing; after it, the answer is stored.
 * `verb` has to use the given ctx, in one transaction whose result is its outcome.
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
  // A verb may end before its transaction, because the first run changed what it checks. The stored answer is sent then, too.
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
 * The same for a form: a repeat waits for the first request, and only answers with `isKept` are sent again. A form without a
 * nonce (null) always runs.
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
  // A form's key contains the hash of its body, and a repeat waits.
  if (found.kind !== 'answered') throw new Error(`the form's key is ${found.kind}`);
  return found.answer;
}

/** Leaves the transaction, which has not written anything yet. */
class NotTheFirst extends Error {
  override name = 'NotTheFirst';
  readonly earlier: OnceAnswer<unknown>;
  constructor(earlier: OnceAnswer<unknown>) {
    super(earlier.kind);
    this.earlier = earlier;
  }
}

/** Null for the first request. One statement, in which the read follows the lock: it sees the commit of the earlier holder. */
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
