import { type SQL, sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { type TreeNode, ancestors } from '#app/domains/facilities/rules/resource-tree.ts';
import type { BookingRecord } from './outputs.server.ts';
import { etagOf } from '#app/platform/api/etag.server.ts';
import type { Actor } from '#app/platform/ctx.ts';
import {
  bookingColumns,
  type BookingRow,
  isMyTeam,
  placeJoins,
  trainedTeams,
} from '#app/domains/booking/store/columns.server.ts';
import { resourcesShownOn } from '#app/domains/booking/rules/plan.ts';
import { type SeenBooking, visibilityOf, type Viewer } from '#app/domains/booking/rules/visibility.ts';

type Handle = Database | Transaction;

async function selectRecords(handle: Handle, viewerId: string, where: SQL, limit = sql``): Promise<RecordRow[]> {
  const rows = await queryRows<RecordRow>(
    handle,
    sql`
      select ${bookingColumns()}, b.description, b.decision_reason as "decisionReason", b.event_type_id as "bookingType", b.version,
        to_char(b.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", f.operator_id as "operatorId",
        ${isMyTeam(viewerId)} as "isMyTeam",
        case when s.id is not null then json_build_object('dayOfWeek', s.day_of_week, 'startDate', s.start_date, 'endDate', s.end_date,
          'skipPublicHolidays', s.skip_public_holidays, 'skipSchoolHolidays', s.skip_school_holidays) end as series
      from bookings b ${placeJoins()} left join booking_series s on s.id = b.series_id
      where ${where} order by b.date, b.start_time, b.id ${limit}`,
  );
  return [...rows];
}

/** Some bookings by their ids, ordered by date, without hidden ones. One statement. */
export async function listRecords(handle: Handle, viewer: Actor, ids: readonly string[]): Promise<BookingRecord[]> {
  const rows = await selectRecords(handle, viewer.id, sql`b.id = any(${uuidArray(ids)})`);
  return rows.flatMap((row) => bookingRecordFor(viewer, row) ?? []);
}

/** The last booking of a page. */
export interface RecordCursor {
  date: string;
  startTime: string;
  id: string;
}

/** The plan that is listed. Its etag changes with anything that may change the answer to this viewer. */
export interface ListedPlan {
  resourceId: string;
  tree: TreeNode[];
  etag: string;
}

/**
 * The version of a place's plan for one viewer: the root's version, which every change of a booking raises, the tree, and what
 * decides about visibility (the viewer and the teams they train). Undefined for an unknown place. One statement.
 */
export async function readListedPlan(
  handle: Handle,
  viewer: Actor,
  resourceId: string,
  query: string,
): Promise<ListedPlan | undefined> {
  const [row] = await queryRows<{ version: string; tree: TreeNode[]; teams: string | null }>(
    handle,
    sql`
      select coalesce(v.version, 0)::text as version,
        (select json_agg(json_build_object('id', part.id, 'parentId', part.parent_id) order by part.id)
          from resources part where part.root_id = r.root_id) as tree,
        (select string_agg(team_id::text, ',' order by team_id) from unnest(${trainedTeams(viewer.id)}) as trained(team_id)) as teams
      from resources r left join plan_versions v on v.root_id = r.root_id where r.id = ${resourceId}::uuid`,
  );
  if (!row) return undefined;
  const { id, role, operatorId } = viewer;
  const facts = JSON.stringify([row.version, row.tree, row.teams, id, role, operatorId, query]);
  return {
    resourceId,
    tree: row.tree,
    etag: etagOf(facts),
  };
}

/**
 * Bookings of a place, its parts and wholes between two dates (inclusive), earliest first, without archived and hidden ones.
 * `next` is the start of the following page, null on the last. One statement.
 */
export async function listPlanRecords(
  handle: Handle,
  viewer: Actor,
  plan: ListedPlan,
  range: { from: string; to: string; limit: number; after: RecordCursor | null },
): Promise<{ records: BookingRecord[]; next: RecordCursor | null }> {
  const { from, to, limit, after } = range;
  const shown = resourcesShownOn(plan.tree, plan.resourceId);
  const rows = await selectRecords(
    handle,
    viewer.id,
    sql`b.resource_id = any(${uuidArray(shown)}) and b.date between ${from}::date and ${to}::date and b.status <> 'archived'
      ${after ? sql`and (b.date, b.start_time, b.id) > (${after.date}::date, ${after.startTime}::time, ${after.id}::uuid)` : sql``}`,
    sql`limit ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    records: page.flatMap((row) => bookingRecordFor(viewer, row, plan) ?? []),
    next: rows.length > limit && last ? { date: last.date, startTime: last.startTime, id: last.id } : null,
  };
}

/** A booking with all that the API may answer, before the visibility is applied. */
export interface RecordRow extends BookingRow, SeenBooking {
  description: string | null;
  bookingType: string;
  decisionReason: string | null;
  version: number;
  createdAt: string;
  series: BookingRecord['series'];
}

/** Null for what is hidden from the viewer. `seenFrom` is the place whose plan is listed, if any. */
export function bookingRecordFor(
  viewer: Viewer,
  row: RecordRow,
  seenFrom: { resourceId: string; tree: readonly TreeNode[] } | null = null,
): BookingRecord | null {
  const visibility = visibilityOf(viewer, row, { isPublic: false, showNames: false });
  if (visibility !== 'full' && visibility !== 'plan' && visibility !== 'requested') return null;
  const isShown = visibility !== 'requested';
  const isFull = visibility === 'full';
  return {
    id: row.id,
    resourceId: row.resourceId,
    placeName: row.placeName,
    date: row.date,
    startTime: row.startTime,
    endTime: row.endTime,
    status: row.status,
    visibility: visibility,
    title: isShown ? row.title : null,
    description: isFull ? row.description : null,
    bookingType: isShown ? row.bookingType : null,
    typeLabel: isShown ? row.typeLabel : null,
    userId: isShown ? row.userId : null,
    personName: isShown ? row.personName : null,
    teamId: isShown ? row.teamId : null,
    teamName: isShown ? row.teamName : null,
    clubName: isShown ? row.clubName : null,
    seriesId: isShown ? row.seriesId : null,
    series: isShown ? row.series : null,
    detached: isShown && row.detached,
    parentBooking:
      seenFrom !== null &&
      row.resourceId !== null &&
      ancestors(seenFrom.tree, seenFrom.resourceId).includes(row.resourceId),
    decision: isFull ? row.decision : null,
    decisionReason: isFull ? row.decisionReason : null,
    createdBy: isFull ? row.createdBy : null,
    createdAt: isFull ? row.createdAt : null,
    version: isFull ? row.version : null,
  };
}
