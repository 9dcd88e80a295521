import { expect, it } from 'vitest';
import { areas, deviceAreas, devices, subscriptions } from '#app/db/schema/index.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

const database = testDatabase({ demo: true });

it('writeDoors writes the doors of the seed with their rules, and a device that is not enrolled', async () => {
  const rows = await database.db.select().from(areas).orderBy(areas.slug);
  expect(rows.map(({ slug }) => slug)).toEqual(['depot', 'halle', 'sharing', 'swap-house', 'workshop']);
  const ofSlug = (slug: string) => rows.find((row) => row.slug === slug);
  expect(ofSlug('workshop')).toMatchObject({ minAge: 18, openToMembers: true });
  expect(ofSlug('swap-house')).toMatchObject({ requiresOptin: true });
  expect(ofSlug('depot')).toMatchObject({ requiredSubscription: 'Kisten-Abo' });
  expect(ofSlug('halle')).toMatchObject({ openToMembers: false });
  const [device] = await database.db.select().from(devices);
  expect(device).toMatchObject({ deviceId: 'werkstatt-pi', secretHash: null, isActive: false });
  expect(ofSlug('workshop')?.deviceId).toBe(device?.id);
  expect(await database.db.select().from(deviceAreas)).toHaveLength(1);
});

it('writeDoors writes one subscription of the kind that the depot requires', async () => {
  const rows = await database.db.select().from(subscriptions);
  expect(rows).toMatchObject([{ kind: 'Kisten-Abo', validFrom: '2026-07-01', validUntil: null }]);
});
