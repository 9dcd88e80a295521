import type postgres from 'postgres';
import type { Deadlines } from './deadlines.server.ts';
import type { OpenClient } from './driver-lane.server.ts';
import { DriverPool, Turn } from './driver-pool.server.ts';
import { asStatement, isOnConnection, type Query, type Statement } from './driver-statement.server.ts';
import { createTransactions, type Work } from './driver-transaction.server.ts';

/** What drizzle uses of a client of postgres.js. */
interface Client {
  /** drizzle puts its own in, so that dates and JSON come as text. */
  readonly options: Pick<postgres.Sql['options'], 'parsers' | 'serializers'>;
  unsafe(text: string, parameters: unknown[], options?: object): Statement;
  begin(work: Work): Promise<unknown>;
}

/** A client for drizzle, and its end. */
export interface BoundedClient {
  readonly client: postgres.Sql;
  end(seconds: number): Promise<void>;
}

/**
 * What drizzle sends through. It uses `unsafe` of postgres.js, which does not prepare: an unnamed statement with parameters costs a
 * second round trip. Here each that has parameters is a prepared one, and each has its deadline.
 */
export function boundedClient(open: OpenClient, max: number, deadlines: Deadlines): BoundedClient {
  const options: Client['options'] = { parsers: {}, serializers: {} };
  const pool = new DriverPool((...told) => {
    const client = open(...told);
    Object.assign(client.options.parsers, options.parsers);
    Object.assign(client.options.serializers, options.serializers);
    return client;
  }, max);

  const unsafe: Client['unsafe'] = (text, parameters, how) => {
    deadlines.admit();
    let query: Query | undefined;
    let isAsArrays = false;
    const asArrays = (): void => {
      isAsArrays = true;
      void query?.values();
    };
    const turn = new Turn(false, (lane) => {
      query = lane.send(text, parameters, { ...how, prepare: true });
      if (isAsArrays) asArrays();
      return query;
    });
    pool.want(turn);
    const running = deadlines.keep(turn.ended, () => query !== undefined && isOnConnection(query));
    running.catch(() => pool.forget(turn));
    return asStatement(running, asArrays);
  };
  const client: Client = { options, unsafe, begin: createTransactions(pool, deadlines) };
  return { client: client as unknown as postgres.Sql, end: (seconds) => pool.end(seconds) };
}
