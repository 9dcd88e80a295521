/** An entry of the audit log about a booking or its series, as far as the rule reads it. */
export interface DateEntry {
  readonly action: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly correlationId: string;
}

/**
 * Keeps the entries that concern one date, of all entries of its booking and its series, newest first. A series has one entry
 * for all its dates (D16), so the date is followed back through every move: `date` is the one of today.
 */
export function entriesOfDate<Entry extends DateEntry>(entries: readonly Entry[], date: string): Entry[] {
  let at = date;
  return entries.filter((entry, index) => {
    const { action, before, after } = entry;
    if (!action.startsWith('booking_series.')) {
      if (isMove(action) && typeof before?.['date'] === 'string') at = before['date'];
      return true;
    }
    const dates = datesIn(after);
    if (action === 'booking_series.created') {
      // "From here on" makes a new series; the entry of the old one has the dates before the move.
      if (after?.['from'] !== undefined) at = movedFrom(at, dates, datesIn(siblingOf(entries, index)?.before ?? null));
      return true;
    }
    // A change without dates before it is the exception of one date, which has an entry of its own.
    const datesBefore = datesIn(before);
    if (!isMove(action) || datesBefore.length === 0) return action !== 'booking_series.changed' && dates.includes(at);
    if (!dates.includes(at)) return false;
    at = movedFrom(at, dates, datesBefore);
    return true;
  });
}

/** An edit, or the undo of one. */
function isMove(action: string): boolean {
  return action.endsWith('.changed') || action.endsWith('.undone');
}

/** The date at the same place of the list before; the same date when a list has another length. */
function movedFrom(date: string, after: readonly string[], before: readonly string[]): string {
  const index = after.length === before.length ? after.indexOf(date) : -1;
  return before[index] ?? date;
}

/** The change of the old series by the same request. */
function siblingOf<Entry extends DateEntry>(entries: readonly Entry[], index: number): Entry | undefined {
  const created = entries[index];
  return entries.find(
    ({ action, correlationId }) => action === 'booking_series.changed' && correlationId === created?.correlationId,
  );
}

function datesIn(state: DateEntry['before']): string[] {
  const dates = state?.['dates'];
  return Array.isArray(dates) ? dates.filter((date): date is string => typeof date === 'string') : [];
}
