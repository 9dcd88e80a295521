import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { type Database, db } from '#app/db/client.server.ts';
import { now } from '#app/platform/calendar.ts';
import { networkOf } from './rules/network.ts';

const HOUR_SECONDS = 3600;
/** Wrong tries per account and hour, for each of: one known device, one known address, all strangers together. */
const ACCOUNT_TRIES = 10;
/** Wrong tries per address and hour over all accounts; a club's whole Wi-Fi is one address. */
const ADDRESS_TRIES = 60;
const KNOWN_SECONDS = 90 * 24 * HOUR_SECONDS;

/** rate-limiter-flexible speaks `$1` text; our pool takes drizzle's statements. */
async function query({ text, values }: { text: string; values: readonly unknown[] }) {
  const parts = text
    .split(/\$(\d+)/)
    .map((part, index): SQL => (index % 2 === 1 ? sql`${values[Number(part) - 1]}` : sql.raw(part)));
  const rows = await db().execute(sql.join(parts));
  return { rows: [...rows], rowCount: rows.count };
}

function limiter(keyPrefix: string, points: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: { query },
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: HOUR_SECONDS,
  });
}

let limiters: { account: RateLimiterPostgres; address: RateLimiterPostgres } | undefined;
const all = () =>
  (limiters ??= {
    account: limiter('sign-in-account', ACCOUNT_TRIES),
    address: limiter('sign-in-address', ADDRESS_TRIES),
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
 * Takes one try from the address and from the account (`account` is any stable key, also for unknown e-mails). Strangers
 * share one budget per account; whoever has signed in from this device or address before has his own, so strangers cannot
 * lock the owner out.
 */
export async function takeTry(database: Database, account: string, source: TrySource): Promise<TryDecision> {
  const accountKey = digest(account);
  const known = await knownBudget(database, accountKey, source);
  const spends: [RateLimiterPostgres, string][] = [
    ...(source.ip ? [[all().address, digest(networkOf(source.ip))] as [RateLimiterPostgres, string]] : []),
    [all().account, known ?? `${accountKey}:strangers`],
  ];
  for (const [limit, key] of spends) {
    const refused = await consume(limit, key);
    if (refused) return { kind: 'limited', retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
  }
  return {
    kind: 'allowed',
    giveBack: async () => {
      await Promise.all(spends.map(([limit, key]) => limit.reward(key, 1)));
    },
  };
}

async function consume(limit: RateLimiterPostgres, key: string): Promise<RateLimiterRes | null> {
  try {
    await limit.consume(key, 1);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal;
    throw refusal;
  }
}

/** The first of the source's keys that is known for the account: its own budget. */
async function knownBudget(database: Database, accountKey: string, source: TrySource): Promise<string | null> {
  const keys = knownKeys(accountKey, source);
  if (keys.length === 0) return null;
  const rows = await database.execute<{ key: string }>(
    sql`select key from rate_limits where key in ${keys} and expire > ${now().epochMilliseconds}`,
  );
  const found = new Set(rows.map((row) => row.key));
  return keys.find((key) => found.has(key)) ?? null;
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
  await database.execute(sql`
    insert into rate_limits (key, points, expire) values ${rows} on conflict (key) do update set expire = excluded.expire`);
}
