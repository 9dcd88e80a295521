import type { z } from 'zod';
import type { Locale } from '#app/platform/ctx.ts';
import { type ApiAnswer, type FieldError, type FieldMessage, refused } from './answer.ts';
import type { Operation } from './operation.ts';
import { apiMessage, commonFieldMessage } from './messages.server.ts';

/** The parts of a request after the operation's schemas have parsed them. */
export interface ReadCall<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  /** The raw body, for the comparison of repeats. */
  sent: { query: string; body: unknown };
}

export interface ReadOptions {
  params: Readonly<Record<string, string | undefined>>;
  locale: Locale;
  fieldMessage: FieldMessage;
}

/** With it, an issue has its input: a missing value differs from one of another type. */
export const WITH_INPUT = { reportInput: true };

/**
 * Reads a request by its operation: 404 for an address without meaning, 415 and 400 for a body that is not JSON, 422 with
 * every wrong field. Never throws because of the input.
 */
export async function readCall<Params, Query, Body>(
  request: Request,
  operation: Operation<Params, Query, Body>,
  { params, locale, fieldMessage }: ReadOptions,
): Promise<ReadCall<Params, Query, Body> | ApiAnswer> {
  const known = operation.params.safeParse(params);
  if (!known.success) return refused(404, 'NOT_FOUND', apiMessage('NOT_FOUND', locale));
  const { search, searchParams } = new URL(request.url);
  const query = operation.query.safeParse(queryOf(searchParams), WITH_INPUT);
  const json = operation.body ? await readJson(request, locale) : { value: undefined };
  if ('status' in json) return json;
  const body = operation.body?.safeParse(json.value, WITH_INPUT);
  const issues = [...(query.error?.issues ?? []), ...(body?.error?.issues ?? [])];
  if (!query.success || (body && !body.success))
    return invalidFields(fieldErrors(issues, locale, fieldMessage), locale);
  return {
    params: known.data,
    query: query.data,
    body: body?.data as Body,
    sent: { query: search, body: json.value ?? null },
  };
}

/** Well-formed but wrong (D18): the title is that of the first field, `errors` has all of them. */
export function invalidFields(errors: readonly FieldError[], locale: Locale): ApiAnswer {
  const { title, detail } = apiMessage('VALIDATION_FAILED', locale);
  const [first] = errors;
  return refused(422, 'VALIDATION_FAILED', { title, detail: first?.detail ?? detail }, { field: first?.field, errors });
}

/** A name that occurs twice is a list, which a schema of a single value refuses. */
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
    return refused(415, 'UNSUPPORTED_TYPE', apiMessage('UNSUPPORTED_TYPE', locale));
  if (bytes.byteLength === 0) return { value: {} };
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return refused(400, 'UNREADABLE_JSON', apiMessage('UNREADABLE_JSON', locale));
  }
}

/** Every wrong field, once for each fault, and the first unknown ones. The schema has to parse with WITH_INPUT. */
export function fieldErrors(
  issues: readonly z.core.$ZodIssue[],
  locale: Locale,
  fieldMessage: FieldMessage,
): FieldError[] {
  const byKey = new Map<string, FieldError>();
  for (const { field, ...fault } of issues.flatMap(faultsOf)) {
    const key = `${field} ${fault.code}`;
    const detail = commonFieldMessage(fault, locale) ?? fieldMessage(fault, locale) ?? fault.code;
    if (!byKey.has(key)) byKey.set(key, { field, code: fault.code, detail });
  }
  return [...byKey.values()];
}

/** The number that a sentence names: `too_big` has it, and so has the limit of `textUpTo`. */
function valuesOf(issue: z.core.$ZodIssue): Record<string, string> {
  if (issue.code === 'too_big') return { max: String(issue.maximum) };
  const max: unknown = issue.code === 'custom' ? issue.params?.['max'] : undefined;
  return typeof max === 'number' ? { max: String(max) } : {};
}

/** Names of unknown fields in one answer; a body may have a hundred thousand. */
const MAX_UNKNOWN = 20;

interface Fault {
  field: string;
  code: string;
  values?: Record<string, string>;
}

/** A schema may give its own code as the message, with its value: `too_long:50`; an absent value is always `missing`. */
function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, MAX_UNKNOWN)
      .map((key) => ({ field: [...issue.path, key].map(String).join('.'), code: 'unknown' }));
  if (issue.code !== 'custom' && issue.input === undefined) return [{ field, code: 'missing' }];
  const values = valuesOf(issue);
  const [, code, detail] = /^([a-z]+(?:_[a-z]+)*)(?::(\w+))?$/.exec(issue.message) ?? [];
  if (code !== undefined) return [{ field, code, values: detail === undefined ? values : { ...values, detail } }];
  if (issue.code === 'invalid_type') return [{ field, code: 'wrong_type', values: { expected: issue.expected } }];
  if (issue.code === 'invalid_value')
    return [{ field, code: 'not_one_of', values: { options: issue.values.map(String).join(', ') } }];
  return [{ field, code: 'invalid' }];
}
