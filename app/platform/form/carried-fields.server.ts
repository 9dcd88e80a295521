import { withPlainLineBreaks } from '#app/platform/text.ts';

/** The fields of a form that travels through the sign-in page: in its HTML only, never on the server or in an address. */
export interface CarriedForm {
  /** The address of the form, a path of this site. */
  readonly action: string;
  /** Name and value of each field, in order. */
  readonly fields: readonly (readonly [string, string])[];
}

const MAX_FIELDS = 300;
/** Above the longest form; the page contains the fields in text, in which an umlaut has six characters. */
const MAX_PACKED = 300_000;

/** Names of fields that are never written into a page. */
const SECRET = /pass(?:wor[dt]|wd|phrase)?|kennwort|secret|geheim|token|credential|^(?:pin|code|otp)$/i;

/** The fields of a posted form without files and secrets; null when they are too many or too long. */
export function carryFields(action: string, posted: FormData): CarriedForm | null {
  const fields: [string, string][] = [];
  for (const [name, value] of posted)
    if (typeof value === 'string' && !SECRET.test(name)) fields.push([name, withPlainLineBreaks(value)]);
  const carried = { action, fields };
  return fields.length <= MAX_FIELDS && packFields(carried).length <= MAX_PACKED ? carried : null;
}

/** The text for the hidden field of the sign-in form. */
export function packFields({ fields }: CarriedForm): string {
  return new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
}

/** The form again, from the hidden field. A client can write any text there, so the same rules apply. */
export function unpackFields(action: string, packed: string): CarriedForm | null {
  if (packed.length > MAX_PACKED) return null;
  const posted = new FormData();
  for (const [name, value] of new URLSearchParams(packed)) posted.append(name, value);
  return carryFields(action, posted);
}
