import { z } from 'zod';
import type { DocumentedAnswer, Operation } from './operation.ts';

/** A JSON Schema or a part of an OpenAPI document, as plain JSON. */
export type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
type JsonObject = { [key: string]: Json };

export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** Token scope -> what it allows. */
  readonly scopeOf: (right: Operation['right']) => string | null;
}

/** An OpenAPI 3.1 document made from the operations that are served, so it cannot say anything else. */
export function openApiDocument(operations: readonly Operation[], info: OpenApiInfo): JsonObject {
  const schemas: JsonObject = {};
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => hoisted(schema, io, schemas);
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations)
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation, info, schemaOf);
  schemas.Problem = schemaOf(problemShape, 'output');
  return {
    openapi: '3.1.0',
    info: { title: info.title, version: info.version, description: info.description },
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token made by `npm run token -- EMAIL SCOPES`' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session', description: 'A signed-in browser' },
      },
    },
  };
}

type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => JsonObject;

function describe(operation: Operation, info: OpenApiInfo, schemaOf: SchemaOf): JsonObject {
  const { id, tag, summary, description, right, params, query, body, isRepeatable, answers } = operation;
  const scope = info.scopeOf(right);
  const parameters = [
    ...parametersOf(schemaOf(params, 'input'), 'path'),
    ...parametersOf(schemaOf(query, 'input'), 'query'),
    ...(isRepeatable ? [idempotencyKey] : []),
  ];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: [{ token: scope === null ? [] : [scope] }, { session: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': contentOf(schemaOf(body, 'input'), operation) },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, responseOf(Number(status), answer, schemaOf)]),
      ),
      default: responseOf(500, { description: 'A problem (RFC 9457)', schema: null }, schemaOf),
    },
  };
}

function contentOf(schema: JsonObject, { example }: Operation): JsonObject {
  return example ? { schema, example: example as JsonObject } : { schema };
}

function responseOf(status: number, { description, schema }: DocumentedAnswer, schemaOf: SchemaOf): JsonObject {
  if (status >= 400)
    return {
      description,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  return schema
    ? { description, content: { 'application/json': { schema: schemaOf(schema, 'output') } } }
    : { description };
}

const idempotencyKey: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Any text of 1 to 255 visible ASCII characters, best a UUID. The same key with the same content is answered as the first time, to the byte, for 24 hours; other content is refused with 422, and a first request that still runs with 409.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** The properties of an object schema as parameters. */
function parametersOf(schema: JsonObject, place: 'path' | 'query'): JsonObject[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries((schema.properties ?? {}) as Record<string, JsonObject>).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

/** Schemas with an id become components; a reference to one stands in their place. */
function hoisted(schema: z.ZodType, io: 'input' | 'output', schemas: JsonObject): JsonObject {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as unknown as JsonObject;
  const { $schema: _dialect, $defs, ...own } = atComponents(made) as JsonObject;
  for (const [name, part] of Object.entries(($defs ?? {}) as JsonObject)) schemas[name] = withoutId(part as JsonObject);
  const { id } = own;
  if (typeof id !== 'string') return own;
  schemas[id] = withoutId(own);
  return { $ref: `#/components/schemas/${id}` };
}

function withoutId({ id: _id, ...schema }: JsonObject): JsonObject {
  return schema;
}

function atComponents(value: Json): Json {
  if (Array.isArray(value)) return value.map(atComponents);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === '$ref' && typeof part === 'string'
        ? part.replace('#/$defs/', '#/components/schemas/')
        : atComponents(part),
    ]),
  );
}

const problemShape = z
  .object({
    type: z.string(),
    title: z.string().describe('In the language of the account'),
    status: z.int(),
    code: z.string().describe('Stable, for programs'),
    detail: z.string().optional(),
    field: z.string().optional().describe('The first wrong field, with dots'),
    errors: z
      .array(z.object({ field: z.string(), code: z.string(), detail: z.string() }))
      .optional()
      .describe('Every wrong field'),
  })
  .meta({ id: 'Problem' });
