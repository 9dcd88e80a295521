import { HOUSE_TYPES } from '#app/domains/actions/rules/types.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { VisitEnder, VisitStarter } from '#app/db/schema/presence.ts';

/** An open visit under its lock. Instants are ISO 8601 in UTC. */
export interface OpenVisit {
  readonly id: string;
  readonly userId: string;
  readonly roomId: string;
  readonly operatorId: string;
  readonly startedAt: string;
  readonly startedBy: VisitStarter;
  readonly plannedEndAt: string | null;
  readonly guestCount: number;
  readonly version: number;
  /** The first automatic check-out at this place after the begin: it ends a visit that was forgotten. */
  readonly checkoutAt: string;
  /** It began after the last automatic check-out (the view `presence`). */
  readonly isPresent: boolean;
}

/** Of `visits v`, `facilities f`, `operators o`. */
export const checkoutAt: SQL = sql`first_checkout_after(v.started_at, o.auto_checkout_at, f.time_zone)`;
/** Of the same, as the view `presence` decides. */
export const isPresent: SQL = sql`v.started_at >= last_checkout_at(app_now(), o.auto_checkout_at, f.time_zone)`;
export const visitJoins: SQL = sql`
  join rooms r on r.id = v.room_id join facilities f on f.id = r.facility_id join operators o on o.id = f.operator_id`;

const openVisits = (condition: SQL): SQL => sql`
  select v.id, v.user_id as "userId", v.room_id as "roomId", o.id as "operatorId", v.started_by as "startedBy",
    ${isoUtc('v.started_at')} as "startedAt", ${isoUtc('v.planned_end_at')} as "plannedEndAt", v.guest_count as "guestCount",
    v.version, to_char(${checkoutAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "checkoutAt",
    ${isPresent} as "isPresent"
  from visits v ${visitJoins}
  where v.ended_at is null and ${condition} order by v.id for update of v`;

export const lockVisitsOfPerson = statement<{ userId: string }, OpenVisit>(
  openVisits(sql`v.user_id = ${sql.placeholder('userId')}::uuid`),
);

export const lockOpenVisit = statement<{ visitId: string }, OpenVisit>(
  openVisits(sql`v.id = ${sql.placeholder('visitId')}::uuid`),
);

/** The open visits of a room, or of every room of a facility. */
export const lockVisitsOfPlace = statement<{ facilityId: string | null; roomId: string | null }, OpenVisit>(
  openVisits(sql`(r.facility_id = ${sql.placeholder('facilityId')}::uuid or v.room_id = ${sql.placeholder('roomId')}::uuid)
    and ${isPresent}`),
);

/** A room, with what its operator decides for it. */
export interface Place {
  readonly roomId: string;
  readonly isActive: boolean;
  readonly facilityId: string;
  readonly operatorId: string;
  readonly timeZone: string;
  /** One room at a time. */
  readonly isSingle: boolean;
}

export const readPlace = statement<{ roomId: string }, Place>(sql`
  select r.id as "roomId", r.is_active as "isActive", f.id as "facilityId", o.id as "operatorId", f.time_zone as "timeZone",
    o.presence_mode = 'single' as "isSingle"
  from rooms r join facilities f on f.id = r.facility_id join operators o on o.id = f.operator_id
  where r.id = ${sql.placeholder('roomId')}::uuid`);

/** Check-ins of a person wait for each other, so that the second sees the visit of the first. */
export const lockPerson = statement<{ userId: string }, { isActive: boolean }>(sql`
  select is_active as "isActive" from users where id = ${sql.placeholder('userId')}::uuid for no key update`);

export interface NewVisit extends Record<string, string | number | null> {
  id: string;
  userId: string;
  roomId: string;
  startedAt: string;
  startedBy: VisitStarter;
  plannedEndAt: string | null;
  guestCount: number;
  doorJobId: string | null;
}

export const insertVisit = statement<NewVisit>(sql`
  insert into visits (id, user_id, room_id, started_at, started_by, planned_end_at, guest_count, door_job_id)
  values (${sql.placeholder('id')}::uuid, ${sql.placeholder('userId')}::uuid, ${sql.placeholder('roomId')}::uuid,
    ${sql.placeholder('startedAt')}::timestamptz, ${sql.placeholder('startedBy')}, ${sql.placeholder('plannedEndAt')}::timestamptz,
    ${sql.placeholder('guestCount')}::int, ${sql.placeholder('doorJobId')}::uuid)`);

export interface VisitEnd {
  readonly id: string;
  readonly endedAt: string;
  readonly endedBy: VisitEnder;
  readonly estimated: boolean;
}

const updateEnds = statement<{ ends: string }>(sql`
  update visits v set ended_at = greatest(e."endedAt", v.started_at), ended_by = e."endedBy", estimated = e.estimated, version = v.version + 1,
    updated_at = app_now()
  from jsonb_to_recordset(${sql.placeholder('ends')}::text::jsonb)
    as e(id uuid, "endedAt" timestamptz, "endedBy" text, estimated boolean)
  where v.id = e.id and v.ended_at is null`);

/** One statement, whatever the number of visits; none for an empty list. The visits are locked. */
export async function storeEnds(tx: Transaction, ends: readonly VisitEnd[]): Promise<void> {
  if (ends.length > 0) await updateEnds(tx, { ends: JSON.stringify(ends) });
}

/** True for `actions a` that are not the house's own (presence.md, "works on"). */
export const isWork: SQL = sql`a.action_type !~ ${sql.raw(`'${HOUSE_TYPES}'`)}`;

/** Longest title that a screen shows. */
const TITLE_LENGTH = 120;

/** Of `actions a`: its title, on one line; null when it has none, because programs send what they like. */
export const ownTitle: SQL = sql`case when jsonb_typeof(a.metadata->'title') = 'string' then nullif(btrim(left(regexp_replace(a.metadata->>'title',
  ${'[\\u0001-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069]'}, ' ', 'g'), ${sql.raw(String(TITLE_LENGTH))})), '') end`;
const shortGid = sql`left(a.gid, ${sql.raw(String(TITLE_LENGTH))})`;
/** Of `actions a`: what a person reads, the title or the gid. */
export const shownTitle: SQL = sql`coalesce(${ownTitle}, ${shortGid})`;
/** Of `actions n`: as shownTitle, and without a title the one that the person gave the same gid before. */
export const knownTitle: SQL = sql`(select coalesce(${ownTitle}, ${shortGid}) from actions a where a.user_id = n.user_id and a.gid = n.gid
  and (a.timestamp, a.id) <= (n.timestamp, n.id) order by ${ownTitle} is not null desc, a.timestamp desc, a.id desc limit 1)`;

/**
 * What a person works on since the visit began: `w.title`, of the latest action that is not the house's own (presence.md). Needs
 * `user_id` and `since` of `p`.
 */
export const currentWork: SQL = sql`
  left join lateral (
    select a.action_type, a.gid, ${shownTitle} as title, a.timestamp from actions a
    where a.user_id = p.user_id and a.timestamp >= p.since and ${isWork}
    order by a.timestamp desc, a.id desc limit 1
  ) w on w.action_type <> 'work.stopped'`;
