import type { Database } from '#app/db/client.server.ts';
import { rooms } from '#app/db/schema/index.ts';
import type { AreaInput } from '#app/domains/access/schema.ts';
import { inviteDevice } from '#app/domains/access/devices/invite-device.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { fileCounter } from './file-counter.ts';
import { ctxOf, makePerson } from './person.ts';

/** The ctx of a verb, acting as an admin of this operator. */
export async function adminCtx(db: Database, operatorId: string): Promise<Ctx> {
  return ctxOf(db, await makePerson(db, { role: 'admin', operatorId }), { role: 'admin' });
}

/** The ctx of a verb that a machine calls, without a session. */
export const machineCtx = (db: Database): Omit<Ctx, 'actor'> => ({
  db,
  now: now(),
  correlationId: crypto.randomUUID(),
  origin: { ip: '192.0.2.9', userAgent: 'door/1' },
});

/** The initial fields of the area form. */
export const areaInput = (facilityId: string, values: Partial<AreaInput> = {}): AreaInput => ({
  title: 'Werkstatt',
  slug: 'workshop',
  facilityId,
  roomId: null,
  minAge: null,
  requiredSubscription: null,
  openToMembers: true,
  requiresOptin: false,
  leadMin: 15,
  lagMin: 15,
  isActive: true,
  deviceId: null,
  pulseMs: 3000,
  pendingTtlS: 30,
  checkInOnOpen: false,
  ...values,
});

const counter = fileCounter();

export async function makeRoom(db: Database, facilityId: string): Promise<string> {
  counter.next();
  const [room] = await db
    .insert(rooms)
    .values({ facilityId, name: `Raum ${counter.value}`, slug: `room-${counter.value}` })
    .returning({ id: rooms.id });
  if (!room) throw new Error('no room was written');
  return room.id;
}

/** A code of this device, invited by an admin of its operator. */
export async function makeCode(db: Database, device: { id: string; operatorId: string }): Promise<string> {
  return (await inviteDevice(await adminCtx(db, device.operatorId), { id: device.id })).code;
}
