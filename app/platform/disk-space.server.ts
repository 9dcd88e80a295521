import { statfs } from 'node:fs/promises';
import { log } from './log.server.ts';

export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

const shortShare = 0.1;
const shortBytes = 1_000_000_000;

/** The free and total space of a folder's disk for this process; null when it cannot be read. */
export async function readDiskSpace(folder: string): Promise<DiskSpace | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch (error) {
    // The start page shows this check among others, which a broken disk must not hide.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      log().warn({ err: error, folder }, 'the disk cannot be read');
    return null;
  }
}

/** True when less than a tenth or less than 1 GB is free. */
export function isDiskShort({ freeBytes, totalBytes }: DiskSpace): boolean {
  return freeBytes < shortBytes || freeBytes < totalBytes * shortShare;
}
