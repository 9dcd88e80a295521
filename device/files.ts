import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises';

export interface OpenFile {
  /** Writes at the end of the file. */
  readonly append: (text: string) => Promise<void>;
  /** Resolves when the text is on the disk, not only in memory. */
  readonly sync: () => Promise<void>;
  readonly cutTo: (bytes: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The disk access of the device. Injected, so that a test sees the order and a killed simulator stops writing. */
export interface Files {
  /** Null when the file does not exist. */
  readonly read: (path: string) => Promise<string | null>;
  readonly makeFolder: (path: string) => Promise<void>;
  /** Creates the folder when it is absent; only the owner may read it. */
  readonly openToAppend: (path: string) => Promise<OpenFile>;
  readonly create: (path: string) => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Resolves when a new or renamed entry of the folder is on the disk. */
  readonly syncFolder: (path: string) => Promise<void>;
}

const ownerOnly = 0o600;

async function openFile(path: string, flags: 'a' | 'w'): Promise<OpenFile> {
  const handle = await open(path, flags, ownerOnly);
  return {
    append: (text) => handle.appendFile(text),
    sync: () => handle.sync(),
    cutTo: (bytes) => handle.truncate(bytes),
    close: () => handle.close(),
  };
}

/** Survives a power cut: whatever was synced is there afterwards. */
export const durableFiles: Files = {
  read: async (path) => {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  },
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  openToAppend: (path) => openFile(path, 'a'),
  create: (path) => openFile(path, 'w'),
  rename,
  remove: unlink,
  syncFolder: async (path) => {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

const nothing = (): Promise<void> => Promise.resolve();
const withoutSync = async (opening: Promise<OpenFile>): Promise<OpenFile> => ({ ...(await opening), sync: nothing });

/** Survives the end of the process but no power cut. For measurements with hundreds of doors on one disk, never for a door. */
export const filesWithoutSync: Files = {
  ...durableFiles,
  openToAppend: (path) => withoutSync(durableFiles.openToAppend(path)),
  create: (path) => withoutSync(durableFiles.create(path)),
  syncFolder: nothing,
};

/** Replaces the file as a whole: after a power cut it has the old text or the new one. */
export async function replaceFile(files: Files, folder: string, name: string, text: string): Promise<void> {
  const path = `${folder}/${name}`;
  const file = await files.create(`${path}.new`);
  try {
    await file.append(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.rename(`${path}.new`, path);
  await files.syncFolder(folder);
}
