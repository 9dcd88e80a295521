import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import type { ContactState, RelayState } from '#device/protocol.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import type { DeviceSigns } from '#app/domains/access/rules/devices.ts';

export interface DeviceLine extends DeviceSigns {
  readonly id: string;
  readonly deviceId: string;
  readonly name: string;
  readonly version: number;
  readonly isEnrolled: boolean;
  readonly isConfirmed: boolean;
  readonly model: string | null;
  readonly firmware: string | null;
  readonly relay: RelayState | null;
  readonly doorContact: ContactState | null;
  readonly journalDepth: number | null;
  readonly areas: readonly { readonly id: string; readonly title: string }[];
  readonly nowMs: number;
}

export interface DevicePage extends DeviceLine {
  /** When the machine that has the secret now used its code. */
  readonly enrolledAtMs: number | null;
  /** Until when an unused code counts; null without one. */
  readonly codeUntilMs: number | null;
  readonly jobCount: number;
}

const columns = sql`d.id, d.device_id as "deviceId", d.name, d.version, d.secret_hash is not null as "isEnrolled",
  d.confirmed_at is not null as "isConfirmed", d.is_active as "isActive", d.model, d.firmware, d.relay, d.door_contact as "doorContact",
  d.journal_depth as "journalDepth", ${wholeEpochMs('d.last_seen_at')} as "lastSeenAtMs", ${wholeEpochMs('d.offline_at')} as "offlineAtMs",
  ${wholeEpochMs('door_now()')} as "nowMs",
  (select coalesce(json_agg(json_build_object('id', a.id, 'title', a.title) order by a.title), '[]')
    from device_areas l join areas a on a.id = l.area_id where l.device_id = d.id) as areas`;

const readDevices = statement<{ operatorId: string }, DeviceLine>(sql`
  select ${columns} from devices d where d.operator_id = ${sql.placeholder('operatorId')}::uuid order by d.name, d.device_id`);

/** Devices of the admin's operator. One statement. */
export async function listAdministeredDevices({ db }: ReadCtx, actor: Actor): Promise<DeviceLine[]> {
  return await readDevices(db, { operatorId: operatorOf(actor, 'door.administer') });
}

const readDevice = statement<{ operatorId: string; id: string; now: string }, DevicePage>(sql`
  select ${columns},
    (select ${wholeEpochMs('max(e.used_at)')} from device_enrolments e where e.device_id = d.id) as "enrolledAtMs",
    (select ${wholeEpochMs('max(e.expires_at)')} from device_enrolments e where e.device_id = d.id and e.used_at is null
      and e.expires_at > ${sql.placeholder('now')}::timestamptz) as "codeUntilMs",
    (select count(*)::int from door_jobs j where j.dispatch_to_device_id = d.id) as "jobCount"
  from devices d where d.operator_id = ${sql.placeholder('operatorId')}::uuid and d.id = ${sql.placeholder('id')}::uuid`);

/** One of them; null when there is none of that id, or it is another operator's (D18). */
export async function getAdministeredDevice(
  { db, now }: ReadCtx,
  actor: Actor,
  id: string,
): Promise<DevicePage | null> {
  const [device] = await readDevice(db, { operatorId: operatorOf(actor, 'door.administer'), id, now: now.toString() });
  return device ?? null;
}
