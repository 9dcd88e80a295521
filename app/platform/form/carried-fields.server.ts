import { withPlainLineBreaks } from '#app/platform/text.ts';

/** The fields of a form that travels through the sign-in page: in its HTML only, never on the server or in an address. */
export interface CarriedForm {
  /** The address of the form, a path of this site. */
  readonly action: string;
  /** Name and value of each field, in order. */
  readonly fields: readonly (readonly [string, string])[];
}

const MAX_FIELDS = 300;
/** As sent by the sign-in form, which encodes the packed fields again; the body limit of a page is above it. */
const MAX_SENT = 100_000;

/** Names of fields that are never written into a page. */
const SECRET = /pass(?:wor[dt]|wd|phrase)?|kennwort|secret|geheim|token|credential|^(?:pin|code|otp)$/i;

/** The fields of a posted form without files and secrets; null when they are too many or too long. */
export function carryFields(action: string, posted: FormData): CarriedForm | null {
  const fields: [string, string][] = [];
  for (const [name, value] of posted)
    if (typeof value === 'string' && !SECRET.test(name)) fields.push([name, withPlainLineBreaks(value)]);
  const carried = { action, fields };
  return fields.length <= MAX_FIELDS && sentLength(packFields(carried)) <= MAX_SENT ? carried : null;
}

const sentLength = (packed: string): number => new URLSearchParams([['', packed]]).toString().length;

/** The text for the hidden field of the sign-in form. */
export function packFields({ fields }: CarriedForm): string {
  return new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
}

/** The form again, from the hidden field. A client can write any text there, so the same rules apply. */
export function unpackFields(action: string, packed: string): CarriedForm | null {
  if (packed.length > MAX_SENT) return null;
  const posted = new FormData();
  for (const [name, value] of new URLSearchParams(packed)) posted.append(name, value);
  return carryFields(action, posted);
}
