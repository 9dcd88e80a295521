import { z } from 'zod';

/** A refusal as it is sent (RFC 9457); a room adds members of its own with `extend`. */
export const problemShape = z
  .looseObject({
    type: z.string().describe('urn:platzwart:problem: and the code'),
    title: z.string().describe('In the language of the account'),
    status: z.int(),
    code: z.string().describe('Stable, for programs'),
    detail: z.string().optional().describe('In the language of the account'),
    field: z.string().optional().describe('The first wrong field, with dots'),
    errors: z
      .array(z.object({ field: z.string(), code: z.string(), detail: z.string() }))
      .optional()
      .describe('Every wrong field'),
    right: z.string().optional().describe('Of FORBIDDEN: the right that the account lacks'),
  })
  .meta({ id: 'Problem' });

/** A refusal that does not depend on what an operation does. `when` selects the operations that can give it. */
export interface GeneralProblem {
  /** Name of the response in the document. */
  readonly name: string;
  readonly status: number;
  readonly codes: readonly string[];
  readonly description: string;
  /** Headers of the response. */
  readonly headers?: readonly string[];
  readonly when: 'always' | 'body' | 'address' | 'repeatable' | 'never';
}

export const GENERAL_PROBLEMS = [
  {
    name: 'BadRequest',
    status: 400,
    codes: ['UNREADABLE_JSON', 'IDEMPOTENCY_KEY_INVALID', 'TWO_CREDENTIALS'],
    description: 'The request cannot be read, or it carries a token and a session',
    when: 'always',
  },
  {
    name: 'Unauthenticated',
    status: 401,
    codes: ['UNAUTHENTICATED', 'TOKEN_INVALID'],
    description: 'No token and no session, or a token that is unknown, expired or revoked',
    headers: ['WWW-Authenticate'],
    when: 'always',
  },
  {
    name: 'Forbidden',
    status: 403,
    codes: ['FORBIDDEN', 'TOKEN_SCOPE_MISSING', 'FOREIGN_ORIGIN'],
    description: 'It may be seen, but not done: by this account, with this token, or from this page',
    when: 'always',
  },
  {
    name: 'NotFound',
    status: 404,
    codes: ['NOT_FOUND'],
    description: 'Unknown, or not visible to this account',
    when: 'address',
  },
  {
    name: 'MethodNotAllowed',
    status: 405,
    codes: ['METHOD_NOT_ALLOWED'],
    description: 'The address has other methods; Allow names them',
    when: 'never',
  },
  {
    name: 'StillRunning',
    status: 409,
    codes: ['IDEMPOTENCY_KEY_RUNNING'],
    description: 'The first request with this Idempotency-Key has not ended yet',
    headers: ['Retry-After'],
    when: 'repeatable',
  },
  {
    name: 'TooLarge',
    status: 413,
    codes: ['TOO_LARGE'],
    description: 'The body is larger than 2 MiB',
    when: 'body',
  },
  {
    name: 'UnsupportedType',
    status: 415,
    codes: ['UNSUPPORTED_TYPE'],
    description: 'The body is not sent as application/json',
    when: 'body',
  },
  {
    name: 'Invalid',
    status: 422,
    codes: ['VALIDATION_FAILED', 'IDEMPOTENCY_KEY_REUSED'],
    description: 'A value is wrong, `errors` names each; or the Idempotency-Key came with other content before',
    headers: ['Idempotency-Replayed'],
    when: 'always',
  },
  {
    name: 'Failed',
    status: 500,
    codes: ['INTERNAL'],
    description: 'The fault is ours; nothing was half saved',
    when: 'always',
  },
  {
    name: 'Busy',
    status: 503,
    codes: ['BUSY', 'STORAGE_FULL'],
    description:
      'Too much to do, no database, or no space on its disk; the end of a write is open until it is repeated with its key',
    headers: ['Retry-After'],
    when: 'always',
  },
] as const satisfies readonly GeneralProblem[];
