import { wallTimeForLogs, type Clock } from './clock.ts';
import { replaceFile, type Files, type OpenFile } from './files.ts';
import {
  addLine,
  forgettableNonces,
  readJournalText,
  type Closing,
  type Entry,
  type JournalLine,
  type Result,
} from './journal-entries.ts';

export const JOURNAL_FILE = 'journal.jsonl';

type GrantName = Pick<Entry, 'jobId' | 'nonce'>;

/** The device's record of grants. Each write resolves when it is on the disk, and rejects when it is not. */
export interface Journal {
  readonly hasNonce: (nonce: string) => boolean;
  /** Entries that the server has not acknowledged yet, the oldest first. */
  readonly open: () => Entry[];
  readonly depth: () => number;
  /** Lines that could not be read at the start. */
  readonly unreadable: number;
  readonly writeIntent: (grant: GrantName) => Promise<void>;
  readonly writeDone: (grant: GrantName, result: Result) => Promise<void>;
  readonly writeClosed: (grant: GrantName, how: Closing) => Promise<void>;
  /** Drops what is closed for 24 hours; returns how many entries that were. */
  readonly compact: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export interface JournalOptions {
  readonly files: Files;
  readonly clock: Clock;
  readonly stateDir: string;
  readonly bootId: string;
}

export async function openJournal({ files, clock, stateDir, bootId }: JournalOptions): Promise<Journal> {
  const startedAtMs = clock.nowMs();
  const uptimeMs = (): number => Math.round(clock.nowMs() - startedAtMs);
  const path = `${stateDir}/${JOURNAL_FILE}`;
  await files.makeFolder(stateDir);
  const text = await files.read(path);
  const { entries, wholeBytes, unreadable } = readJournalText(text ?? '');
  let file: OpenFile = await files.openToAppend(path);
  let bytes = wholeBytes;
  /** After the last complete line is the torn part of a failed write. */
  let torn = Buffer.byteLength(text ?? '') > wholeBytes;
  let queue: Promise<unknown> = Promise.resolve();
  if (torn) await cutTorn();
  else await file.sync();
  await files.syncFolder(stateDir);

  async function cutTorn(): Promise<void> {
    await file.cutTo(bytes);
    await file.sync();
    torn = false;
  }

  /** Writes in sequence: a line is never written into another one. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  function append(line: JournalLine): Promise<void> {
    return inTurn(async () => {
      if (torn) await cutTorn();
      const text = `${JSON.stringify(line)}\n`;
      torn = true;
      await file.append(text);
      await file.sync();
      torn = false;
      bytes += Buffer.byteLength(text);
      addLine(entries, line);
    });
  }

  function headOf({ jobId, nonce }: GrantName) {
    return { jobId, nonce, boot: bootId, ms: uptimeMs(), wall: wallTimeForLogs() };
  }

  async function compact(): Promise<number> {
    const forgettable = forgettableNonces(entries, bootId, uptimeMs());
    if (forgettable.size === 0) return 0;
    const kept = [...entries.values()].filter(({ nonce }) => !forgettable.has(nonce));
    const text = kept.flatMap(({ lines }) => lines.map((line) => `${JSON.stringify(line)}\n`)).join('');
    await replaceFile(files, stateDir, JOURNAL_FILE, text);
    const fresh = await files.openToAppend(path);
    await file.close();
    file = fresh;
    bytes = Buffer.byteLength(text);
    torn = false;
    for (const nonce of forgettable) entries.delete(nonce);
    return forgettable.size;
  }

  const open = (): Entry[] => [...entries.values()].filter(({ closing }) => closing === null);
  return {
    hasNonce: (nonce) => entries.has(nonce),
    open,
    depth: () => open().length,
    unreadable,
    writeIntent: (grant) => append({ at: 'intent', ...headOf(grant) }),
    writeDone: (grant, result) => append({ at: 'done', ...headOf(grant), ...result }),
    writeClosed: (grant, how) => append({ at: 'closed', ...headOf(grant), how }),
    compact: () => inTurn(compact),
    close: () => inTurn(() => file.close()),
  };
}
