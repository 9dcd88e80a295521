import type postgres from 'postgres';

export type Query = postgres.PendingQuery<postgres.Row[]>;

/** What drizzle gets back for a statement; `values` asks for rows as arrays, as it mostly wants them. */
export interface Statement extends Promise<unknown> {
  values(): Statement;
}

/** How a statement ends, which asks for its rows as arrays by `asArrays`. */
export function asStatement(running: Promise<unknown>, asArrays: () => void): Statement {
  const self: Statement = Object.assign(running, {
    values: () => {
      asArrays();
      return self;
    },
  });
  return self;
}

export function refusedStatement(refusal: Error): Statement {
  return asStatement(Promise.reject<unknown>(refusal), () => undefined);
}

/** postgres.js names the connection in a statement that was handed to one. */
export const isOnConnection = (query: object): boolean => 'state' in query && query.state !== null;
