/** What a measure is called after a merge. */
export interface RenamedMeasure {
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Measures whose number another one of the merge has get the number of their sub-project in front, each of them: `T1-M1`, `T2-M1`. A new
 * number that is taken, too, gets it once more.
 */
export function mergedNumbers(
  measures: readonly { readonly id: string; readonly number: string; readonly partNumber: string }[],
): RenamedMeasure[] {
  const counts = new Map<string, number>();
  for (const { number } of measures) counts.set(number, (counts.get(number) ?? 0) + 1);
  const taken = new Set([...counts].flatMap(([number, count]) => (count === 1 ? [number] : [])));
  return measures.flatMap(({ id, number: before, partNumber }) => {
    if (counts.get(before) === 1) return [];
    let after = `${partNumber}-${before}`;
    while (taken.has(after)) after = `${partNumber}-${after}`;
    taken.add(after);
    return [{ id, before, after }];
  });
}
