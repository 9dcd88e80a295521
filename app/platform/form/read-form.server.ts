import type { Submission } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';

/** Far above the largest form; conform gathers a name that comes again and again in quadratic time. */
const MAX_FIELDS = 1000;

/** Reads a form by its schema. Throws 400 for a body that is no form at all, 413 for one with too many fields. */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<Submission<z.output<S>, string[]>> {
  return parseForm(await readFields(request), schema);
}

/** The fields as they were sent, for forms that ask more than one question of them; throws as readForm does. */
export async function readFields(request: Request): Promise<FormData> {
  let body: FormData;
  try {
    body = await request.formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
  return withPlainNames(body);
}

export function parseForm<S extends z.ZodType>(fields: FormData, schema: S): Submission<z.output<S>, string[]> {
  return parseWithZod(fields, { schema });
}

/**
 * conform takes names for paths and orders: `a[4294967294]` builds a list of that length and ends the process, `__state__`
 * that is no JSON throws. Our forms have plain names, so others lose what makes them special; a strict schema names them.
 * NUL becomes U+FFFD, the sign of bytes that were no text: schemas refuse it, and no page echoes a NUL.
 */
function withPlainNames(body: FormData): FormData {
  const plain = new FormData();
  let count = 0;
  for (const [name, value] of body) {
    if ((count += 1) > MAX_FIELDS) throw new Response(null, { status: 413 });
    const plainName = /^[a-z][a-z0-9]*$/i.test(name) ? name : `?${name.replaceAll(/[^a-z0-9]+/gi, '?')}`;
    plain.append(plainName, typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);
  }
  return plain;
}

/**
 * False for what is no text: NUL, which PostgreSQL cannot keep, other control characters but tab and line break, which steer
 * terminals and printers, and U+FFFD, as which a lone surrogate arrives.
 */
export function isReadableText(value: string): boolean {
  return value.isWellFormed() && !/[^\P{Cc}\t\n\r]|\uFFFD/u.test(value);
}

/** Without blanks at its ends; empty when nothing of it can be seen (zero-width signs). */
export function trimmedText(value: string): string {
  return /[^\s\p{Cf}]/u.test(value) ? value.trim() : '';
}

/** The error option of a strict schema: a field that does not belong is named in the message. */
export function namesUnknownFields(issue: { code?: string; keys?: readonly string[] }): string | undefined {
  return issue.code === 'unrecognized_keys' ? `field_unknown:${(issue.keys ?? []).join(', ')}` : undefined;
}
