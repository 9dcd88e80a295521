import { sql } from 'drizzle-orm';
import { queryRows, statement } from '#app/db/query.server.ts';
import type { LineKind } from '#app/db/schema/funding.ts';
import { searchWords } from '#app/domains/booking/rules/search-words.ts';
import { lineColumns, type StoredLine } from '#app/domains/funding/store/lines.server.ts';
import { receiptColumns, type StoredReceipt } from '#app/domains/funding/store/receipts.server.ts';
import { can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { allOf, pageOf } from '#app/platform/list/cursor.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';

type Db = Pick<ReadCtx, 'db'>;

/** A plan line with its sums, from v_funding_line_sums. All money. */
export interface PlanLine extends StoredLine {
  readonly planned: string;
  readonly actual: string;
  readonly receipts: number;
  readonly letterFileNumber: string | null;
}

const planLines = sql`select ${lineColumns}, x.planned::text as planned, x.actual::numeric(14, 2)::text as actual, x.receipts,
    l.file_number as "letterFileNumber"
  from funding_grant_lines n join funding_grants g on g.id = n.grant_id join v_funding_line_sums x on x.line_id = n.id
  left join funding_grant_letters l on l.id = n.letter_id
  where g.operator_id = ${sql.placeholder('operatorId')}::uuid`;
const readPlan = statement<{ grantId: string; operatorId: string }, PlanLine>(sql`
  ${planLines} and n.grant_id = ${sql.placeholder('grantId')}::uuid order by n.kind desc, n.sort_order, n.label, n.id`);
const readPlanLine = statement<{ id: string; operatorId: string }, PlanLine>(sql`
  ${planLines} and n.id = ${sql.placeholder('id')}::uuid`);

/** The financing plan of a grant of the admin's operator, income first. One statement. */
export async function listPlan({ db }: Db, actor: Actor, grantId: string): Promise<PlanLine[]> {
  return await readPlan(db, { grantId, operatorId: operatorOf(actor, 'funding.administer') });
}

/** A line of it; throws NotFoundError for a line of another operator, and for none of that id. One statement. */
export async function getPlanLine({ db }: Db, actor: Actor, id: string): Promise<PlanLine> {
  const [line] = await readPlanLine(db, { id, operatorId: operatorOf(actor, 'funding.administer') });
  if (!line) throw new NotFoundError('grant_line');
  return line;
}

export const receiptsQuery = defineListQuery({
  text: field.text('suche', 120),
  line: field.id('zeile'),
  subproject: field.id('teilprojekt'),
  from: field.day('von'),
  until: field.day('bis'),
  after: field.cursor('ab', 'id'),
});

export interface ReceiptLine extends Omit<StoredReceipt, 'operatorId'> {
  readonly lineLabel: string;
  readonly kind: LineKind;
  readonly subprojectName: string | null;
  readonly measureTitle: string | null;
}

const receiptLines = sql`select ${receiptColumns}, n.label as "lineLabel", n.kind, s.number || ' ' || s.name as "subprojectName",
    m.number || ' ' || m.title as "measureTitle"
  from funding_receipts r join funding_grant_lines n on n.id = r.line_id join funding_grants g on g.id = r.grant_id
  left join funding_receipt_files f on f.receipt_id = r.id left join subprojects s on s.id = r.subproject_id
  left join measures m on m.id = r.measure_id`;

/** What the person reads of receipts: those of the own sub-projects and measures, and admins all of their operator. */
const readable = (actor: Actor) =>
  sql`(g.operator_id = ${can(actor, 'funding.administer') ? operatorOf(actor, 'funding.administer') : null}::uuid
    or r.subproject_id in (select v.id from v_user_subprojects v where v.user_id = ${actor.id}::uuid)
    or r.subproject_id in (select v.subproject_id from v_user_past_subprojects v where v.user_id = ${actor.id}::uuid)
    or r.measure_id in (select v.id from v_user_measures v where v.user_id = ${actor.id}::uuid))`;

/** The receipts of a grant that the person reads, the newest day first. One statement. */
export async function listReceipts(
  { db }: Db,
  actor: Actor,
  { grantId, filter }: { grantId: string; filter: ReturnType<typeof receiptsQuery.read> },
  size = 50,
): Promise<{ rows: ReceiptLine[]; next: string | null }> {
  const { text, line, subproject, from, until, after } = filter;
  const last = after?.[0]?.text;
  const words = searchWords(text ?? '').map(
    ({ bare }) =>
      sql`strpos(translate(lower(concat_ws(' ', r.number, r.party, r.reason)), 'äöüéè', 'aouee'), ${bare}) > 0`,
  );
  const condition = allOf([
    sql`r.grant_id = ${grantId}::uuid`,
    readable(actor),
    line && sql`r.line_id = ${line}::uuid`,
    subproject && sql`r.subproject_id = ${subproject}::uuid`,
    from && sql`r.paid_on >= ${from}::date`,
    until && sql`r.paid_on <= ${until}::date`,
    last === undefined
      ? null
      : sql`(r.paid_on, r.id) < (select x.paid_on, x.id from funding_receipts x where x.id = ${last}::uuid)`,
    ...words,
  ]);
  const rows = await queryRows<ReceiptLine>(
    db,
    sql`${receiptLines} where ${condition} order by r.paid_on desc, r.id desc limit ${size + 1}`,
  );
  return pageOf(rows, size, ({ id }) => id);
}

/** A receipt that the person reads; throws NotFoundError for every other one. One statement. */
export async function getReceipt({ db }: Db, actor: Actor, id: string): Promise<ReceiptLine> {
  const [row] = await queryRows<ReceiptLine>(db, sql`${receiptLines} where r.id = ${id}::uuid and ${readable(actor)}`);
  if (!row) throw new NotFoundError('receipt');
  return row;
}

/** The file of a receipt that the person reads; throws NotFoundError without one. One statement. */
export async function getReceiptFile(
  { db }: Db,
  actor: Actor,
  id: string,
): Promise<{ name: string; mediaType: string; content: Buffer }> {
  const [file] = await queryRows<{ name: string; mediaType: string; content: Buffer }>(
    db,
    sql`select f.name, f.media_type as "mediaType", f.content from funding_receipts r join funding_grants g on g.id = r.grant_id
      join funding_receipt_files f on f.receipt_id = r.id where r.id = ${id}::uuid and ${readable(actor)}`,
  );
  if (!file) throw new NotFoundError('receipt');
  return file;
}

/** What a receipt can name: lines, and sub-projects with their measures in which the person writes. */
export interface ReceiptChoices {
  readonly grantNumber: string;
  readonly grantTitle: string;
  readonly isAdmin: boolean;
  readonly lines: readonly { readonly id: string; readonly kind: LineKind; readonly label: string }[];
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    /** False where the person writes in measures of it only. */
    readonly isWhole: boolean;
    readonly measures: readonly { readonly id: string; readonly name: string }[];
  }[];
}

