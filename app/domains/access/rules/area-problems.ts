import type { AreaInput } from '#app/domains/access/schema.ts';

/** What an area may refer to. */
export interface AreaReferences {
  /** Rooms of the facility of the area. */
  readonly roomIds: readonly string[];
  /** Devices that serve the area. */
  readonly deviceIds: readonly string[];
}

export type AreaProblem = 'slug_taken' | 'room_elsewhere' | 'device_elsewhere' | 'check_in_without_room';
export type AreaProblems = Partial<Record<'slug' | 'roomId' | 'deviceId' | 'checkInOnOpen', AreaProblem>>;

type AreaPlaces = Pick<AreaInput, 'roomId' | 'deviceId' | 'checkInOnOpen'>;

/** Why an area cannot be stored (domain.md, access); keys of `access.areas.errors`. */
export function areaProblems(input: AreaPlaces, references: AreaReferences): AreaProblems {
  const isRoomElsewhere = input.roomId !== null && !references.roomIds.includes(input.roomId);
  const isDeviceElsewhere = input.deviceId !== null && !references.deviceIds.includes(input.deviceId);
  return {
    ...(isRoomElsewhere ? { roomId: 'room_elsewhere' as const } : {}),
    ...(isDeviceElsewhere ? { deviceId: 'device_elsewhere' as const } : {}),
    ...(input.checkInOnOpen && input.roomId === null ? { checkInOnOpen: 'check_in_without_room' as const } : {}),
  };
}
