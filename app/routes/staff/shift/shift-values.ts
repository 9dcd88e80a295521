import type { StoredShift } from '#app/domains/staff/store/shifts.server.ts';

/** The form of a shift as texts. */
export interface ShiftValues {
  readonly dateLocal: string;
  readonly startTimeLocal: string;
  readonly endTimeLocal: string;
  readonly role: string;
  readonly station: string;
  readonly workAreaId: string;
  readonly requiredStaffCount: string;
  readonly notesStaff: string;
  readonly notesInternal: string;
  readonly staffIds: readonly string[];
}

const FIELDS = [
  'dateLocal',
  'startTimeLocal',
  'endTimeLocal',
  'role',
  'station',
  'workAreaId',
  'requiredStaffCount',
  'notesStaff',
  'notesInternal',
] as const;

export function valuesOfForm(fields: FormData): ShiftValues {
  const texts = FIELDS.map((name) => {
    const value = fields.get(name);
    return [name, typeof value === 'string' ? value : ''] as const;
  });
  const staffIds = fields.getAll('staffIds').filter((value) => typeof value === 'string');
  return { ...(Object.fromEntries(texts) as Omit<ShiftValues, 'staffIds'>), staffIds };
}

/** `times` are wall times in Europe/Berlin. */
export const valuesOfShift = (
  shift: StoredShift,
  times: Pick<ShiftValues, 'dateLocal' | 'startTimeLocal' | 'endTimeLocal'>,
): ShiftValues => ({
  ...times,
  role: shift.role,
  station: shift.station ?? '',
  workAreaId: shift.workAreaId ?? '',
  requiredStaffCount: String(shift.requiredStaffCount),
  notesStaff: shift.notesStaff ?? '',
  notesInternal: shift.notesInternal ?? '',
  staffIds: shift.staffIds,
});

/** The roles of people, each once. */
export const rolesOf = (people: readonly { readonly roles: readonly string[] }[]): string[] =>
  [...new Set(people.flatMap(({ roles }) => roles))].toSorted();
