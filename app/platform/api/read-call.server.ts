import type { z } from 'zod';
import type { Locale } from '#app/platform/ctx.ts';
import { type ApiAnswer, type FieldError, type FieldWords, refused } from './answer.ts';
import type { Operation } from './operation.ts';
import { apiWords, commonFieldWords } from './words.server.ts';

/** The parts of a request as the operation's schemas make them. */
export interface ReadCall<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  /** As it was sent, for the comparison of repeats. */
  sent: { query: string; body: unknown };
}

export interface ReadOptions {
  params: Readonly<Record<string, string | undefined>>;
  locale: Locale;
  words: FieldWords;
}

/**
 * Reads a request by its operation: 404 for an address that can mean nothing, 415 and 400 for a body that is no JSON, 422 with
 * every wrong field. Never throws for what somebody sent.
 */
export async function readCall<Params, Query, Body>(
  request: Request,
  operation: Operation<Params, Query, Body>,
  { params, locale, words }: ReadOptions,
): Promise<ReadCall<Params, Query, Body> | ApiAnswer> {
  const known = operation.params.safeParse(params);
  if (!known.success) return refused(404, 'NOT_FOUND', apiWords('NOT_FOUND', locale));
  const { search, searchParams } = new URL(request.url);
  const query = operation.query.safeParse(queryOf(searchParams));
  const json = operation.body ? await readJson(request, locale) : { value: undefined };
  if ('status' in json) return json;
  const body = operation.body?.safeParse(json.value);
  const issues = [...(query.error?.issues ?? []), ...(body?.error?.issues ?? [])];
  if (!query.success || (body && !body.success))
    return invalidFields(
      issues.flatMap((issue) => fieldErrors(issue, locale, words)),
      locale,
    );
  return {
    params: known.data,
    query: query.data,
    body: body?.data as Body,
    sent: { query: search, body: json.value ?? null },
  };
}

/** Well-formed but wrong (D18): the first one stands in front, all of them in `errors`. */
export function invalidFields(errors: readonly FieldError[], locale: Locale): ApiAnswer {
  const { title, detail } = apiWords('VALIDATION_FAILED', locale);
  const [first] = errors;
  return refused(422, 'VALIDATION_FAILED', { title, detail: first?.detail ?? detail }, { field: first?.field, errors });
}

/** A name that comes twice is a list, which no schema of a single value takes. */
function queryOf(searchParams: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

async function readJson(request: Request, locale: Locale): Promise<{ value: unknown } | ApiAnswer> {
  const type = request.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > 0 && !/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    return refused(415, 'UNSUPPORTED_TYPE', apiWords('UNSUPPORTED_TYPE', locale));
  if (bytes.byteLength === 0) return { value: {} };
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return refused(400, 'UNREADABLE_JSON', apiWords('UNREADABLE_JSON', locale));
  }
}

function fieldErrors(issue: z.core.$ZodIssue, locale: Locale, words: FieldWords): FieldError[] {
  const path = issue.path.map(String);
  const at = (field: string[], code: string): FieldError => ({
    field: field.join('.'),
    code,
    detail: words({ code }, locale) ?? commonFieldWords(code, locale) ?? code,
  });
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => at([...path, key], 'unknown'));
  if (/^[a-z]+(?:_[a-z]+)*$/.test(issue.message)) return [at(path, issue.message)];
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return [at(path, isMissing ? 'missing' : 'invalid')];
}
