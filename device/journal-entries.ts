import type { FailureCode } from './protocol.ts';

/** The result of a grant, as it is confirmed to the server. */
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
  /** The boot that wrote the line, and the time since that boot. */
  readonly boot: string;
  readonly ms: number;
  /** Wall time for people; no decision uses it. */
  readonly wall: string;
}
/** One line of the journal. After `closed`, nothing more is sent to the server about this grant. */
export type JournalLine =
  | (LineHead & { readonly at: 'intent' })
  | (LineHead & { readonly at: 'done' } & Result)
  | (LineHead & { readonly at: 'closed'; readonly how: Closing });
/** Acknowledged in time, acknowledged late, refused for good (with the server's code), given up after a day. */
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

/** The content of a file up to its last complete line. A power cut leaves a torn line; a bad card makes one unreadable. */
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
/** Of earlier boots, so that a device that restarts every few hours also forgets. */
export const KEPT_ENTRIES = 1_000;

/**
 * Entries that may be dropped: closed for 24 hours. The age of an earlier boot is unknown, so its entries count from this boot,
 * and only the newest of them are kept.
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
