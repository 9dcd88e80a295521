/** Where the log stands: the last seq that was given out, the oldest open transaction, and the next transaction to come. */
export type AuditMark = { lastSeq: string; oldest: string; next: string };

/** The first mark with this seq, and whether a complete pass came after every transaction that was open then. */
export type Quiet = { lastSeq: string; next: string; isSealed: boolean };

/** True when nothing was added since everything was sealed. */
export function isQuiet(quiet: Quiet | null, mark: AuditMark): boolean {
  return quiet !== null && quiet.isSealed && quiet.lastSeq === mark.lastSeq;
}

/** What is known after a pass that began at `mark` and left nothing it could have sealed. */
export function afterPass(quiet: Quiet | null, mark: AuditMark): Quiet {
  const next = quiet?.lastSeq === mark.lastSeq ? quiet.next : mark.next;
  return { lastSeq: mark.lastSeq, next, isSealed: BigInt(mark.oldest) >= BigInt(next) };
}
