import { is, Placeholder, type Query, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from './client.server.ts';
import { driverOf } from './driver-of.server.ts';

type Handle = Database | Transaction;
export type StatementValue = string | number | boolean | null;

/** Ids or dates as one value, so that a list of any length is the same statement: `= any(${sql.placeholder('ids')}::uuid[])`. */
export function arrayOf(values: readonly string[]): string {
  return `{${values.join(',')}}`;
}

const dialect = new PgDialect();

/**
 * A statement of the hot paths, put together once per process and sent without drizzle's layers: they take as long as PostgreSQL needs
 * to answer. Values stand as `sql.placeholder('name')`; rows come as the driver reads them, so the statement casts what it returns.
 */
export function statement<Values extends Readonly<Record<string, StatementValue>>, Row extends object = never>(
  text: SQL,
): (handle: Handle, values: Values) => Promise<Row[]> {
  let query: Query | undefined;
  return async (handle, values) => {
    query ??= dialect.sqlToQuery(text);
    const params = query.params.map((param) => (is(param, Placeholder) ? (values[param.name] ?? null) : param));
    // Sent now and not when it is awaited, so that statements of one flight keep their order.
    return (await driverOf(handle).unsafe(query.sql, params)) as Row[];
  };
}
