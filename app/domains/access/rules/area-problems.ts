/** What stands against an area as somebody wants it (domain.md, access); keys of `access.areas.errors`. */
export interface AreaWish {
  readonly roomId: string | null;
  readonly deviceId: string | null;
  readonly checkInOnOpen: boolean;
}

export interface AreaReferences {
  /** Of the facility it shall belong to. */
  readonly roomIds: readonly string[];
  /** That serve it. */
  readonly deviceIds: readonly string[];
}

export type AreaProblem = 'slug_taken' | 'room_elsewhere' | 'device_elsewhere' | 'check_in_without_room';
export type AreaProblems = Partial<Record<'slug' | 'roomId' | 'deviceId' | 'checkInOnOpen', AreaProblem>>;

export function areaProblems(wish: AreaWish, around: AreaReferences): AreaProblems {
  const isRoomElsewhere = wish.roomId !== null && !around.roomIds.includes(wish.roomId);
  const isDeviceElsewhere = wish.deviceId !== null && !around.deviceIds.includes(wish.deviceId);
  return {
    ...(isRoomElsewhere ? { roomId: 'room_elsewhere' as const } : {}),
    ...(isDeviceElsewhere ? { deviceId: 'device_elsewhere' as const } : {}),
    ...(wish.checkInOnOpen && wish.roomId === null ? { checkInOnOpen: 'check_in_without_room' as const } : {}),
  };
}
