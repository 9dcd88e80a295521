import type { Database } from '#app/db/client.server.ts';
import { resourceGroups, resources } from '#app/db/schema/index.ts';
import type { RoomInput } from '#app/domains/facilities/room-schema.ts';

/** The initial fields of the room form. */
export const roomInput = (values: Partial<RoomInput> = {}): RoomInput => ({
  name: 'Werkstatt',
  slug: 'werkstatt',
  isPublic: false,
  isActive: true,
  resourceIds: [],
  ...values,
});

/** Root resources with these names in a group of the facility; their ids in that order. */
export async function makeResources(db: Database, facilityId: string, names: readonly string[]): Promise<string[]> {
  const [group] = await db
    .insert(resourceGroups)
    .values({ facilityId, name: 'Räume', icon: 'indoor' })
    .returning({ id: resourceGroups.id });
  if (!group) throw new Error('no group was written');
  const rows = await db
    .insert(resources)
    .values(names.map((name) => ({ groupId: group.id, name, color: '#336699' })))
    .returning({ id: resources.id, name: resources.name });
  return names.map((name) => rows.find((row) => row.name === name)?.id ?? '');
}
