import type { Database } from '#app/db/client.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { listPlaces } from './queries.server.ts';
import { nestedResources } from './rules/nested-resources.ts';

/** The tree of places in the shape of the API. One statement. */
export async function listResourceTree({ db, now }: { db: Database; now: ReadCtx['now'] }) {
  const day = today(now, HOME_ZONE);
  const places = await listPlaces(db, { from: day, until: day });
  return places.map(
    ({ id, operatorId, operatorName, name, street, houseNumber, zip, city, timeZone, sortOrder, groups }) => ({
      id,
      operatorId,
      operatorName,
      name,
      street,
      houseNumber,
      zip,
      city,
      timeZone,
      sortOrder,
      groups: groups.map(({ resources, ...group }) => ({
        ...group,
        resources: nestedResources(resources.map(({ rootId: _rootId, ...resource }) => resource)),
      })),
    }),
  );
}
