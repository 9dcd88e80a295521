import { z } from 'zod';
import type { ApiReply } from './api.ts';

type Node = Record<string, unknown>;

interface Described {
  description: string;
  headers?: Node;
  content?: Record<string, { schema: Node }>;
}

/** The description of an operation in a served OpenAPI document, to compare real answers with it. */
export function readDocument(document: Node) {
  const components = document['components'] as Record<string, Record<string, Node>>;
  const paths = document['paths'] as Record<string, Record<string, { responses: Record<string, Node> }>>;
  const $defs = JSON.parse(
    JSON.stringify(components['schemas']).replaceAll('#/components/schemas/', '#/$defs/'),
  ) as Node;

  const responseOf = (method: string, path: string, status: number): Described | undefined => {
    const found = paths[path]?.[method.toLowerCase()]?.responses[status];
    const name = typeof found?.['$ref'] === 'string' ? found['$ref'].split('/').at(-1) : undefined;
    return (name === undefined ? found : components['responses']?.[name]) as Described | undefined;
  };

  /** Every difference between an answer and its description; empty when there is none. */
  return function differences(method: string, path: string, reply: ApiReply): string[] {
    const described = responseOf(method, path, reply.status);
    if (!described) return [`${method} ${path} does not name ${reply.status}`];
    const headers = ['location', 'link', 'etag', 'retry-after', 'idempotency-replayed', 'www-authenticate'];
    const named = new Set(Object.keys(described.headers ?? {}).map((name) => name.toLowerCase()));
    const untold = headers.filter((name) => reply.headers.has(name) && !named.has(name));
    const [type, content] = Object.entries(described.content ?? {})[0] ?? [];
    if (!content) return [...untold, ...(reply.text === '' ? [] : ['a body that is not named'])];
    if (!reply.headers.get('content-type')?.startsWith(`${type};`)) untold.push('content-type');
    const schema = JSON.parse(
      JSON.stringify({ ...content.schema, $defs }).replaceAll('#/components/schemas/', '#/$defs/'),
    ) as Parameters<typeof z.fromJSONSchema>[0];
    const issues = z.fromJSONSchema(schema).safeParse(reply.json).error?.issues ?? [];
    return [...untold, ...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)];
  };
}
