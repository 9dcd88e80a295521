import { isOnGrid } from '#app/domains/booking/rules/times.ts';

/** The text of a field; empty when it is absent or a file. */
export function textField(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

/** The texts of a field that may occur more than once. */
export function textFields(fields: FormData, name: string): string[] {
  return fields.getAll(name).filter((value) => typeof value === 'string');
}

/** The fields that a suggestion's button changes: `time 18:00 19:30`, `place ID` or `free`. Null for any other button. */
export function suggestionOf(intent: string): Record<string, string> | null {
  const [word, first, second] = intent.split(' ');
  if (word === 'time' && first && second && isOnGrid(first) && isOnGrid(second))
    return { startTime: first, endTime: second };
  if (word === 'place' && first) return { resourceId: first };
  return word === 'free' ? { onlyFree: 'on' } : null;
}
