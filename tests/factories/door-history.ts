import { eq, sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { accessRequests, areas, doorJobs, facilities } from '#app/db/schema/index.ts';
import { newId } from '#app/db/schema/columns.ts';
import { claimDoorJob } from '#app/domains/access/jobs/claim-door-job.server.ts';
import { confirmDoorJob } from '#app/domains/access/jobs/confirm-door-job.server.ts';
import { expireDoorJobs } from '#app/domains/access/jobs/expire-door-jobs.server.ts';
import { DEMO_PEOPLE, demoEmail, type DemoPersonKey } from '#app/domains/setup/demo-club.ts';
import { testNow } from '#tests/setup/clock.ts';
import type { DemoIds } from '#tests/setup/demo-ids.ts';
import { confirmOf, deviceCtx, makeClaim, makeNonce, pressDoor, takeGrant } from './door-calls.ts';
import { makeDevice, makeDoor, type MadeDoor } from './doors.ts';

const at = (hours: number): Date => new Date(Date.parse(testNow) + hours * 3_600_000);

/** A side door of the demo's sports park with an online and an offline device, and requests in every state. */
export async function makeSideDoor(db: Database, ids: DemoIds, key: string): Promise<MadeDoor> {
  const [facility] = await db.select().from(facilities).where(eq(facilities.id, ids.facilities.biogrund));
  if (!facility) throw new Error('the demo club has no sports park');
  const { id: facilityId, operatorId } = facility;
  const area = { slug: `side-${key}`, title: `Seiteneingang ${key}`, pendingTtlS: 120 };
  const door = await makeDoor(db, { area, operatorId, facilityId });
  const values = { deviceId: `side-pi-${key}`, name: `Pi Seiteneingang ${key}` };
  const signs = { firmware: '1.2.0', model: 'Raspberry Pi 4 Model B', relay: 'off', doorContact: 'closed' } as const;
  await makeDevice(db, {
    operatorId,
    areaIds: [door.areaId],
    values: { ...values, ...signs, journalDepth: 2, lastSeenAt: at(-2) },
  });
  await makeRequests(db, ids, { areaId: door.areaId, key });
  return door;
}

async function makeRequests(
  db: Database,
  ids: DemoIds,
  { areaId, key }: { areaId: string; key: string },
): Promise<void> {
  const common = { areaId, createdAt: at(-50), expiresAt: at(-26) };
  const revoked = { revokedAt: at(-2), revokedBy: ids.people['peter.koenig'] };
  await db.insert(accessRequests).values([
    { ...common, email: `gast-${key}@example.org`, status: 'requested', createdAt: at(-1), expiresAt: at(23) },
    {
      ...common,
      email: demoEmail('eva.lang'),
      memberId: ids.people['eva.lang'],
      status: 'confirmed',
      confirmedAt: at(-49),
    },
    { ...common, email: `zu-spaet-${key}@example.org`, status: 'expired' },
    { ...common, email: `ausgezogen-${key}@example.org`, status: 'revoked', confirmedAt: at(-48), ...revoked },
  ]);
}

/** Presses of demo people in every state of a job, with their audit rows. The pending one has two minutes left. */
export async function pressSideDoor(db: Database, ids: DemoIds, { areaId, slug, device }: MadeDoor): Promise<void> {
  const press = async (key: DemoPersonKey) => {
    const person = { id: ids.people[key], email: demoEmail(key), operatorId: null };
    await pressDoor(db, person, slug, DEMO_PEOPLE[key].role);
  };
  const asDevice = deviceCtx(db, device);
  await queryRows(db, sql`update devices set last_seen_at = door_now() where id = ${device.id}`);
  await expireLate(db, ids, { areaId, device });
  await press('eva.lang');
  await confirmDoorJob(asDevice, confirmOf(await takeGrant(db, device)));
  await press('max.mueller');
  const held = { result: 'failed', resultCode: 'DOOR_HELD', resultMessage: 'contact open before the pulse' } as const;
  await confirmDoorJob(asDevice, confirmOf(await takeGrant(db, device), held));
  await press('anna.schmidt');
  await db.update(areas).set({ openToMembers: false }).where(eq(areas.id, areaId));
  await claimDoorJob(asDevice, makeClaim());
  await db.update(areas).set({ openToMembers: true }).where(eq(areas.id, areaId));
  await press('lisa.braun');
  await takeGrant(db, device);
  await press('hans.meier');
}

/** A job of yesterday that was dispatched and confirmed only after its end. */
async function expireLate(db: Database, ids: DemoIds, { areaId, device }: Pick<MadeDoor, 'areaId' | 'device'>) {
  const id = newId();
  const nonce = makeNonce();
  const then = sql`door_now() - interval '20 hours'`;
  const job = { id, areaId, requestedByMemberId: ids.people['tom.weber'], correlationId: newId() };
  await db.insert(doorJobs).values({ ...job, createdAt: then, expiresAt: sql`door_now() + interval '1 minute'` });
  await queryRows(
    db,
    sql`update door_jobs set status = 'dispatched', dispatch_to_device_id = ${device.id}, dispatched_at = ${then},
      nonce = ${nonce}, claim_nonce = ${makeNonce()}, attempts = 3 where id = ${id}`,
  );
  await expireDoorJobs({ db });
  const word = { jobId: id, nonce, result: 'executed', resultCode: 'OK', pulsedAtMs: 180 } as const;
  await confirmDoorJob(deviceCtx(db, device), word);
}
