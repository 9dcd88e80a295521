import postgres from 'postgres';

/** One connection whose statements may take as long as they need; without drizzle, so that COPY and dates work. */
export function openLongClient(url: string): postgres.Sql {
  return postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: {
      application_name: 'platzwart command',
      statement_timeout: 0,
      lock_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    },
  });
}
