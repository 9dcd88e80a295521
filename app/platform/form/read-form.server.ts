import type { Submission } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { z } from 'zod';
import { isLongerThan, withPlainLineBreaks } from '#app/platform/text.ts';

/** Far above the largest form. conform takes quadratic time for a name that repeats. */
const MAX_FIELDS = 1000;
/** Of a multipart, which no form of ours needs without an upload. */
const MAX_PARTS = 200;

/** Parses a form by its schema. Throws 400 for a body that is not a form, 413 for one with too many fields. */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<Submission<z.output<S>, string[]>> {
  return parseForm(await readFields(request), schema);
}

/** The fields as sent, for a form with more than one schema; throws as readForm does. */
export async function readFields(request: Request): Promise<FormData> {
  let body: FormData;
  try {
    body = await (isMultipart(request) ? readMultipart(request) : request.formData());
  } catch (error) {
    if (error instanceof Response) throw error;
    throw new Response(null, { status: 400 });
  }
  return withPlainNames(body);
}

const isMultipart = (request: Request): boolean =>
  /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '');

/** A part costs some 30 microseconds to parse, so the parts are counted in the bytes first. */
async function readMultipart(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await request.arrayBuffer());
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type)?.slice(1).find(Boolean);
  if (boundary === undefined) throw new Response(null, { status: 400 });
  let parts = 0;
  for (let at = bytes.indexOf(`--${boundary}`); at >= 0; at = bytes.indexOf(`--${boundary}`, at + 1))
    if ((parts += 1) > MAX_PARTS) throw new Response(null, { status: 413 });
  return await new Response(bytes, { headers: { 'content-type': type } }).formData();
}

export function parseForm<S extends z.ZodType>(fields: FormData, schema: S): Submission<z.output<S>, string[]> {
  return parseWithZod(fields, { schema });
}

/**
 * conform reads names as paths: `a[4294967294]` builds a list of that length and ends the process, and `__state__` without
 * JSON throws. Our forms have plain names, so other names lose their special characters, and a strict schema reports them.
 * NUL becomes U+FFFD, the sign for bytes that are not text: schemas refuse it, and no page contains a NUL. A line break becomes
 * one character before any schema measures it.
 */
function withPlainNames(body: FormData): FormData {
  const plain = new FormData();
  let count = 0;
  for (const [name, value] of body) {
    if ((count += 1) > MAX_FIELDS) throw new Response(null, { status: 413 });
    const plainName = /^[a-z][a-z0-9]*$/i.test(name) ? name : `?${name.replaceAll(/[^a-z0-9]+/gi, '?')}`;
    plain.append(plainName, typeof value === 'string' ? withPlainLineBreaks(value).replaceAll('\0', '\uFFFD') : value);
  }
  return plain;
}

/**
 * False for NUL, which PostgreSQL cannot store, for other control characters except tab and line break, which control
 * terminals and printers, and for U+FFFD, which replaces a lone surrogate.
 */
export function isReadableText(value: string): boolean {
  return value.isWellFormed() && !/[^\P{Cc}\t\n\r]|\uFFFD/u.test(value);
}

/**
 * A text that people write, at most `max` characters (`platform/text`); `max` is also its `maxLength` in OpenAPI. Every schema of
 * such a text begins with it, since `z.string().max()` counts UTF-16 units.
 */
export function textUpTo(max: number, tooLong: string, missing?: string): z.ZodString {
  return (
    z
      .string(missing)
      .normalize('NFC')
      // JSON has line breaks of any kind; those of forms are plain by now.
      .overwrite(withPlainLineBreaks)
      .refine((value) => !isLongerThan(value, max), { error: tooLong, params: { max } })
      .meta({ maxLength: max })
  );
}

/** The text without blanks at its ends; empty when all of it is invisible (zero-width characters). */
export function trimmedText(value: string): string {
  return /[^\s\p{Cf}]/u.test(value) ? value.trim() : '';
}

/** The error option of a strict schema: the message names the unknown field. */
export function namesUnknownFields(issue: { code?: string; keys?: readonly string[] }): string | undefined {
  return issue.code === 'unrecognized_keys' ? `field_unknown:${(issue.keys ?? []).join(', ')}` : undefined;
}
