import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { consume, countFailure, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { networkOf } from './rules/network.ts';

const HOUR_SECONDS = 3600;
/** Wrong tries per account and hour, for each of: one known device, one known address, all strangers together. */
const ACCOUNT_TRIES = 10;
/** Wrong tries per address and hour over all accounts; a club's whole Wi-Fi is one address. */
const ADDRESS_TRIES = 60;
const KNOWN_SECONDS = 90 * 24 * HOUR_SECONDS;

let limiters: { account: Limiter; address: Limiter; notice: Limiter } | undefined;
const all = () =>
  (limiters ??= {
    account: limiter('sign-in-account', { points: ACCOUNT_TRIES, seconds: HOUR_SECONDS }),
    address: limiter('sign-in-address', { points: ADDRESS_TRIES, seconds: HOUR_SECONDS }),
    // A right try gives its point back, so a count can pass its limit twice in an hour.
    notice: limiter('sign-in-notice', { points: 1, seconds: HOUR_SECONDS }),
  });

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Where a try comes from: the address, and the token of a device that has signed in before. */
export interface TrySource {
  readonly ip: string | null;
  readonly deviceToken: string | null;
}

const knownKeys = (account: string, source: TrySource): string[] => [
  ...(source.deviceToken ? [`known:${account}:d:${digest(source.deviceToken)}`] : []),
  ...(source.ip ? [`known:${account}:a:${digest(networkOf(source.ip))}`] : []),
];

export type TryDecision =
  | { kind: 'allowed'; giveBack: () => Promise<void> }
  | { kind: 'limited'; retryAfterSeconds: number };

/**
 * Takes one try from the account (`account` is any stable key, also for unknown e-mails), and from the address. Strangers share
 * one budget per account. A device or address with an earlier sign-in has its own, and a device does not pay for its address, so
 * strangers cannot lock the owner out. The first refused try of an hour has its audit row.
 */
export async function takeTry(
  { db: database, ...ctx }: Pick<Ctx, 'db' | 'correlationId' | 'origin'>,
  account: string,
  source: TrySource,
): Promise<TryDecision> {
  const accountKey = digest(account);
  const known = await knownBudget(database, accountKey, source);
  const network = source.ip === null || known?.isDevice ? null : digest(networkOf(source.ip));
  const spends: Spend[] = [
    ...(network === null ? [] : [{ limit: all().address, key: network, entity: 'address' } as const]),
    { limit: all().account, key: known?.key ?? `${accountKey}:strangers`, entity: 'account' },
  ];
  for (const { limit, key, entity } of spends) {
    const block = await countFailure(limit, key);
    if (!block) continue;
    const isFirst = block.isNew && (await consume(all().notice, `${entity}:${key}`)) === null;
    if (isFirst) await recordBlock({ db: database, ...ctx }, entity === 'account' ? account : null);
    return { kind: 'limited', retryAfterSeconds: block.retryAfterS };
  }
  return {
    kind: 'allowed',
    giveBack: async () => {
      await Promise.all(spends.map(({ limit, key }) => limit.reward(key, 1)));
    },
  };
}

interface Spend {
  readonly limit: Limiter;
  readonly key: string;
  readonly entity: 'account' | 'address';
}

/** Names the person of the account, if there is one; an e-mail or its digest would be personal. The origin has the address. */
async function recordBlock(
  { db: database, ...ctx }: Pick<Ctx, 'db' | 'correlationId' | 'origin'>,
  account: string | null,
): Promise<void> {
  await inTransaction({ db: database }, async (tx) => {
    const [person] =
      account === null
        ? []
        : await queryRows<{ id: string }>(tx, sql`select id from users where lower(email) = ${account}`);
    const entry = { entity: account === null ? 'address' : 'account', entityId: person?.id ?? 'unknown' };
    await recordAudit(
      tx,
      { ...ctx, actor: null },
      { stream: 'login', action: 'sign_in.blocked', ...entry, operatorId: null },
    );
  });
}

/** The first of the source's keys that is known for the account: its own budget. */
async function knownBudget(
  database: Database,
  accountKey: string,
  source: TrySource,
): Promise<{ key: string; isDevice: boolean } | null> {
  const keys = knownKeys(accountKey, source);
  if (keys.length === 0) return null;
  const rows = await queryRows<{ key: string }>(
    database,
    sql`select key from rate_limits where key in ${keys} and expire > ${now().epochMilliseconds}`,
  );
  const found = new Set(rows.map((row) => row.key));
  const key = keys.find((one) => found.has(one));
  return key === undefined ? null : { key, isDevice: key.startsWith(`known:${accountKey}:d:`) };
}

/** After a right password: this device and this address are known for 90 days. */
export async function rememberSource(database: Database, account: string, source: TrySource): Promise<void> {
  const keys = knownKeys(digest(account), source);
  if (keys.length === 0) return;
  const expire = now().epochMilliseconds + KNOWN_SECONDS * 1000;
  const rows = sql.join(
    keys.map((key) => sql`(${key}, 0, ${expire})`),
    sql`, `,
  );
  await queryRows(
    database,
    sql`
      insert into rate_limits (key, points, expire) values ${rows} on conflict (key) do update set expire = excluded.expire`,
  );
}
