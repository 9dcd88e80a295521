import type postgres from 'postgres';
import { BusyError } from '#app/platform/errors.ts';
import type { Deadlines } from './deadlines.server.ts';
import { asStatement, isOnConnection, type Query, type Statement } from './driver-statement.server.ts';
import { createTransactions, type Work } from './driver-transaction.server.ts';

type Unsafe = (text: string, parameters: unknown[], options?: object) => Query;
type End = (options?: { timeout?: number }) => Promise<void>;

/**
 * What drizzle sends through. It uses `unsafe` of postgres.js, which neither prepares nor pipelines: an unnamed statement with
 * parameters costs a second round trip. Here each statement is a prepared one, and each has its deadline.
 */
export function boundedClient(client: postgres.Sql, deadlines: Deadlines): postgres.Sql {
  const transaction = createTransactions(client, deadlines);
  let isEnding = false;
  const unsafe = (text: string, parameters: unknown[], options?: object): Statement => {
    deadlines.admit();
    const query = (client.unsafe as Unsafe)(text, parameters, { ...options, prepare: true });
    const running = deadlines.keep(query, () => isOnConnection(query));
    return asStatement(query, running);
  };
  const begin = async (work: Work): Promise<unknown> => {
    // postgres.js would let it wait for a connection that never comes.
    if (isEnding) throw new BusyError('the pool is closing');
    return await transaction(work);
  };
  const end: End = async (options) => {
    isEnding = true;
    await client.end(options);
  };
  const own: Readonly<Record<string, unknown>> = { unsafe, begin, end };
  return new Proxy(client, {
    get: (target, name, receiver) =>
      (typeof name === 'string' ? own[name] : undefined) ?? (Reflect.get(target, name, receiver) as unknown),
  });
}
