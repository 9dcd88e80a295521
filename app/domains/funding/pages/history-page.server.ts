import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import type { MasterField, ProjectRole, SubprojectAction } from '#app/db/schema/subprojects.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { RenamedMeasure } from '#app/domains/funding/rules/merged-numbers.ts';
import { readTree } from '#app/domains/funding/store/division.server.ts';
import { findSubproject, standingOf } from '#app/domains/funding/store/projects.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { afterCursor, allOf, type Cursor, pageOf } from '#app/platform/list/cursor.server.ts';

const PAGE = 25;

/** What the verbs write; each action has some of it. */
interface Changes {
  readonly parts?: readonly { readonly id: string; readonly budget: string; readonly measureIds: readonly string[] }[];
  readonly into?: string;
  readonly sources?: readonly string[];
  readonly renamed?: readonly RenamedMeasure[];
  readonly masterData?: readonly MasterField[];
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

interface Snapshot {
  readonly number?: string;
  readonly name?: string;
  readonly budget?: string;
  readonly level?: number;
  readonly masterData?: readonly MasterField[];
  readonly measures?: readonly { readonly id: string; readonly number: string; readonly budget: string | null }[];
  readonly assignments?: readonly {
    readonly id: string;
    readonly userId: string;
    readonly role: ProjectRole;
    readonly validFrom: string;
    readonly validUntil: string | null;
  }[];
}

interface StoredEvent {
  readonly id: string;
  readonly atMs: number;
  readonly action: SubprojectAction;
  readonly parentId: string | null;
  readonly snapshot: Snapshot | null;
  readonly changes: Changes | null;
  /** Null for an erased person. */
  readonly who: string | null;
}

const readNames = statement<{ ids: string }, { id: string; name: string }>(sql`
  select u.id, u.first_name || ' ' || u.last_name as name from users u where u.id = any(${sql.placeholder('ids')}::uuid[])`);
const readReadable = statement<{ userId: string }, { id: string }>(sql`
  select v.id from v_user_subprojects v where v.user_id = ${sql.placeholder('userId')}::uuid
  union select p.subproject_id from v_user_past_subprojects p where p.user_id = ${sql.placeholder('userId')}::uuid`);

/** A sub-project that an event names; without a link for a person who may not read it. */
export interface NamedSubproject {
  readonly id: string;
  readonly text: string;
  readonly isReadable: boolean;
}

/** What happened to a sub-project, newest first, with the names of today; the history itself holds ids (D19). */
export async function getHistoryPage(
  ctx: ReadCtx,
  actor: Actor,
  { subprojectId, after }: { subprojectId: string; after: Cursor | null },
) {
  const about = allOf([sql`h.subproject_id = ${subprojectId}::uuid`, afterCursor([sql`h.id`], after, 'desc')]);
  const [subproject, found] = await inOneFlight(ctx.db, (db) => [
    findSubproject(db, actor, subprojectId),
    queryRows<StoredEvent>(
      db,
      sql`
        select h.id, ${wholeEpochMs('h.created_at')} as "atMs", h.action, h.parent_id as "parentId", h.snapshot, h.changes,
          u.first_name || ' ' || u.last_name as who
        from subproject_history h left join users u on u.id = h.done_by
        where ${about} order by h.id desc limit ${PAGE + 1}`,
    ),
  ]);
  const { rows, next } = pageOf(found, PAGE, ({ id }) => id);
  const people = new Set(rows.flatMap(({ snapshot }) => (snapshot?.assignments ?? []).map(({ userId }) => userId)));
  const [tree, names, readable] = await inOneFlight(ctx.db, (db) => [
    readTree(db, { grantId: subproject.grantId }),
    readNames(db, { ids: arrayOf([...people]) }),
    readReadable(db, { userId: actor.id }),
  ]);
  const { isAdmin } = standingOf(actor, subproject);
  const readableIds = new Set(readable.map(({ id }) => id));
  const byId = new Map(tree.map((node) => [node.id, node]));
  const nameOf = (id: string): NamedSubproject => {
    const node = byId.get(id);
    return { id, text: node ? `${node.number} ${node.name}` : '', isReadable: isAdmin || readableIds.has(id) };
  };
  const nameOfPerson = new Map(names.map(({ id, name }) => [id, name]));
  return {
    subproject: {
      id: subproject.id,
      number: subproject.number,
      name: subproject.name,
      masterData: subproject.masterData,
    },
    rows: rows.map((row) => eventOf(row, { nameOf, nameOfPerson })),
    next,
  };
}

function eventOf(
  { id, atMs, action, parentId, snapshot, changes, who }: StoredEvent,
  { nameOf, nameOfPerson }: { nameOf: (id: string) => NamedSubproject; nameOfPerson: ReadonlyMap<string, string> },
) {
  const fields = Object.keys(changes?.after ?? {});
  return {
    id,
    atMs,
    action,
    who,
    parent: parentId === null ? null : nameOf(parentId),
    parts: (changes?.parts ?? []).map((part) => ({
      ...nameOf(part.id),
      budget: part.budget,
      measures: part.measureIds.length,
    })),
    into: changes?.into === undefined ? null : nameOf(changes.into),
    sources: (changes?.sources ?? []).map(nameOf),
    renamed: changes?.renamed ?? [],
    inherited: (changes?.masterData ?? []).filter(({ source }) => source === 'inherited'),
    changed: fields.map((field) => ({
      field,
      before: changes?.before?.[field] ?? null,
      after: changes?.after?.[field] ?? null,
    })),
    snapshot: snapshot && {
      ...snapshot,
      assignments: (snapshot.assignments ?? []).map(({ userId, ...role }) => ({
        ...role,
        name: nameOfPerson.get(userId) ?? null,
      })),
    },
  };
}

export type HistoryEvent = ReturnType<typeof eventOf>;
