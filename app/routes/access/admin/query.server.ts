import { validate } from 'uuid';

/** An id of the address, or null for what is none. */
export const idOf = (text: string | null | undefined): string | null => (text && validate(text) ? text : null);

/** An id in the path; throws 404 for what is none. */
export function pathId(text: string | undefined): string {
  const id = idOf(text);
  if (id === null) throw new Response(null, { status: 404 });
  return id;
}

/** The error messages of a form, in words; `word` gets the code and what stands behind its colon. */
export function fieldWords(
  errors: Readonly<Record<string, readonly string[] | null>> | null | undefined,
  word: (code: string, detail: string) => string,
): Record<string, string[]> {
  const entries = Object.entries(errors ?? {}).map(([field, codes]): [string, string[]] => {
    const words = (codes ?? []).map((entry) => {
      const [code = '', detail = ''] = entry.split(':');
      return word(code, detail);
    });
    // An entry of a list is told at the list.
    return [field.replace(/\[.*$/, ''), [...new Set(words)]];
  });
  return Object.fromEntries(entries);
}
