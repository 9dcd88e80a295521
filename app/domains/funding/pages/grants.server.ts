import { sql } from 'drizzle-orm';
import { queryRows, statement } from '#app/db/query.server.ts';
import { type HistoryLine, listHistory } from '#app/domains/audit/public.server.ts';
import { searchWords } from '#app/domains/booking/rules/search-words.ts';
import { letterColumns, type StoredLetter } from '#app/domains/funding/store/letters.server.ts';
import { grantColumns, type StoredGrant } from '#app/domains/funding/store/projects.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { allOf, type Cursor, pageOf } from '#app/platform/list/cursor.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';
import { type TreeLine, treeLines, type TreeRow, treeRows } from './subprojects.server.ts';

type Db = Pick<ReadCtx, 'db'>;
const mayAdminister = (actor: Actor): string => operatorOf(actor, 'funding.administer');

export const grantsQuery = defineListQuery({
  text: field.text('suche', 120),
  which: field.oneOf('zustand', { alle: 'all' }),
  after: field.cursor('ab', 'id'),
});

/** A grant with its sums: `divided` among sub-projects of level 1, `spent` and `received` by receipts. All money. */
export interface GrantLine extends StoredGrant {
  readonly divided: string;
  readonly spent: string;
  readonly received: string;
}

const withSums = sql`select ${grantColumns},
    coalesce((select sum(budget) from subprojects s where s.grant_id = g.id and s.parent_id is null and s.merged_into_id is null), 0)::numeric(14, 2)::text as divided,
    coalesce((select sum(actual) from v_funding_line_sums l where l.grant_id = g.id and l.kind = 'expense'), 0)::numeric(14, 2)::text as spent,
    coalesce((select sum(actual) from v_funding_line_sums l where l.grant_id = g.id and l.kind = 'income'), 0)::numeric(14, 2)::text as received
  from funding_grants g`;

/** The grants of the admin's operator, the newest period first, archived ones only when asked for. One statement. */
export async function listGrants(
  { db }: Db,
  actor: Actor,
  { text, which, after }: ReturnType<typeof grantsQuery.read>,
  size = 50,
): Promise<{ rows: GrantLine[]; next: string | null }> {
  const id = after?.[0]?.text;
  const words = searchWords(text ?? '').map(
    ({ bare }) =>
      sql`strpos(translate(lower(concat_ws(' ', g.number, g.title, g.funder, g.file_number)), 'äöüéè', 'aouee'), ${bare}) > 0`,
  );
  const condition = allOf([
    sql`g.operator_id = ${mayAdminister(actor)}::uuid`,
    which ? null : sql`g.archived_at is null`,
    ...words,
    id === undefined
      ? null
      : sql`(g.valid_from, g.id) < (select x.valid_from, x.id from funding_grants x where x.id = ${id}::uuid)`,
  ]);
  const rows = await queryRows<GrantLine>(
    db,
    sql`${withSums} where ${condition} order by g.valid_from desc, g.id desc limit ${size + 1}`,
  );
  return pageOf(rows, size, (row) => row.id);
}

const readGrant = statement<{ id: string; operatorId: string }, GrantLine>(sql`
  ${withSums} where g.id = ${sql.placeholder('id')}::uuid and g.operator_id = ${sql.placeholder('operatorId')}::uuid`);

/** One of them; throws NotFoundError when there is none of that id, or it is another operator's (D18). One statement. */
export async function getGrant({ db }: Db, actor: Actor, id: string): Promise<GrantLine> {
  const [grant] = await readGrant(db, { id, operatorId: mayAdminister(actor) });
  if (!grant) throw new NotFoundError('grant');
  return grant;
}

const letters = sql`
  select ${letterColumns} from funding_grant_letters l join funding_grants g on g.id = l.grant_id
  where l.grant_id = ${sql.placeholder('grantId')}::uuid and g.operator_id = ${sql.placeholder('operatorId')}::uuid
  order by l.issued_on, l.id`;
const readLetters = statement<{ grantId: string; operatorId: string }, StoredLetter>(letters);

type GrantPage = GrantLine & { readonly tree: readonly TreeLine[]; readonly letters: readonly StoredLetter[] };

const readGrantPage = statement<
  { grantId: string; operatorId: string },
  GrantPage & { readonly tree: readonly TreeRow[] }
>(sql`
  select own.*, (select coalesce(json_agg(t order by t.id), '[]') from (${treeRows}) t) as tree,
    (select coalesce(json_agg(l), '[]') from (${letters}) l) as letters
  from (${withSums} where g.id = ${sql.placeholder('grantId')}::uuid and g.operator_id = ${sql.placeholder('operatorId')}::uuid) own`);

/** A grant with the tree of its sub-projects and its letters; throws NotFoundError as getGrant does. One statement. */
export async function getGrantPage({ db }: Db, actor: Actor, grantId: string): Promise<GrantPage> {
  const [page] = await readGrantPage(db, { grantId, operatorId: mayAdminister(actor) });
  if (!page) throw new NotFoundError('grant');
  return { ...page, tree: treeLines(page.tree) };
}

/** The letters of a grant of the admin's operator, the oldest first. One statement. */
export async function listLetters({ db }: Db, actor: Actor, grantId: string): Promise<StoredLetter[]> {
  return await readLetters(db, { grantId, operatorId: mayAdminister(actor) });
}

/** What happened to a grant and its letters, newest first. One statement. */
export async function listGrantHistory(
  { db }: Db,
  actor: Actor,
  { id, after }: { id: string; after: Cursor | null },
): Promise<{ rows: HistoryLine[]; next: string | null }> {
  const about = sql`l.operator_id = ${mayAdminister(actor)}::uuid and l.entity = 'grant' and l.entity_id = ${id}`;
  return await listHistory(db, { stream: 'house', about, after });
}
