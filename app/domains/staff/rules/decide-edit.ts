import type { ShiftStatus } from '#app/db/schema/staff.ts';

interface DecidedShift {
  readonly status: ShiftStatus;
  readonly archived: boolean;
  readonly version: number;
  readonly updatedAt: string;
}

/** `over`: cancelled or archived, so that nothing changes it any more. */
export type Over = { kind: 'over'; status: ShiftStatus; archived: boolean };

export const isOver = ({ status, archived }: Pick<DecidedShift, 'status' | 'archived'>): boolean =>
  archived || status === 'CANCELLED';

export const overOf = ({ status, archived }: Pick<DecidedShift, 'status' | 'archived'>): Over => ({
  kind: 'over',
  status,
  archived,
});

/** Whether an edit may go on: a shift that is over refuses, and so does one that changed since it was read. */
export function decideEdit(
  shift: DecidedShift,
  read: { version?: number | undefined; updatedAtMs?: number | undefined; storedAtMs: number },
): { kind: 'edit' } | { kind: 'stale' } | Over {
  if (isOver(shift)) return overOf(shift);
  const isStale =
    (read.version !== undefined && read.version !== shift.version) ||
    (read.updatedAtMs !== undefined && read.updatedAtMs !== read.storedAtMs);
  return { kind: isStale ? 'stale' : 'edit' };
}

/** People that a new set puts on a shift, and takes off it. */
export function changedPeople(
  before: readonly string[],
  after: readonly string[] | undefined,
): { add: string[]; remove: string[]; kept: string[] } {
  const wanted = after ?? before;
  return {
    add: [...new Set(wanted)].filter((id) => !before.includes(id)),
    remove: before.filter((id) => !wanted.includes(id)),
    kept: before.filter((id) => wanted.includes(id)),
  };
}
