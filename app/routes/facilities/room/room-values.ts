import type { RoomInput } from '#app/domains/facilities/room-schema.ts';

/** The fields of a room's form as texts. */
export interface RoomValues extends Omit<RoomInput, 'resourceIds'> {
  readonly facilityId: string;
  readonly resourceIds: readonly string[];
}

export const newRoomValues = (facilityId: string): RoomValues => ({
  facilityId,
  name: '',
  slug: '',
  isPublic: false,
  isActive: true,
  resourceIds: [],
});

export function valuesOfForm(form: FormData): RoomValues {
  const text = (name: keyof RoomValues): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    facilityId: text('facilityId'),
    name: text('name'),
    slug: text('slug'),
    isPublic: form.get('isPublic') === 'on',
    isActive: form.get('isActive') === 'on',
    resourceIds: form.getAll('resourceIds').filter((value): value is string => typeof value === 'string'),
  };
}
