/** Replaces a personal value: the log records that it changed, not to what (D19). */
export const PERSONAL_VALUE = '[personal]';

/**
 * A record as the trail may keep it, at any depth: ids and plain values stay, personal ones are only named, absent ones are left
 * out.
 */
export function redact(record: Record<string, unknown>, personalFields: readonly string[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(record)) {
    if (value === null || value === undefined) continue;
    kept[field] = personalFields.includes(field) ? PERSONAL_VALUE : redactInside(value, personalFields);
  }
  return kept;
}

function redactInside(value: unknown, personalFields: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => redactInside(one, personalFields));
  const isRecord = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isRecord ? redact(value as Record<string, unknown>, personalFields) : value;
}
