import type { z } from 'zod';
import type { DocumentedAnswer, Operation } from './operation.ts';
import { GENERAL_PROBLEMS, type GeneralProblem } from './problems.ts';

export type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
export type JsonObject = { [key: string]: Json };

/** Makes a schema, and a component of one that has an id. */
export type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => JsonObject;

const header = (description: string, type = 'string'): JsonObject => ({ description, schema: { type } });

/** Every header that an answer may have and a program may use. */
export const HEADERS: JsonObject = {
  Location: header('Where the booking is; of a series the first one'),
  Link: header('`<…>; rel="next"` leads to the following page; missing on the last'),
  ETag: header('For If-None-Match'),
  'Retry-After': header('Seconds to wait before the same request is sent again', 'integer'),
  'Idempotency-Replayed': header('`true` when this is the answer of the first time'),
  'WWW-Authenticate': header('The challenge of RFC 6750'),
};

export const IF_NONE_MATCH: JsonObject = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The ETag of an earlier answer; while it is current, the answer is 304 without a body',
  schema: { type: 'string' },
};

const headersOf = (names: readonly string[]): JsonObject =>
  names.length === 0
    ? {}
    : { headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])) };

/** The refusals that any operation may give, as named responses. */
export function generalResponses(problem: JsonObject): JsonObject {
  const all: readonly GeneralProblem[] = GENERAL_PROBLEMS;
  return Object.fromEntries(
    all.map(({ name, codes, description, headers = [] }) => [
      name,
      {
        description: `${description} (${codes.join(', ')})`,
        ...headersOf(headers),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}

/** The responses of an operation: its own, and the general ones that apply to it. */
export function responsesOf(operation: Operation, schemaOf: SchemaOf, problem: JsonObject): JsonObject {
  const { answers } = operation;
  const general = GENERAL_PROBLEMS.filter(({ status, when }) => !(status in answers) && canMeet(operation, when));
  const responses: JsonObject = {};
  for (const [status, answer] of Object.entries(answers))
    responses[status] = responseOf(Number(status), answer, { operation, schemaOf, problem });
  for (const { name, status } of general) responses[status] = { $ref: `#/components/responses/${name}` };
  return responses;
}

function canMeet({ body, params, isRepeatable }: Operation, when: GeneralProblem['when']): boolean {
  if (when === 'body') return body !== null;
  if (when === 'address') return !params.safeParse({}).success;
  return when === 'repeatable' ? isRepeatable : when === 'always';
}

interface Around {
  operation: Operation;
  schemaOf: SchemaOf;
  problem: JsonObject;
}

function responseOf(
  status: number,
  { description, schema, codes = [], headers = [] }: DocumentedAnswer,
  { operation, schemaOf, problem }: Around,
): JsonObject {
  const { isRepeatable, answers } = operation;
  const canRun = isRepeatable && status === 409;
  const said = [...codes, ...(canRun ? ['IDEMPOTENCY_KEY_RUNNING'] : [])];
  const made = schema ? schemaOf(schema, 'output') : status >= 400 ? problem : null;
  return {
    description: said.length > 0 ? `${description} (${said.join(', ')})` : description,
    ...headersOf([
      ...headers,
      ...(status === 201 ? ['Location'] : []),
      ...(304 in answers && status < 400 ? ['ETag'] : []),
      ...(canRun ? ['Retry-After'] : []),
      ...(isRepeatable ? ['Idempotency-Replayed'] : []),
    ]),
    ...(made
      ? { content: { [status < 400 ? 'application/json' : 'application/problem+json']: { schema: made } } }
      : {}),
  };
}
