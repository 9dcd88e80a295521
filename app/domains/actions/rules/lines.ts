/** One line of a month's file: an action as the API names it. */
export const LINE_FIELDS = ['id', 'line', 'user_id', 'action_type', 'gid', 'metadata', 'timestamp', 'room_id'] as const;

type Line = Readonly<Record<string, unknown>>;

/** The parsed line; null for what is no line of a file. */
export function parseLine(text: string): Line | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && numberIn(value) !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

/** The number of a line; null for what is no line of a file. */
export function lineNumberOf(text: string): number | null {
  const line = parseLine(text);
  return line && numberIn(line);
}

function numberIn(value: object): number | null {
  const line = 'line' in value ? value.line : null;
  return typeof line === 'number' && Number.isSafeInteger(line) && line > 0 ? line : null;
}

/** The first field in which two lines of one number differ; `text` when all fields are equal and their writing is not. */
export function differingField(one: string, other: string): (typeof LINE_FIELDS)[number] | 'text' {
  const [left, right] = [parseLine(one), parseLine(other)];
  return LINE_FIELDS.find((field) => JSON.stringify(left?.[field]) !== JSON.stringify(right?.[field])) ?? 'text';
}

export type FileTrouble = 'full' | 'not_writable' | 'other';

const TROUBLES: Readonly<Record<FileTrouble, readonly string[]>> = {
  full: ['ENOSPC', 'EDQUOT', 'EFBIG'],
  not_writable: ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOENT'],
  other: ['EIO', 'EMFILE', 'ENFILE', 'EBUSY', 'EINVAL', 'ELOOP', 'ENAMETOOLONG'],
};
const OF_SOCKETS = new Set(['connect', 'getaddrinfo']);

/** What an error of the file system means for the person who has to help; null for an error of another kind. */
export function troubleOf(error: unknown): FileTrouble | null {
  const { syscall, code } = error instanceof Error ? (error as { syscall?: unknown; code?: unknown }) : {};
  if (typeof syscall !== 'string' || OF_SOCKETS.has(syscall)) return null;
  const found = Object.entries(TROUBLES).find(([, codes]) => codes.includes(String(code)));
  return (found?.[0] as FileTrouble | undefined) ?? null;
}
