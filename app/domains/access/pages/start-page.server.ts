import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { type DeviceSigns, isReachable } from '#app/domains/access/rules/devices.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';

type Admin = Pick<Actor, 'operatorId'>;

const countUnconfirmed = statement<{ operatorId: string | null }, { count: number }>(sql`
  select count(*)::int as count from devices d
  where d.operator_id = ${sql.placeholder('operatorId')}::uuid and d.secret_hash is not null and d.confirmed_at is null`);

/** How many devices of the admin's operator have enrolled and wait for their confirmation. One statement. */
export async function countDevicesToConfirm({ db }: ReadCtx, { operatorId }: Admin): Promise<number> {
  const [row] = await countUnconfirmed(db, { operatorId });
  return row?.count ?? 0;
}

const countRequested = statement<{ userId: string; now: string }, { count: number }>(sql`
  select count(*)::int as count from access_requests q
  where q.member_id = ${sql.placeholder('userId')}::uuid and q.status = 'requested' and q.expires_at > ${sql.placeholder('now')}::timestamptz`);

/** How many of the person's own access requests wait for the link in the mail to be opened. One statement. */
export async function countMyAccessRequests({ db, now }: ReadCtx, { id }: Pick<Actor, 'id'>): Promise<number> {
  const [row] = await countRequested(db, { userId: id, now: now.toString() });
  return row?.count ?? 0;
}

type Device = DeviceSigns & { readonly name: string; readonly nowMs: number };
const readConfirmed = statement<{ operatorId: string | null }, Device>(sql`
  select d.name, d.is_active as "isActive", ${wholeEpochMs('d.last_seen_at')} as "lastSeenAtMs",
    ${wholeEpochMs('d.offline_at')} as "offlineAtMs", ${wholeEpochMs('door_now()')} as "nowMs"
  from devices d where d.operator_id = ${sql.placeholder('operatorId')}::uuid and d.is_active and d.confirmed_at is not null
  order by d.name`);

/** Names of the operator's devices that should speak and do not. One statement. */
export async function listSilentDevices({ db }: ReadCtx, { operatorId }: Admin): Promise<string[]> {
  const devices = await readConfirmed(db, { operatorId });
  return devices.filter((device) => !isReachable(device, device.nowMs)).map(({ name }) => name);
}
