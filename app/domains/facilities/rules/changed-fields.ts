type Fields = Readonly<Record<string, unknown>>;

/** The fields of `after` that differ from `before`, with both values, for an audit row; null when none differs. Values are scalars. */
export function changedFields<T extends object>(before: T, after: T): { before: Fields; after: Fields } | null {
  const changed = (Object.keys(after) as (keyof T)[]).filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return null;
  const pick = (state: T): Fields => Object.fromEntries(changed.map((name) => [name, state[name]]));
  return { before: pick(before), after: pick(after) };
}
