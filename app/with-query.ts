type Query = Record<string, string | readonly string[] | undefined>;

/** A path with its parameters; empty ones are left out. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one !== '') search.append(name, one);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
