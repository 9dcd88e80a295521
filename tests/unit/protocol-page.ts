import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** docs/door-protocol.md as a test reads it. */
export const page = readFileSync('docs/door-protocol.md', 'utf8');

/** The rows of each table below its header, by the heading above it and the title of its first column. */
export const tables = new Map<string, string[][]>();
let heading = '';
let rows: string[][] | null = null;
for (const line of page.split('\n')) {
  if (line.startsWith('#')) heading = line.replace(/^#+ /, '');
  if (!line.startsWith('|')) rows = null;
  else if (rows)
    rows.push(
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  else tables.set(`${heading}: ${line.slice(1, -1).split('|')[0]?.trim()}`, (rows = []));
}

/** Names of the tables that a test has compared. */
export const read = new Set<string>();

/** The first columns of a table, without the line below its header. */
export function columns(name: string, count: number): string[][] {
  read.add(name);
  const table = tables.get(name);
  if (!table) throw new Error(`the page has no table ${name}: ${[...tables.keys()].join(', ')}`);
  return table.slice(1).map((cells) => cells.slice(0, count));
}

export const code = (word: string): string => `\`${word}\``;

interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}
export const schemaOf = (shape: z.ZodType): JsonSchema =>
  z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

/** The format of a field in the words of the page. */
function formatOf(field: JsonSchema): string {
  if (field.anyOf) return field.anyOf.map((one) => (one.type === 'null' ? 'or null' : formatOf(one))).join(', ');
  if (field.enum) return field.enum.map(code).join(', ');
  if (field.format === 'uuid') return 'UUID';
  if (field.type === 'boolean') return 'true or false';
  if (field.type !== 'string')
    return `${field.type === 'integer' ? 'whole number' : 'number'}, ${field.minimum} to ${field.maximum}`;
  const { minLength, maxLength, pattern } = field;
  const length = minLength === undefined ? `at most ${maxLength}` : `${minLength} to ${maxLength}`;
  return [
    ...(maxLength === undefined ? [] : [`text of ${length} characters`]),
    ...(pattern ? [code(pattern)] : []),
  ].join(', ');
}

/** The first two columns of a body: each field with its format. */
export function fieldsOf(shape: z.ZodType): string[][] {
  const { properties = {}, required = [] } = schemaOf(shape);
  return Object.entries(properties).map(([name, field]) => [
    code(name),
    `${formatOf(field)}${required.includes(name) ? '' : '; optional'}`,
  ]);
}
