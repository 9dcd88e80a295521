import { ForbiddenError, isBusy, NotFoundError } from './errors.ts';

/** The answer to what a verb or read threw: 404, 403, 503; null for what is broken and stays an error (500, logged). */
export function toResponse(error: unknown): Response | null {
  if (error instanceof NotFoundError) return new Response(null, { status: 404 });
  if (error instanceof ForbiddenError) return new Response(null, { status: 403 });
  if (isBusy(error)) return new Response(null, { status: 503, headers: { 'Retry-After': '3' } });
  return null;
}

/** Waits for a verb or read of a screen; refusals are thrown as responses, so that the ErrorBoundary has its words. */
export async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toResponse(error) ?? error;
  }
}
