import { validate } from 'uuid';
import { postgresError } from '#app/db/errors.ts';
import { type ActionName, can } from '#app/permissions.ts';
import type { Actor } from './ctx.ts';
import { ForbiddenError } from './errors.ts';

/**
 * The outcome of an edit. `edited` also when nothing differs; then nothing is written. `stale`: the record has another version
 * than the form. `refused`: well-formed but wrong, by field.
 */
export type EditOutcome<Problems = never> =
  | { kind: 'edited' }
  | { kind: 'stale' }
  | ([Problems] extends [never] ? never : { kind: 'refused'; problems: Problems });

/** The fields of `after` that differ, in both states, for the audit row; null when none does. Values are compared as JSON. */
export function changesOf<Row extends object>(before: Row, after: Row) {
  const fields = Object.keys(after) as (keyof Row)[];
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const pick = (row: Row) => Object.fromEntries(changed.map((field) => [field, row[field]]));
  return changed.length === 0 ? null : { before: pick(before), after: pick(after) };
}

/** The operator for which this person may do `action`; throws ForbiddenError for a person without one. */
export function operatorOf(actor: Actor, action: ActionName): string {
  if (!can(actor, action) || actor.operatorId === null) throw new ForbiddenError(action);
  return actor.operatorId;
}

/** The UUID of a path parameter; throws 404 for any other text. */
export function pathId(params: Readonly<Record<string, string | undefined>>, name: string): string {
  const id = params[name];
  if (!validate(id)) throw new Response(null, { status: 404 });
  return id as string;
}

/** The problem of a write that meets a unique index; throws every other error. */
export async function orTaken<Outcome, Problems>(
  write: Promise<Outcome>,
  problems: Readonly<Record<string, Problems>>,
): Promise<Outcome | { kind: 'refused'; problems: Problems }> {
  try {
    return await write;
  } catch (error) {
    const found = problems[postgresError(error)?.constraint ?? ''];
    if (!found) throw error;
    return { kind: 'refused', problems: found };
  }
}
