/** Whose clock a stamp belongs to, where a person works for several operators (staff.md, Clock API). */

interface Staff {
  readonly id: string;
  readonly operatorId: string;
  readonly isActive: boolean;
}

export type StaffChoice<S extends Staff> =
  | { kind: 'chosen'; staff: S }
  /** The person has to name one of these. */
  | { kind: 'unclear'; operatorIds: string[] }
  | { kind: 'none' };

/** The open session's operator; the named one; the one of the only linkable shift; the only active one. */
export function chooseStaff<S extends Staff>(
  staff: readonly S[],
  {
    open,
    operatorId,
    shifts,
  }: {
    open: { readonly operatorId: string } | null;
    operatorId: string | null;
    shifts: readonly { readonly operatorId: string }[];
  },
): StaffChoice<S> {
  const active = staff.filter(({ isActive }) => isActive);
  const of = (rows: readonly S[], id: string | undefined) => rows.find((row) => row.operatorId === id);
  const [shift, ...moreShifts] = shifts;
  const unnamed = () =>
    (shift && moreShifts.length === 0 ? of(active, shift.operatorId) : undefined) ??
    (active.length === 1 ? active[0] : undefined);
  const chosen = open ? of(staff, open.operatorId) : operatorId === null ? unnamed() : of(active, operatorId);
  if (chosen) return { kind: 'chosen', staff: chosen };
  if (active.length === 0) return { kind: 'none' };
  return { kind: 'unclear', operatorIds: active.map((row) => row.operatorId) };
}
