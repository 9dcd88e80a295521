import { constants, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { lineNumberOf } from './rules/lines.ts';

const MONTH_FILE = /^(\d{4}-\d{2})\.jsonl$/;
const DRAFT = /^\d{4}-\d{2}\.jsonl\.new$/;
const TAIL_BYTES = 256 * 1024;
const LINE_FEED = 10;

/** Where a month's file ends. */
interface FileEnd {
  readonly size: number;
  readonly inode: number;
  /** Number of its last whole line; 0 for none. */
  readonly lastLine: number;
}

/** The month files of a folder (UTC, `YYYY-MM.jsonl`) as the one holder of the files' lock writes them. */
export class ActionFolder {
  readonly path: string;
  /** By month. */
  #ends = new Map<string, FileEnd>();
  #open = new Map<string, FileHandle>();
  #hasNewNames = false;

  constructor(folder: string) {
    this.path = folder;
  }

  /**
   * Looks where each file ends and cuts off what is no whole line. `grown`: another process appended. `changed`: lines may be missing.
   */
  async look(): Promise<'same' | 'grown' | 'changed'> {
    const before = this.#ends;
    this.#ends = new Map();
    let found: 'same' | 'grown' | 'changed' = 'same';
    for (const name of await namesIn(this.path)) {
      if (DRAFT.test(name)) await rm(path.join(this.path, name));
      const month = MONTH_FILE.exec(name)?.[1];
      if (month === undefined) continue;
      const { size, ino: inode } = await stat(monthFileIn(this.path, month));
      const known = before.get(month);
      const isSameFile = known?.inode === inode || (known === undefined && before.size > 0);
      const isKnown = known?.inode === inode && known.size === size;
      const end = isKnown ? known : await this.#repair(month);
      this.#ends.set(month, end);
      if (!isKnown && found === 'same') found = 'grown';
      if (!isSameFile || end.size !== size || end.lastLine < (known?.lastLine ?? 0)) found = 'changed';
    }
    return [...before.keys()].every((month) => this.#ends.has(month)) ? found : 'changed';
  }

  /** The last line of all files; 0 without one. */
  get lastLine(): number {
    return Math.max(0, ...[...this.#ends.values()].map(({ lastLine }) => lastLine));
  }

  lastLineOf(month: string): number {
    return this.#ends.get(month)?.lastLine ?? 0;
  }

  /**
   * Writes lines behind the last whole one, at its position: a second writer that lost the lock writes the same bytes to the same place.
   * They are on the disk after `flush`.
   */
  async append(month: string, text: string, lastLine: number): Promise<void> {
    const handle = this.#open.get(month) ?? (await this.#openToWrite(month));
    const { size } = this.#ends.get(month) ?? { size: 0 };
    const bytes = Buffer.from(text);
    await writeAll(handle, bytes, size);
    const { ino: inode } = await handle.stat();
    this.#ends.set(month, { size: size + bytes.length, inode, lastLine });
  }

  /** Brings what was appended to the disk. */
  async flush(): Promise<void> {
    for (const handle of this.#open.values()) await handle.sync();
    await this.close();
    if (this.#hasNewNames) await syncFolder(this.path);
    this.#hasNewNames = false;
  }

  /** Closes the files; what was not flushed is looked at anew. */
  async close(): Promise<void> {
    const handles = [...this.#open.values()];
    this.#open.clear();
    for (const handle of handles) await handle.close().catch(() => undefined);
  }

  /** Forgets where the files end, after an error: the next look reads them. */
  forget(): void {
    this.#ends = new Map();
  }

  /** Replaces a month's file whole; without lines it goes. A crash leaves the old or the new one. */
  async replace(month: string, pieces: AsyncIterable<{ text: string; lastLine: number }>): Promise<void> {
    const file = monthFileIn(this.path, month);
    const draft = `${file}.new`;
    await this.#ensureFolder();
    let [size, lastLine] = [0, 0];
    const handle = await open(draft, 'w', 0o600);
    try {
      for await (const piece of pieces) {
        const bytes = Buffer.from(piece.text);
        await writeAll(handle, bytes, size);
        size += bytes.length;
        lastLine = piece.lastLine;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (size === 0) {
      await rm(draft);
      await rm(file, { force: true });
      this.#ends.delete(month);
    } else {
      await rename(draft, file);
      const { ino: inode } = await stat(file);
      this.#ends.set(month, { size, inode, lastLine });
    }
    await syncFolder(this.path);
  }

  async #ensureFolder(): Promise<void> {
    const made = await mkdir(this.path, { recursive: true, mode: 0o700 });
    if (made !== undefined) await syncFolder(path.dirname(made));
  }

  async #openToWrite(month: string): Promise<FileHandle> {
    if (!this.#ends.has(month)) await this.#ensureFolder();
    const handle = await open(monthFileIn(this.path, month), constants.O_RDWR | constants.O_CREAT, 0o600);
    this.#open.set(month, handle);
    this.#hasNewNames ||= !this.#ends.has(month);
    return handle;
  }

  /** A killed process or a power cut leaves half a line; the table has all lines. */
  async #repair(month: string): Promise<FileEnd> {
    const handle = await open(monthFileIn(this.path, month), 'r+');
    try {
      const { size, ino: inode } = await handle.stat();
      const end = await findEnd(handle, size);
      if (end.size < size) {
        await handle.truncate(end.size);
        await handle.sync();
      }
      return { ...end, inode };
    } finally {
      await handle.close();
    }
  }
}

/** The months that have a file, in their order. */
export async function listMonthFiles(folder: string): Promise<string[]> {
  return (await namesIn(folder)).flatMap((name) => MONTH_FILE.exec(name)?.[1] ?? []).toSorted();
}

/** The folder is made with its first file. */
async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

export const monthFileIn = (folder: string, month: string): string => path.join(folder, `${month}.jsonl`);

/** Searches backwards for the last line feed with a numbered line in front of it. */
async function findEnd(handle: FileHandle, size: number): Promise<{ size: number; lastLine: number }> {
  let end = size;
  while (end > 0) {
    const last = await lastFeedBefore(handle, end);
    if (last < 0) break;
    const first = (await lastFeedBefore(handle, last)) + 1;
    const bytes = Buffer.alloc(last - first);
    await handle.read(bytes, 0, bytes.length, first);
    const lastLine = lineNumberOf(bytes.toString('utf8'));
    if (lastLine !== null) return { size: last + 1, lastLine };
    end = first;
  }
  return { size: 0, lastLine: 0 };
}

/** The position of the last line feed in front of `end`; -1 for none. */
async function lastFeedBefore(handle: FileHandle, end: number): Promise<number> {
  const piece = Buffer.alloc(Math.min(TAIL_BYTES, end));
  for (let until = end; until > 0; until -= piece.length) {
    const from = Math.max(0, until - piece.length);
    const { bytesRead } = await handle.read(piece, 0, until - from, from);
    const at = piece.subarray(0, bytesRead).lastIndexOf(LINE_FEED);
    if (at >= 0) return from + at;
  }
  return -1;
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}

/** A new name is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
