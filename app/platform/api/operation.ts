import type { z } from 'zod';
import type { ActionName } from '#app/permissions.ts';

export type ApiMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One method of one address of the JSON API: what it takes and what it answers. The OpenAPI document is made from these. */
export interface Operation<Params = unknown, Query = unknown, Body = unknown> {
  /** Name in the OpenAPI document: createBooking. */
  readonly id: string;
  readonly method: ApiMethod;
  /** With `{name}` for parameters (OpenAPI 3.1). */
  readonly path: `/api/${string}`;
  /** Group in the document. */
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** The right it asks for; a token needs the scope that covers it. */
  readonly right: ActionName;
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  /** Null when it takes none. */
  readonly body: z.ZodType<Body> | null;
  /** A body that would be taken, for the documentation. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** What an example asks for in its address. */
  readonly exampleQuery?: Readonly<Record<string, string>>;
  /** It writes, and an Idempotency-Key makes a repeat harmless. */
  readonly isRepeatable: boolean;
  /** Besides those that every operation may give (`GENERAL_PROBLEMS`). With 304 it takes If-None-Match and tells an ETag. */
  readonly answers: Readonly<Record<number, DocumentedAnswer>>;
}

export interface DocumentedAnswer {
  readonly description: string;
  /** Null for an answer without body, and for a problem without members of its own. */
  readonly schema: z.ZodType | null;
  /** Of a problem: the codes it comes with. */
  readonly codes?: readonly string[];
  /** Besides those that follow from the rest: Location of 201, ETag with 304, Idempotency-Replayed. */
  readonly headers?: readonly 'Link'[];
}

/** Keeps the types of an operation's parts. */
export function operation<Params, Query, Body>(
  described: Operation<Params, Query, Body>,
): Operation<Params, Query, Body> {
  return described;
}
