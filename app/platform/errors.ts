/**
 * What may be thrown by a verb or a read: absent, forbidden, broken. Expected refusals are outcomes, not errors.
 * `toResponse` maps them once; a person who may not see a thing gets the same 404 as for an unknown one (D18).
 */
export class NotFoundError extends Error {
  override name = 'NotFoundError';
}

/** The person may see the thing but not do this to it; `reason` is a message key of the shell catalogue's `refused` group. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError';
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** The database did not let us through in time (lock, statement or connection bound); the answer is 503 and "again". */
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

/** The error and what it was thrown for; drizzle wraps the driver's errors, and ours among them. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let current = error; current instanceof Error && causes.length < 4; current = current.cause)
    causes.push(current);
  return causes;
}

const hasBusyCode = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && BUSY_CODES.has(error.code);

/** True when repeating the request later can succeed without any change to it. */
export function isBusy(error: unknown): boolean {
  return causesOf(error).some((cause) => cause instanceof BusyError || hasBusyCode(cause));
}
