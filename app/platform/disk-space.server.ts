import { statfs } from 'node:fs/promises';

export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

const shortShare = 0.1;
const shortBytes = 1_000_000_000;

/** The free and total space of a folder's disk for this process; null when the folder does not exist. */
export async function readDiskSpace(folder: string): Promise<DiskSpace | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** True when less than a tenth or less than 1 GB is free. */
export function isDiskShort({ freeBytes, totalBytes }: DiskSpace): boolean {
  return freeBytes < shortBytes || freeBytes < totalBytes * shortShare;
}
