import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { SentenceError } from '#server/sentence-error.ts';

/*
 * A backup is one gzip stream: the line PLATZWART-BACKUP, then records of a type (one letter), a length (32 bits, big-endian) and
 * so many bytes. H is a JSON about the whole, T begins a table (JSON), D is a piece of its rows in the text format of COPY,
 * E ends it, M is the JSON of the manifest and comes last.
 */

export const magic = 'PLATZWART-BACKUP\n';
export const formatVersion = 1;
const headBytes = 5;
const largestRecord = 16 * 1024 * 1024;

export type RecordType = 'H' | 'T' | 'D' | 'E' | 'M';
export type BackupRecord = { type: RecordType; payload: Buffer };

export function encodeRecord(type: RecordType, payload: Buffer): Buffer {
  const head = Buffer.alloc(headBytes);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

/** What is wrong with a file, in a sentence for humans; nothing has been written anywhere when it is thrown. */
export class BackupFileError extends SentenceError {
  override readonly name = 'BackupFileError';
}

export const damaged = (file: string, why: unknown): BackupFileError =>
  new BackupFileError(
    `${file} ist beschädigt oder unvollständig: ${why instanceof Error ? why.message : String(why)}. Es wurde nichts zurückgespielt. (The backup is damaged or cut off; nothing was restored.)`,
    { cause: why },
  );

/** The records of a file, one after the other. Throws BackupFileError for a file that is none, is cut off or damaged. */
export async function* readRecords(file: string): AsyncGenerator<BackupRecord> {
  await refuseStrangeFile(file);
  let waiting: Buffer = Buffer.alloc(0);
  let isBegun = false;
  const source = createReadStream(file);
  const plain = source.pipe(createGunzip());
  source.on('error', (error) => plain.destroy(error));
  try {
    for await (const piece of plain) {
      waiting = waiting.length === 0 ? (piece as Buffer) : Buffer.concat([waiting, piece as Buffer]);
      if (!isBegun) {
        if (waiting.length < magic.length) continue;
        if (waiting.toString('latin1', 0, magic.length) !== magic) throw new Error('it does not begin as one');
        waiting = waiting.subarray(magic.length);
        isBegun = true;
      }
      for (;;) {
        if (waiting.length < headBytes) break;
        const length = waiting.readUInt32BE(1);
        if (length > largestRecord) throw new Error('a record is longer than any can be');
        if (waiting.length < headBytes + length) break;
        yield {
          type: waiting.toString('latin1', 0, 1) as RecordType,
          payload: waiting.subarray(headBytes, headBytes + length),
        };
        waiting = waiting.subarray(headBytes + length);
      }
    }
  } catch (error) {
    throw error instanceof BackupFileError ? error : damaged(file, error);
  } finally {
    source.destroy();
    plain.destroy();
  }
  if (!isBegun || waiting.length > 0) throw damaged(file, 'its end is missing');
}

async function refuseStrangeFile(file: string): Promise<void> {
  const begin = await readBegin(file).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    throw new BackupFileError(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `Die Datei ${file} gibt es nicht. (This file does not exist.)`
        : `${file} lässt sich nicht lesen (${code}). (This file cannot be read.)`,
      { cause: error },
    );
  });
  if (begin.length === 2 && begin.readUInt16BE(0) === 0x1f8b) return;
  throw new BackupFileError(`${file} ist keine Sicherung von Platzwart. (This file is no backup of a house.)`);
}

async function readBegin(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
