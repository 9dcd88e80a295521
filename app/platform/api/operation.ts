import type { z } from 'zod';
import type { ActionName } from '#app/permissions.ts';
import type { Actor } from '#app/platform/ctx.ts';

export type ApiMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One method of one address of the JSON API: its input and its answers. The OpenAPI document is made from these. */
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
  /** The right that a call needs; a token needs the scope that covers it. */
  readonly right: ActionName;
  /** True: an account without the right gets the 404 of an unknown record instead of 403. */
  readonly hidesFromOthers?: boolean;
  /** A further right that this body needs, with its scope; null for none. */
  alsoNeeds?(body: Body, actor: Actor): ActionName | null;
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  /** Null when it takes none. */
  readonly body: z.ZodType<Body> | null;
  /** A valid body, for the documentation. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** The query of the example in the documentation. */
  readonly exampleQuery?: Readonly<Record<string, string>>;
  /** True when it writes and an Idempotency-Key makes a repeat harmless. */
  readonly isRepeatable: boolean;
  /** True when the verb keeps the key of a repeat itself, for ever; then the kit stores none. */
  readonly keepsKeys?: boolean;
  /** In addition to the general ones (`GENERAL_PROBLEMS`). With 304, the operation reads If-None-Match and sends an ETag. */
  readonly answers: Readonly<Record<number, DocumentedAnswer>>;
}

export interface DocumentedAnswer {
  readonly description: string;
  /** Null for an answer without body, and for a problem without members of its own. */
  readonly schema: z.ZodType | null;
  /** Of a problem: its codes. */
  readonly codes?: readonly string[];
  /** In addition to the implied ones: Location of 201, ETag with 304, Idempotency-Replayed. */
  readonly headers?: readonly 'Link'[];
}

/** Infers the types of an operation's parts. */
export function operation<Params, Query, Body>(
  described: Operation<Params, Query, Body>,
): Operation<Params, Query, Body> {
  return described;
}
