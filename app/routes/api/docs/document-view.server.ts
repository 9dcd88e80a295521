import { accessAdvice } from '#app/domains/access/api/texts.server.ts';
import { bookingAdvice } from '#app/domains/booking/api/texts.server.ts';
import { presenceAdvice } from '#app/domains/presence/api/answers.server.ts';
import { fundingAdvice } from '#app/domains/funding/api/answers.server.ts';
import { divideAdvice } from '#app/domains/funding/api/divide-answers.server.ts';
import { staffAdvice } from '#app/domains/staff/api/answers.server.ts';
import { clockAdvice } from '#app/domains/staff/api/clock-answers.server.ts';
import { timesAdvice } from '#app/domains/staff/api/times-answers.server.ts';
import { tokenScopeOf } from '#app/permissions.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { GENERAL_PROBLEMS } from '#app/platform/api/problems.ts';
import { adviceFor, docsPhrase } from '#app/platform/api/messages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { apiDocument, operations } from '#app/routes/api/document.server.ts';
import { componentNamed, type DocumentedField, fieldOf, fieldsOf, type Node, textOf } from './fields.server.ts';

export interface DocumentedOperation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  scope: string | null;
  parameters: DocumentedField[];
  body: DocumentedField[];
  isBodyRequired: boolean;
  response: DocumentedField[];
  answers: { status: string; description: string }[];
  /** Statuses of the refusals that are the same for every operation. */
  general: string[];
  example: string;
}

export interface DocumentedRefusal {
  status: number;
  code: string;
  advice: string;
}

/** The document's operations by their tags, as the page shows them. */
export function documentedGroups(locale: Locale): { tag: string; operations: DocumentedOperation[] }[] {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return tags.map((tag) => ({
    tag,
    operations: operations.filter((one) => one.tag === tag).map((one) => documented(one, locale)),
  }));
}

/** The objects of the answers, each once. */
export function documentedObjects(
  groups: readonly { operations: DocumentedOperation[] }[],
  locale: Locale,
): { name: string; fields: DocumentedField[] }[] {
  const found = new Map<string, DocumentedField[]>();
  const visit = (fields: readonly DocumentedField[]) => {
    for (const { object } of fields) {
      if (object === null || found.has(object)) continue;
      const inside = fieldsOf(componentNamed(object), locale);
      found.set(object, inside);
      visit(inside);
    }
  };
  for (const { operations: some } of groups) for (const { response } of some) visit(response);
  return [...found].map(([name, fields]) => ({ name, fields }));
}

const adviceOf = (code: string, locale: Locale): string =>
  [
    adviceFor,
    bookingAdvice,
    accessAdvice,
    presenceAdvice,
    staffAdvice,
    clockAdvice,
    timesAdvice,
    fundingAdvice,
    divideAdvice,
  ]
    .map((advice) => advice(code, locale))
    .find((text) => text !== null) ?? '';

/** Every code that an operation may refuse with, by status, and its advice. */
export function documentedRefusals(locale: Locale): DocumentedRefusal[] {
  const general = GENERAL_PROBLEMS.flatMap(({ status, codes }) => codes.map((code) => ({ status, code })));
  const own = operations.flatMap(({ answers }) =>
    Object.entries(answers).flatMap(([status, { codes = [] }]) =>
      codes.map((code) => ({ status: Number(status), code })),
    ),
  );
  const all = new Map<string, { status: number; code: string }>(
    [...general, ...own].map((refusal) => [refusal.code, refusal]),
  );
  return [...all.values()]
    .toSorted((one, other) => one.status - other.status)
    .map(({ status, code }) => ({
      status,
      code,
      advice: adviceOf(code, locale),
    }));
}

function documented(operation: Operation, locale: Locale): DocumentedOperation {
  const { id, method, path, summary, description = null, right } = operation;
  const paths = apiDocument().paths as Record<string, Record<string, Node>>;
  const described = paths[path]?.[method.toLowerCase()] ?? {};
  const scope = tokenScopeOf(right);
  const responses = Object.entries(described.responses as Record<string, Node>);
  const body = described.requestBody as Node | undefined;
  const done = responses.find(([status]) => Number(status) < 300)?.[1];
  return {
    id,
    method,
    path,
    summary,
    description,
    scope: scope && docsPhrase('scope', { scope }, locale),
    parameters: ((described.parameters ?? []) as Node[]).map((parameter) => ({
      ...fieldOf(textOf(parameter.name), parameter.schema as Node, locale),
      isRequired: parameter.required === true,
      meaning: textOf(parameter.description),
    })),
    body: fieldsOf(schemaIn(body), locale),
    isBodyRequired: body?.required === true,
    response: fieldsOf(schemaIn(done), locale),
    answers: responses.flatMap(([status, { description: meaning }]) =>
      typeof meaning === 'string' ? [{ status, description: meaning }] : [],
    ),
    general: responses.flatMap(([status, { $ref: name }]) => (name === undefined ? [] : [status])),
    example: curl(operation),
  };
}

function schemaIn(described: Node | undefined): Node | null {
  const { content } = (described ?? {}) as { content?: Record<string, { schema: Node }> };
  return content?.['application/json']?.schema ?? null;
}

/** Command lines that work after the words in capitals are replaced. */
function curl({ method, path, example, exampleQuery, isRepeatable }: Operation): string {
  const query = new URLSearchParams(exampleQuery).toString();
  const address =
    publicUrl(
      path.replaceAll(/\{(\w+?)(Id)?\}/g, (_, name: string, id?: string) => name.toUpperCase() + (id ? '_ID' : '')),
    ) + (query && `?${query}`);
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}'${address}'`,
    `-H 'Authorization: Bearer TOKEN'`,
    ...(isRepeatable ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(example ? [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(named(example), null, 2)}'`] : []),
  ];
  return lines.join(' \\\n  ');
}

/** The ids of an example exist on no server, so their names replace them. */
function named(example: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(example).map(([key, value]) => [
      key,
      key.endsWith('Id') ? `${key.slice(0, -2).toUpperCase()}_ID` : value,
    ]),
  );
}
