import { z } from 'zod';
import {
  generalResponses,
  HEADERS,
  IF_NONE_MATCH,
  type Json,
  type JsonObject,
  responsesOf,
  type SchemaOf,
} from './openapi-answers.server.ts';
import type { Operation } from './operation.ts';
import { problemShape } from './problems.ts';

/** A JSON Schema or a part of an OpenAPI document, as plain JSON. */
export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** The base URL of the server. */
  readonly origin: string;
  /** The cookie of a signed-in browser. */
  readonly sessionCookie: string;
  /** Token scope -> what it allows. */
  readonly scopeOf: (right: Operation['right']) => string | null;
}

/** An OpenAPI 3.1 document, made from the operations that are served, so that it cannot differ from them. */
export function openApiDocument(operations: readonly Operation[], info: OpenApiInfo): JsonObject {
  const schemas: JsonObject = {};
  const schemaOf: SchemaOf = (schema, io) => hoisted(schema, io, schemas);
  const problem = schemaOf(problemShape, 'output');
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations)
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation, info, schemaOf, problem);
  return {
    openapi: '3.1.0',
    info: { title: info.title, version: info.version, description: info.description },
    servers: [{ url: info.origin }],
    paths,
    components: {
      schemas,
      responses: generalResponses(problem),
      headers: HEADERS,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token made by `npm run token -- EMAIL SCOPES`' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: info.sessionCookie,
          description: 'A signed-in browser; writes need its Origin to be ours',
        },
      },
    },
  };
}

function describe(operation: Operation, info: OpenApiInfo, schemaOf: SchemaOf, problem: JsonObject): JsonObject {
  const { id, tag, summary, description, right, params, query, body, isRepeatable, answers } = operation;
  const scope = info.scopeOf(right);
  const parameters = [
    ...parametersOf(schemaOf(params, 'input'), 'path'),
    ...parametersOf(schemaOf(query, 'input'), 'query'),
    ...(isRepeatable ? [idempotencyKey] : []),
    ...(304 in answers ? [IF_NONE_MATCH] : []),
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
            // An empty body is read as an object without fields.
            required: !body.safeParse({}).success,
            content: { 'application/json': contentOf(schemaOf(body, 'input'), operation) },
          },
        }
      : {}),
    responses: responsesOf(operation, schemaOf, problem),
  };
}

function contentOf(schema: JsonObject, { example }: Operation): JsonObject {
  return example ? { schema, example: example as JsonObject } : { schema };
}

const idempotencyKey: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Makes a repeat harmless: the same key with the same content is answered as the first time, for 24 hours',
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

/** Moves schemas with an id to the components and puts a reference in their place. */
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
