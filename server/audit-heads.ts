import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { formatHead, parseHead, type AuditHead } from '#app/domains/audit/rules/head.ts';
import { SentenceError } from './sentence-error.ts';

export type KeptHeads = {
  /** The last seal of each stream. */
  heads: AuditHead[];
  /** Heads that the database did not hold any more when the next was written. They stay until a person removes the file. */
  lost: AuditHead[];
};

/** Lies beside the embedded database, so that seals cut out of it are missed. */
export const headFileIn = (dataDir: string): string => path.join(dataDir, 'audit-heads.json');

/** Null when there is no file. Throws a sentence for humans when it cannot be read as one. */
export function readHeads(file: string): KeptHeads | null {
  if (!existsSync(file)) return null;
  try {
    const { heads, lost } = JSON.parse(readFileSync(file, 'utf8')) as Record<'heads' | 'lost', string[]>;
    return { heads: heads.map(readOne), lost: lost.map(readOne) };
  } catch (error) {
    throw new SentenceError(
      `${file} ist nicht lesbar; wenn das nicht an der Festplatte liegt, hat jemand daran geschrieben. (The file of the audit heads cannot be read.)`,
      { cause: error },
    );
  }
}

function readOne(text: string): AuditHead {
  const head = parseHead(text);
  if (!head) throw new Error(`${text} is no head`);
  return head;
}

/** Replaces the file whole: a power cut leaves the old or the new one. */
export function writeHeads(file: string, { heads, lost }: KeptHeads): void {
  const draft = `${file}.new`;
  const descriptor = openSync(draft, 'w', 0o600);
  writeSync(descriptor, `${JSON.stringify({ heads: heads.map(formatHead), lost: lost.map(formatHead) }, null, 2)}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(draft, file);
}
