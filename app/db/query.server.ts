import { is, Placeholder, type Query, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from './client.server.ts';

type Handle = Database | Transaction;

export type StatementValue = string | number | boolean | null;

const dialect = new PgDialect();

/** The rows of a raw statement: dates and instants are text, json is parsed, bigint and numeric are text. */
export async function queryRows<Row extends object>(handle: Handle, text: SQL): Promise<Row[]> {
  return (await run(handle, text)).rows as Row[];
}

/** How many rows a raw statement has written. */
export async function affectedRows(handle: Handle, text: SQL): Promise<number> {
  return (await run(handle, text)).rowCount ?? 0;
}

function run(handle: Handle, text: SQL) {
  const query = dialect.sqlToQuery(text);
  return handle.$client.query({ text: query.sql }, query.params);
}

/**
 * A statement of the hot paths, put together once per process: drizzle takes as long to build SQL as PostgreSQL to answer it. Values are
 * `sql.placeholder('name')`; rows come as `queryRows` returns them.
 */
export function statement<Values extends Readonly<Record<string, StatementValue>>, Row extends object = never>(
  text: SQL,
): (handle: Handle, values: Values) => Promise<Row[]> {
  let query: Query | undefined;
  return async (handle, values) => {
    query ??= dialect.sqlToQuery(text);
    const params = query.params.map((param) => (is(param, Placeholder) ? (values[param.name] ?? null) : param));
    return (await handle.$client.query({ text: query.sql }, params)).rows as Row[];
  };
}
