/** Replaces a personal value: the log records that it changed, not to what (D19). */
export const PERSONAL_VALUE = '[personal]';

/** A record as the trail may keep it: ids and plain values stay, personal ones are only named, absent ones are left out. */
export function redact(record: Record<string, unknown>, personalFields: readonly string[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(record)) {
    if (value === null || value === undefined) continue;
    kept[field] = personalFields.includes(field) ? PERSONAL_VALUE : value;
  }
  return kept;
}
