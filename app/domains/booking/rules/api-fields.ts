/** Where a refused field stands in the body of the JSON API: its names are the seed's (4, 2.4.1). */
const RENAMED: Readonly<Record<string, string>> = { eventTypeId: 'bookingType' };
/** Of a new series they lie in `series`. */
const IN_SERIES = new Set(['dayOfWeek', 'startDate', 'endDate']);

export function apiFieldOf(field: string, isSeries: boolean, shape: 'new' | 'patch'): string {
  const name = RENAMED[field] ?? (field === 'date' && isSeries && shape === 'new' ? 'startDate' : field);
  return isSeries && shape === 'new' && IN_SERIES.has(name) ? `series.${name}` : name;
}
