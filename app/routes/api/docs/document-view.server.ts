import { tokenScopeOf } from '#app/permissions.ts';
import type { Json } from '#app/platform/api/openapi.server.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { scopeWords } from '#app/platform/api/words.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { apiDocument, operations } from '#app/routes/api/document.server.ts';

export interface DocumentedField {
  /** With dots for what lies deeper. */
  name: string;
  kind: string;
  isRequired: boolean;
  meaning: string;
}

export interface DocumentedOperation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  scope: string | null;
  parameters: DocumentedField[];
  body: DocumentedField[];
  answers: { status: string; description: string }[];
  example: string;
}

type Node = { [key: string]: Json };

/** The document's operations by their tags, as the page shows them. */
export function documentedGroups(locale: Locale): { tag: string; operations: DocumentedOperation[] }[] {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return tags.map((tag) => ({
    tag,
    operations: operations.filter((one) => one.tag === tag).map((one) => documented(one, locale)),
  }));
}

function documented(operation: Operation, locale: Locale): DocumentedOperation {
  const { id, method, path, summary, description = null, right } = operation;
  const paths = apiDocument().paths as Record<string, Record<string, Node>>;
  const described = paths[path]?.[method.toLowerCase()] ?? {};
  const scope = tokenScopeOf(right);
  const responses = described.responses as Record<string, { description: string }>;
  return {
    id,
    method,
    path,
    summary,
    description,
    scope: scope && scopeWords(scope, locale),
    parameters: ((described.parameters ?? []) as Node[]).map((parameter) => ({
      name: textOf(parameter.name),
      kind: kindOf(parameter.schema as Node),
      isRequired: parameter.required === true,
      meaning: textOf(parameter.description),
    })),
    body: fieldsOf(bodySchema(described)),
    answers: Object.entries(responses)
      .filter(([status]) => status !== 'default')
      .map(([status, answer]) => ({ status, description: answer.description })),
    example: curl(operation),
  };
}

function bodySchema(described: Node): Node | null {
  const body = described.requestBody as { content: Record<string, { schema: Node }> } | undefined;
  return body?.content['application/json']?.schema ?? null;
}

/** Follows a reference into the components. */
function resolved(schema: Node): Node {
  const name = typeof schema.$ref === 'string' ? (schema.$ref.split('/').at(-1) ?? '') : null;
  if (name === null) return schema;
  const { schemas } = apiDocument().components as { schemas: Record<string, Node> };
  return schemas[name] ?? {};
}

function fieldsOf(schema: Node | null, prefix = ''): DocumentedField[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = resolved(schema) as {
    properties?: Record<string, Node>;
    required?: Json[];
  };
  return Object.entries(properties).flatMap(([key, property]) => {
    const name = `${prefix}${key}`;
    const own = {
      name,
      kind: kindOf(property),
      isRequired: required.includes(key),
      meaning: textOf(property.description),
    };
    return property.type === 'object' ? [own, ...fieldsOf(property, `${name}.`)] : [own];
  });
}

/** "string (date)", "this | following | all", "string[]", in few words. */
function kindOf(schema: Node): string {
  const { type, format, enum: values, anyOf, items } = resolved(schema);
  if (Array.isArray(values)) return values.map(String).join(' | ');
  if (Array.isArray(anyOf)) return [...new Set((anyOf as Node[]).map(kindOf))].join(' | ');
  if (type === 'array') return `${kindOf((items ?? {}) as Node)}[]`;
  if (typeof type !== 'string') return 'any';
  return typeof format === 'string' ? `${type} (${format})` : type;
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function curl({ method, path, example, isRepeatable }: Operation): string {
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${publicUrl(path)}`,
    `-H 'Authorization: Bearer pw_…'`,
    ...(isRepeatable ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(example ? [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(example, null, 2)}'`] : []),
  ];
  return lines.join(' \\\n  ');
}
