import type postgres from 'postgres';
import { BusyError, isConnectionLost } from '#app/platform/errors.ts';
import type { Deadlines } from './deadlines.server.ts';

type Unsafe = (query: string, parameters: unknown[], options?: object) => postgres.PendingQuery<postgres.Row[]>;
type Work = (transaction: object) => unknown;

/** The connection of one transaction: gone once, gone for all statements that would still follow. */
interface Lease {
  isLost: boolean;
}

/**
 * What drizzle sends through. It uses `unsafe` of postgres.js, which neither prepares nor pipelines: an unnamed statement with
 * parameters costs a second round trip. Here each statement is a prepared one, and each has its deadline.
 */
export function boundedClient<T extends object>(client: T, deadlines: Deadlines, lease: Lease | null = null): T {
  return new Proxy(client, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      const call = (...input: unknown[]): unknown => Reflect.apply(member, target, input);
      if (name === 'unsafe')
        return (query: string, parameters: unknown[], options?: object): unknown => {
          if (lease?.isLost) return refusedStatement();
          const unsafe = call as Unsafe;
          return statement(() => unsafe(query, parameters, { ...options, prepare: true }), deadlines, lease);
        };
      if (name === 'begin')
        return (...input: unknown[]): unknown => transaction(call, input.pop() as Work, input, deadlines);
      if (name === 'savepoint')
        return (...input: unknown[]): unknown => {
          const work = input.pop() as Work;
          return call(...input, onLease(work, lease ?? { isLost: false }, deadlines));
        };
      return member;
    },
  });
}

interface Statement extends Promise<unknown> {
  /** Rows as arrays, as drizzle wants them. */
  values(): Statement;
}

function statement(
  send: () => postgres.PendingQuery<postgres.Row[]>,
  deadlines: Deadlines,
  lease: Lease | null,
): Statement {
  if (!lease) deadlines.admit();
  const query = send();
  const isSent = lease ? () => true : () => isOnConnection(query);
  const running = deadlines.keep(query, isSent);
  if (lease) running.catch((error: unknown) => (lease.isLost ||= isConnectionLost(error)));
  const self: Statement = Object.assign(running, {
    values: () => {
      void query.values();
      return self;
    },
  });
  return self;
}

/** postgres.js names the connection in a statement that was handed to one. */
const isOnConnection = (query: object): boolean => 'state' in query && query.state !== null;

function refusedStatement(): Statement {
  const refused = Promise.reject(new BusyError('the connection of this transaction is lost'));
  const self: Statement = Object.assign(refused, { values: () => self });
  return self;
}

async function transaction(
  begin: (...input: unknown[]) => unknown,
  work: Work,
  input: unknown[],
  deadlines: Deadlines,
): Promise<unknown> {
  deadlines.admit();
  const lease: Lease = { isLost: false };
  let hasBegun = false;
  let isGivenUp = false;
  const begun = (handle: object): unknown => {
    if (isGivenUp) throw new BusyError('begun too late');
    hasBegun = true;
    return onLease(work, lease, deadlines)(handle);
  };
  const running = begin(...input, begun) as Promise<unknown>;
  running.catch(() => (lease.isLost = true));
  try {
    return await deadlines.keep(running, () => hasBegun);
  } catch (error) {
    isGivenUp = true;
    throw error;
  }
}

/**
 * After the loss of its connection postgres.js would still send ROLLBACK or COMMIT: into the void, which ends the process, or
 * into whatever that connection carries after it was opened anew. So work that lost its connection never comes back to it;
 * `begin` has told the caller already.
 */
function onLease(work: Work, lease: Lease, deadlines: Deadlines): Work {
  const never = (): Promise<never> => new Promise(() => undefined);
  return async (handle) => {
    try {
      const result = await work(boundedClient(handle, deadlines, lease));
      return lease.isLost ? await never() : result;
    } catch (error) {
      if (lease.isLost) return await never();
      throw error;
    }
  };
}
