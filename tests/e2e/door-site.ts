import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import type { Page } from 'playwright/test';
import { type Connection, openConnection } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { areas, deviceAreas, facilities } from '#app/db/schema/index.ts';
import { createSimulatedDoor, type SimulatedDoor } from '#device/simulator.ts';
import { deviceSecret, makeDevice } from '#tests/factories/doors.ts';
import { testNow } from '#tests/setup/clock.ts';
import type { TestServer } from '#tests/setup/server.ts';
import { test } from './fixtures.ts';

export interface Place {
  readonly door: SimulatedDoor;
  readonly device: { readonly id: string; readonly deviceId: string };
  readonly areaId: string;
  readonly title: string;
}

type PlaceValues = Partial<typeof areas.$inferInsert> & { isSilent?: boolean };

let count = 0;

/** Doors with simulated devices; call it once at the top of a file. A silent device has reported once and does not run. */
export function openDoorSite() {
  let owner: Connection;
  let stateDir: string;
  test.beforeEach(({ server }) => {
    owner = openConnection({ url: server.ownerUrl, max: 2, testNow });
    stateDir = mkdtempSync(join(tmpdir(), 'door-'));
  });
  test.afterEach(async () => {
    await owner.close();
    rmSync(stateDir, { recursive: true, force: true });
  });

  async function place(server: TestServer, facilityId: string, values: PlaceValues = {}): Promise<Place> {
    const { isSilent = false, ...area } = values;
    count += 1;
    const { title = `Seitentür ${count}` } = area;
    const slug = `seitentuer-${process.pid}-${count}`;
    const [made] = await owner.db
      .insert(areas)
      .values({ facilityId, pulseMs: 300, ...area, slug, title })
      .returning();
    const [facility] = await owner.db.select().from(facilities).where(eq(facilities.id, facilityId));
    if (!made || !facility) throw new Error('no area was written');
    const device = await makeDevice(owner.db, { operatorId: facility.operatorId, areaIds: [] });
    await owner.db.insert(deviceAreas).values({ deviceId: device.id, areaId: made.id });
    const identity = { deviceId: device.deviceId, secret: deviceSecret, mqtt: null };
    const door = createSimulatedDoor({ url: server.url, identity, stateDir: join(stateDir, device.deviceId) });
    if (!isSilent) await door.start();
    return { door, device, areaId: made.id, title };
  }

  return {
    place,
    db: () => owner.db,
    /** The device was last seen just now, or never. */
    see: ({ device }: Place, at: 'now' | 'never') =>
      queryRows(
        owner.db,
        sql`update devices set last_seen_at = ${at === 'now' ? sql`door_now()` : sql`null`} where id = ${device.id}`,
      ),
  };
}

export const rowOf = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });

/** Presses and holds the button, as a thumb does. */
export async function hold(page: Page, title: string, label = 'Zum Öffnen halten'): Promise<void> {
  const button = page.getByRole('button', { name: `${label} ${title}` });
  await button.scrollIntoViewIfNeeded();
  await button.hover();
  await page.mouse.down();
}
