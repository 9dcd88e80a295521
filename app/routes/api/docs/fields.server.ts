import type { Json } from '#app/platform/api/openapi-answers.server.ts';
import { docsPhrase } from '#app/platform/api/messages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { apiDocument } from '#app/routes/api/document.server.ts';

export interface DocumentedField {
  /** With dots for nested fields, `[]` for the members of a list. */
  name: string;
  kind: string;
  /** The object of the value, which has a table of its own. */
  object: string | null;
  isRequired: boolean;
  meaning: string;
  /** Default and limits, in words. */
  facts: string;
}

export type Node = { [key: string]: Json };

const PREFIX = '#/components/schemas/';

const objectOf = (schema: Node): string | null =>
  typeof schema.$ref === 'string' ? schema.$ref.slice(PREFIX.length) : null;

export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** A component by its name. */
export function componentNamed(name: string): Node {
  const { schemas } = apiDocument().components as { schemas: Record<string, Node> };
  return schemas[name] ?? {};
}

/** Fields of an object, each followed by those of the objects inside it. A named object has a table of its own. */
export function fieldsOf(schema: Node | null, locale: Locale, prefix = ''): DocumentedField[] {
  if (!schema) return [];
  const name = objectOf(schema);
  const { properties = {}, required = [] } = (name === null ? schema : componentNamed(name)) as {
    properties?: Record<string, Node>;
    required?: Json[];
  };
  return Object.entries(properties).flatMap(([key, property]) => {
    const own = fieldOf(`${prefix}${key}`, property, locale);
    const { list, inner } = innermost(property);
    const deeper = inner.type === 'object' ? fieldsOf(inner, locale, `${prefix}${key}${list}.`) : [];
    return [{ ...own, isRequired: required.includes(key) }, ...deeper];
  });
}

export function fieldOf(name: string, schema: Node, locale: Locale): DocumentedField {
  const { inner } = innermost(schema);
  return {
    name,
    kind: kindOf(schema),
    object: objectOf(inner),
    isRequired: false,
    meaning: textOf(schema.description),
    facts: factsOf(schema, locale),
  };
}

/** The type of a list's members, or of a value that is not null. */
function innermost(schema: Node): { list: string; inner: Node } {
  const { items, anyOf } = schema;
  if (items) return { list: '[]', inner: innermost(items as Node).inner };
  const some = ((anyOf ?? []) as Node[]).filter(({ type }) => type !== 'null');
  return some.length === 1 && some[0] ? innermost(some[0]) : { list: '', inner: schema };
}

/** "string (date)", "this | following | all", "Booking[]", in few words. */
function kindOf(schema: Node): string {
  const { type, format, enum: values, anyOf, items } = schema;
  const name = objectOf(schema);
  if (name !== null) return name;
  if (Array.isArray(values)) return values.map(String).join(' | ');
  if (Array.isArray(anyOf)) return [...new Set((anyOf as Node[]).map(kindOf))].join(' | ');
  if (type === 'array') return `${kindOf((items ?? {}) as Node)}[]`;
  if (typeof type !== 'string') return 'any';
  return typeof format === 'string' ? `${type} (${format})` : type;
}

function factsOf(schema: Node, locale: Locale): string {
  const { minimum, maximum, maxLength } = { ...innermost(schema).inner, ...schema };
  const hasDefault = schema.default !== undefined && !Array.isArray(schema.default);
  const standard = typeof schema.default === 'string' ? schema.default : JSON.stringify(schema.default);
  const phrases = [
    hasDefault && docsPhrase('standard', { value: standard }, locale),
    typeof minimum === 'number' &&
      typeof maximum === 'number' &&
      maximum < 10_000 &&
      docsPhrase('range', { from: String(minimum), to: String(maximum) }, locale),
    typeof maxLength === 'number' && docsPhrase('longest', { count: String(maxLength) }, locale),
  ];
  return phrases.filter((phrase) => phrase !== false).join(' · ');
}