const readChoices = statement<{ grantId: string; userId: string; operatorId: string | null }, ReceiptChoices>(sql`
  with own as (
    select g.*, g.operator_id is not distinct from ${sql.placeholder('operatorId')}::uuid as is_admin from funding_grants g
    where g.id = ${sql.placeholder('grantId')}::uuid
  ), place as (
    select s.id, s.number, s.name, own.is_admin or exists (select from v_user_subprojects v where v.id = s.id
        and v.user_id = ${sql.placeholder('userId')}::uuid and v.role = 'author') as is_whole
    from subprojects s join own on own.id = s.grant_id where s.is_active
  ), work as (
    select m.id, m.subproject_id, m.number, m.title from measures m join place p on p.id = m.subproject_id
    where p.is_whole or m.id in (select v.id from v_user_measures v where v.user_id = ${sql.placeholder('userId')}::uuid and v.role = 'author')
  )
  select own.number as "grantNumber", own.title as "grantTitle", own.is_admin as "isAdmin",
    (select coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'label', n.label) order by n.kind, n.sort_order, n.label), '[]')
      from funding_grant_lines n where n.grant_id = own.id) as lines,
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.number || ' ' || p.name, 'isWhole', p.is_whole,
        'measures', (select coalesce(json_agg(json_build_object('id', w.id, 'name', w.number || ' ' || w.title) order by w.number), '[]')
          from work w where w.subproject_id = p.id)) order by p.number), '[]')
      from place p where p.is_whole or exists (select from work w where w.subproject_id = p.id)) as places
  from own`);

/** The choices of the form of a receipt; throws NotFoundError where the person writes nothing. One statement. */
export async function getReceiptChoices({ db }: Db, actor: Actor, grantId: string): Promise<ReceiptChoices> {
  const operatorId = can(actor, 'funding.administer') ? actor.operatorId : null;
  const [found] = await readChoices(db, { grantId, userId: actor.id, operatorId });
  if (!found || (!found.isAdmin && found.places.length === 0)) throw new NotFoundError('grant');
  return found;
}
