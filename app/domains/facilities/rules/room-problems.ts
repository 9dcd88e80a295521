export type RoomProblems = Partial<Record<'slug' | 'resourceIds', 'slug_taken' | 'slug' | 'resource_elsewhere'>>;

/** Why a room cannot be stored; keys of `facilities.rooms.errors`. */
export function roomProblems(
  { slug, resourceIds }: { readonly slug: string; readonly resourceIds: readonly string[] },
  /** The root resources of its facility. */
  rootIds: readonly string[],
): RoomProblems {
  const isElsewhere = resourceIds.some((id) => !rootIds.includes(id));
  return {
    ...(slug === '' ? { slug: 'slug' as const } : {}),
    ...(isElsewhere ? { resourceIds: 'resource_elsewhere' as const } : {}),
  };
}
