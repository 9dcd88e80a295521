/** The last seq that was given out, and a transaction below which none is open. */
export type AuditMark = { lastSeq: string; oldest: string };

/** `next` is a transaction that began after the first mark with this seq; `isSealed` says that no row below it is left. */
export type Quiet = { lastSeq: string; next: string; isSealed: boolean };

/** True when nothing was added since everything was sealed. */
export function isQuiet(quiet: Quiet | null, mark: AuditMark): boolean {
  return quiet !== null && quiet.isSealed && quiet.lastSeq === mark.lastSeq;
}

/**
 * What is known after the first pass with this seq. A snapshot does not show a writer that is younger than every ended transaction;
 * `next` began after `mark` and is younger than the writers of rows up to the seq. A writer between its seq and its transaction number
 * is the exception; the full pass of each minute seals its row.
 */
export function afterFirstPass(mark: AuditMark, next: string): Quiet {
  return { lastSeq: mark.lastSeq, next, isSealed: false };
}

/** What is known after a later pass with the same seq, which began at `mark` and left nothing it could have sealed. */
export function afterPass(quiet: Quiet, mark: AuditMark): Quiet {
  return { ...quiet, isSealed: BigInt(mark.oldest) >= BigInt(quiet.next) };
}
