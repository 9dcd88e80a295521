import { type SQL, sql } from 'drizzle-orm';

/** What is likely to be a device's next job, seen before anything is taken in hand. */
export interface WaitingJob {
  readonly areaId: string;
  readonly memberId: string | null;
  /** The door's own time of that look. */
  readonly nowMs: number;
}

/** The columns that a look brings, whether something waits or not. */
export interface WaitingColumns {
  areaId: string | null;
  memberId: string | null;
  nowMs: number;
}

export const waitingJobOf = ({ areaId, memberId, nowMs }: WaitingColumns): WaitingJob | null =>
  areaId === null ? null : { areaId, memberId, nowMs };

/** Pending jobs of the areas that a device serves; `device` is its internal id. */
export const pendingJobs = (device: SQL): SQL =>
  sql`door_jobs j join device_areas l on l.area_id = j.area_id and l.device_id = ${device} where j.status = 'pending'`;

/** Those that may still be claimed. */
export const claimableJobs = (device: SQL): SQL => sql`${pendingJobs(device)} and j.expires_at > door_now()`;

/** Whoever has waited longest is served. */
export const oldestJob = sql`order by j.created_at, j.id limit 1`;

/** To be joined laterally: area_id and requested_by_member_id. */
export const nextJob = (device: SQL): SQL =>
  sql`(select j.area_id, j.requested_by_member_id from ${claimableJobs(device)} ${oldestJob})`;
