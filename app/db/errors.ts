/** The database did not answer in time (lock, statement or connection limit); the response is 503 with Retry-After. */
export class BusyError extends Error {
  override name = 'BusyError';
}

/** PostgreSQL's five-letter code and constraint name of a failed statement; drizzle wraps the driver's error as `cause`. */
export function postgresError(error: unknown): { code: string; constraint: string | undefined } | null {
  for (const cause of causesOf(error)) {
    const { code, constraint } = cause as { code?: unknown; constraint?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) {
      return { code, constraint: typeof constraint === 'string' ? constraint : undefined };
    }
  }
  return null;
}

const BUSY_CODES = new Set([
  // Statement, lock and idle timeouts, a full server, a database that is starting or stopping.
  '57014',
  '55P03',
  '25P03',
  '40P01',
  '40001',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
]);

/** The error and its `cause` chain; drizzle wraps errors of the driver and of app/db. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let current = error; current instanceof Error && causes.length < 4; current = current.cause)
    causes.push(current);
  return causes;
}

const hasBusyCode = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && BUSY_CODES.has(error.code);

/** No space on the disk, or no memory. */
const FULL_CODES = new Set(['53100', '53200']);

/** True when the database cannot store anything until an admin makes space. */
export function isStorageFull(error: unknown): boolean {
  return causesOf(error).some((cause) => 'code' in cause && FULL_CODES.has(String(cause.code)));
}

/** True when the same request can succeed later. */
export function isBusy(error: unknown): boolean {
  return causesOf(error).some((cause) => cause instanceof BusyError || hasBusyCode(cause));
}
