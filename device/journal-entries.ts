import type { FailureCode } from './protocol.ts';

/** What became of a grant, as it is confirmed to the house. */
export interface Result {
  readonly result: 'executed' | 'failed';
  readonly resultCode: 'OK' | FailureCode;
  readonly resultMessage?: string;
  /** From sending the claim to the pulse. */
  readonly pulsedAtMs: number | null;
}

interface LineHead {
  readonly jobId: string;
  readonly nonce: string;
  /** Start of the device that wrote it, and how long after it. */
  readonly boot: string;
  readonly ms: number;
  /** Wall time for people; nothing is decided by it. */
  readonly wall: string;
}
/** One line of the journal. `closed` says that nothing more is told to the house about this grant. */
export type JournalLine =
  | (LineHead & { readonly at: 'intent' })
  | (LineHead & { readonly at: 'done' } & Result)
  | (LineHead & { readonly at: 'closed'; readonly how: Closing });
/** Acknowledged in time, acknowledged late, refused for good (with the house's code), given up after a day. */
export type Closing = 'confirmed' | 'confirmed-late' | 'given-up' | `refused ${string}`;

export interface Entry {
  readonly jobId: string;
  readonly nonce: string;
  readonly intended: boolean;
  readonly result: Result | null;
  readonly closing: Closing | null;
  /** Of its last line. */
  readonly boot: string;
  readonly ms: number;
  readonly lines: readonly JournalLine[];
}

/** Entry by nonce, in the order of their first lines. */
export type Entries = Map<string, Entry>;

export function addLine(entries: Entries, line: JournalLine): void {
  const before = entries.get(line.nonce);
  entries.set(line.nonce, {
    jobId: line.jobId,
    nonce: line.nonce,
    intended: before?.intended === true || line.at === 'intent',
    result: line.at === 'done' ? resultOf(line) : (before?.result ?? null),
    closing: line.at === 'closed' ? line.how : (before?.closing ?? null),
    boot: line.boot,
    ms: line.ms,
    lines: [...(before?.lines ?? []), line],
  });
}

function resultOf({ result, resultCode, resultMessage, pulsedAtMs }: Result): Result {
  return { result, resultCode, ...(resultMessage === undefined ? {} : { resultMessage }), pulsedAtMs };
}

/** What a file holds, up to its last whole line. A power cut leaves the line behind torn; a bad card makes one unreadable. */
export function readJournalText(text: string): { entries: Entries; wholeBytes: number; unreadable: number } {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const entries: Entries = new Map();
  let unreadable = 0;
  for (const piece of whole.split('\n').slice(0, -1)) {
    const line = parseLine(piece);
    if (line === null) unreadable += 1;
    else addLine(entries, line);
  }
  return { entries, wholeBytes: Buffer.byteLength(whole), unreadable };
}

function parseLine(text: string): JournalLine | null {
  try {
    const line = JSON.parse(text) as Partial<JournalLine> | null;
    const isLine =
      typeof line?.nonce === 'string' &&
      typeof line.jobId === 'string' &&
      (line.at === 'intent' || line.at === 'done' || line.at === 'closed');
    return isLine ? (line as JournalLine) : null;
  } catch {
    return null;
  }
}

export const KEPT_MS = 24 * 3_600_000;
/** Of earlier starts, so that a device that starts every few hours forgets too. */
export const KEPT_ENTRIES = 1_000;

/**
 * Entries that may be left out: closed for 24 hours. How long ago an earlier start was nobody knows, so its entries count from
 * this one; of them only the newest are kept besides.
 */
export function forgettableNonces(entries: Entries, bootId: string, uptimeMs: number): Set<string> {
  const forgettable = new Set<string>();
  let earlier = 0;
  for (const entry of [...entries.values()].reverse()) {
    if (entry.closing === null) continue;
    const isEarlier = entry.boot !== bootId;
    if (isEarlier) earlier += 1;
    const ageMs = isEarlier ? uptimeMs : uptimeMs - entry.ms;
    if (ageMs >= KEPT_MS || (isEarlier && earlier > KEPT_ENTRIES)) forgettable.add(entry.nonce);
  }
  return forgettable;
}
