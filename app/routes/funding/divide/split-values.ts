/** What the form of a split holds, as text. */
export interface SplitValues {
  readonly parts: readonly { readonly name: string; readonly number: string; readonly budget: string }[];
  /** `measure:part`, each measure at most once. */
  readonly deals: readonly string[];
  /** `assignment:part`. */
  readonly roles: readonly string[];
}

/** Two parts with numbers below that of the whole; every role goes to both. */
export function firstValues({
  whole,
  roles,
}: {
  whole: { readonly number: string };
  roles: readonly { readonly id: string }[];
}): SplitValues {
  const places = [0, 1];
  return {
    parts: places.map((place) => newPart(whole.number, place)),
    deals: [],
    roles: roles.flatMap(({ id }) => places.map((place) => `${id}:${place}`)),
  };
}

export const newPart = (number: string, place: number) => ({
  name: '',
  number: `${number}.${place + 1}`.slice(0, 50),
  budget: '',
});

/** The values with one more part, which every role that is in all others goes to, too. */
export function withOneMore(values: SplitValues, number: string): SplitValues {
  const place = values.parts.length;
  const counts = new Map<string, number>();
  for (const entry of values.roles) counts.set(entry.slice(0, 36), (counts.get(entry.slice(0, 36)) ?? 0) + 1);
  const added = [...counts].flatMap(([id, count]) => (count === place ? [`${id}:${place}`] : []));
  return { ...values, parts: [...values.parts, newPart(number, place)], roles: [...values.roles, ...added] };
}
