import type postgres from 'postgres';

export type Query = postgres.PendingQuery<postgres.Row[]>;

/** What drizzle gets back for a statement; `values` asks for rows as arrays, as it mostly wants them. */
export interface Statement extends Promise<unknown> {
  values(): Statement;
}

/** A statement of postgres.js with somebody else's word about how it ended. */
export function asStatement(query: Query, running: Promise<unknown>): Statement {
  const self: Statement = Object.assign(running, {
    values: () => {
      void query.values();
      return self;
    },
  });
  return self;
}

export function refusedStatement(refusal: Error): Statement {
  const refused = Promise.reject<unknown>(refusal);
  const self: Statement = Object.assign(refused, { values: () => self });
  return self;
}

/** postgres.js names the connection in a statement that was handed to one. */
export const isOnConnection = (query: object): boolean => 'state' in query && query.state !== null;
