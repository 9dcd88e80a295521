import { eq } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { areas, deviceAreas, devices, subscriptions } from '#app/db/schema/index.ts';
import { newId } from '#app/db/schema/columns.ts';
import { DEMO_AREAS, DEMO_DEVICES, DEMO_SUBSCRIPTIONS, type DemoAreaKey } from './demo-doors.ts';
import type { DemoIds } from './demo-ids.ts';

/** Writes the demo's doors with the device that leads to one of them, and who has a subscription. */
export async function writeDoors(tx: Transaction, ids: DemoIds, { validFrom }: { validFrom: string }): Promise<void> {
  const areaRows = Object.entries(DEMO_AREAS).map(([slug, { facility, ...row }]) => ({
    ...row,
    id: newId(),
    slug,
    facilityId: ids.facilities[facility],
  }));
  const areaIds = new Map(areaRows.map(({ slug, id }) => [slug, id]));
  const idOf = (key: DemoAreaKey): string => areaIds.get(key) ?? '';
  await tx.insert(areas).values(areaRows);
  for (const [deviceId, { operator, name, area }] of Object.entries(DEMO_DEVICES)) {
    const id = newId();
    await tx.insert(devices).values({ id, deviceId, name, operatorId: ids.operators[operator] });
    await tx.insert(deviceAreas).values({ deviceId: id, areaId: idOf(area) });
    await tx
      .update(areas)
      .set({ deviceId: id })
      .where(eq(areas.id, idOf(area)));
  }
  await tx
    .insert(subscriptions)
    .values(DEMO_SUBSCRIPTIONS.map(({ person, kind }) => ({ userId: ids.people[person], kind, validFrom })));
}
