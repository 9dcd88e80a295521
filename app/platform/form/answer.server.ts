/** Message codes by field, as conform and the rules give them: `code` or `code:detail`. */
export type FieldCodes = Readonly<Record<string, readonly string[] | null>> | null | undefined;

/** The answer to a form that was not stored: its values, its errors, and a sentence above them (`ui/entity-form`). */
export interface FormAnswer<Values> {
  readonly values: Values;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly notice: string;
  /** The record changed since the form was opened: the screen offers to load it again. */
  readonly isStale: boolean;
}

/** The messages of each field in the reader's language. An error in an entry of a list belongs to the list. */
export function translateErrors(
  codes: FieldCodes,
  message: (code: string, detail: string) => string,
): Record<string, string[]> {
  const messages: Record<string, string[]> = {};
  for (const [field, entries] of Object.entries(codes ?? {})) {
    const found = (entries ?? []).map((entry) => {
      const at = entry.indexOf(':');
      return at < 0 ? message(entry, '') : message(entry.slice(0, at), entry.slice(at + 1));
    });
    const list = field.replace(/\[.*$/, '');
    messages[list] = [...new Set([...(messages[list] ?? []), ...found])];
  }
  return messages;
}

/** The answer to a form with wrong fields; `notice` is the sentence above. */
export function answerInvalid<Values>(
  values: Values,
  codes: FieldCodes,
  { message, notice }: { message: (code: string, detail: string) => string; notice: string },
): FormAnswer<Values> {
  return { values, errors: translateErrors(codes, message), notice, isStale: false };
}

/** The record has another version than the form; `notice` says so. */
export function answerStale<Values>(values: Values, notice: string): FormAnswer<Values> {
  return { values, errors: {}, notice, isStale: true };
}

/** Problems of a verb as codes by field; `renamed` names the form's field for one of the record. */
export function codesOf(problems: object, renamed: Readonly<Record<string, string>> = {}): FieldCodes {
  return Object.fromEntries(
    Object.entries(problems).map(([field, code]): [string, string[]] => [renamed[field] ?? field, [String(code)]]),
  );
}
