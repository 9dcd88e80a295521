/** What happened to a shift, and whom it concerns. `swapped`: who is in `shift.staffIds` took it, the others gave it away. */
export interface ShiftChange<Shift extends ToldShift> {
  readonly kind: 'published' | 'changed' | 'cancelled' | 'assigned' | 'unassigned' | 'swapped';
  /** As it is now. */
  readonly shift: Shift;
  /** As it was, of a changed one. */
  readonly before?: Shift;
  readonly staffIds: readonly string[];
}

interface ToldShift {
  readonly id: string;
  readonly startAtUtc: string;
  readonly staffIds: readonly string[];
}

/** What one person reads in one part of the mail. */
export interface ShiftPart<Shift> {
  readonly kind: Exclude<ShiftChange<ToldShift>['kind'], 'swapped'> | 'taken' | 'given';
  readonly shifts: readonly [Entry<Shift>, ...Entry<Shift>[]];
  /** The other people of a swap. */
  readonly others: readonly string[];
}

interface Entry<Shift> {
  readonly shift: Shift;
  readonly before?: Shift | undefined;
}

/** The parts of a person's mail, in the order of their kinds in the call; the shifts of each by their start. */
export function partsOf<Shift extends ToldShift>(
  changes: readonly ShiftChange<Shift>[],
  staffId: string,
): ShiftPart<Shift>[] {
  const mine = changes.filter(({ staffIds }) => staffIds.includes(staffId));
  const kinds = [...new Set(mine.map((change) => kindFor(change, staffId)))];
  return kinds.flatMap((kind) => {
    const found = mine.filter((change) => kindFor(change, staffId) === kind);
    const others = new Set(
      found.flatMap((change) => (change.kind === 'swapped' ? change.staffIds.filter((id) => id !== staffId) : [])),
    );
    const [first, ...rest] = found
      .map(({ shift, before }) => ({ shift, before }))
      .toSorted((a, b) => (a.shift.startAtUtc < b.shift.startAtUtc ? -1 : 1));
    return first ? [{ kind, shifts: [first, ...rest], others: [...others] }] : [];
  });
}

function kindFor<Shift extends ToldShift>(
  { kind, shift }: ShiftChange<Shift>,
  staffId: string,
): ShiftPart<Shift>['kind'] {
  if (kind !== 'swapped') return kind;
  return shift.staffIds.includes(staffId) ? 'taken' : 'given';
}
