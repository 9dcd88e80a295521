import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { accessRequests, areas, deviceAreas, devices, facilities, subscriptions } from '#app/db/schema/index.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { fileCounter } from './file-counter.ts';
import { makeOperator, makePerson, type MadePerson } from './person.ts';
import { requestAccess } from '#app/domains/access/requests/request-access.server.ts';
import { now } from '#app/platform/calendar.ts';

const counter = fileCounter();

export const deviceSecret = 'device-secret-of-the-tests-0123456789abcdef';

export interface MadeDoor {
  readonly operatorId: string;
  readonly facilityId: string;
  readonly areaId: string;
  readonly slug: string;
  readonly device: { readonly id: string; readonly deviceId: string };
}

export type AreaValues = Partial<typeof areas.$inferInsert>;

/** A door in its own facility with one device that called just now. The device's secret is `deviceSecret`. */
export async function makeDoor(
  db: Database,
  { area = {}, operatorId, facilityId }: { area?: AreaValues; operatorId?: string; facilityId?: string } = {},
): Promise<MadeDoor> {
  counter.next();
  const operator = operatorId ?? (await makeOperator(db));
  const facility = facilityId ?? (await makeFacility(db, operator));
  const slug = area.slug ?? `door-${counter.value}`;
  const [made] = await db
    .insert(areas)
    .values({ title: `Tür ${counter.value}`, facilityId: facility, ...area, slug })
    .returning({ id: areas.id });
  if (!made) throw new Error('no area was written');
  const device = await makeDevice(db, { operatorId: operator, areaIds: [made.id] });
  return { operatorId: operator, facilityId: facility, areaId: made.id, slug, device };
}

export async function makeFacility(db: Database, operatorId: string): Promise<string> {
  const [facility] = await db
    .insert(facilities)
    .values({ operatorId, name: `Anlage ${counter.value}` })
    .returning({ id: facilities.id });
  if (!facility) throw new Error('no facility was written');
  return facility.id;
}

/** Active and just seen, unless `values` change it. */
export async function makeDevice(
  db: Database,
  {
    operatorId,
    areaIds,
    values = {},
  }: { operatorId: string; areaIds: readonly string[]; values?: Partial<typeof devices.$inferInsert> },
): Promise<{ id: string; deviceId: string }> {
  counter.next();
  const [device] = await db
    .insert(devices)
    .values({
      operatorId,
      deviceId: `pi-${counter.value}`,
      name: `Pi ${counter.value}`,
      secretHash: hashSecret(deviceSecret),
      isActive: true,
      confirmedAt: new Date(),
      lastSeenAt: sql`door_now()`,
      ...values,
    })
    .returning({ id: devices.id, deviceId: devices.deviceId });
  if (!device) throw new Error('no device was written');
  if (areaIds.length > 0)
    await db.insert(deviceAreas).values(areaIds.map((areaId) => ({ deviceId: device.id, areaId })));
  return device;
}

/** A member who has only the rights of the role. */
export const makeMember = (db: Database): Promise<MadePerson> => makePerson(db, { role: 'member' });

export async function subscribe(
  db: Database,
  userId: string,
  {
    kind,
    validFrom = '2026-01-01',
    validUntil = null,
  }: { kind: string; validFrom?: string; validUntil?: string | null },
): Promise<void> {
  await db.insert(subscriptions).values({ userId, kind, validFrom, validUntil });
}

/** A confirmed request of a person. */
export async function confirmAccess(db: Database, areaId: string, person: MadePerson): Promise<string> {
  const at = new Date();
  const [request] = await db
    .insert(accessRequests)
    .values({ email: person.email, areaId, memberId: person.id, status: 'confirmed', confirmedAt: at, expiresAt: at })
    .returning({ id: accessRequests.id });
  if (!request) throw new Error('no request was written');
  return request.id;
}

/** A guest asks for access in German, so that a mail with a link is queued. */
export async function askAsGuest(db: Database, slug: string, email: string): Promise<void> {
  const origin = { ip: '192.0.2.7', userAgent: 'tests' };
  const guest = { db, actor: null, now: now(), correlationId: crypto.randomUUID(), origin };
  await requestAccess(guest, { slug, email, locale: 'de' });
}
