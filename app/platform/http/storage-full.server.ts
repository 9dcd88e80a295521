import { isStorageFull } from '#app/db/errors.ts';

/** One failed write says that the next one fails, too; without writes the state is unknown after this time. */
const REMEMBERED_MS = 60_000;
let lastMs: number | null = null;

/** True when the database has no space; /readyz says so for a minute (quality 9). */
export function noteStorageFull(error: unknown): boolean {
  const isFull = isStorageFull(error);
  if (isFull) lastMs = performance.now();
  return isFull;
}

/** A write of this process failed a short time ago because the database has no space. */
export const wasStorageFull = (): boolean => lastMs !== null && performance.now() - lastMs < REMEMBERED_MS;
