import type { paths } from '#app/paths.ts';

/** The query of the roster's address. */
export type RosterQuery = NonNullable<Parameters<typeof paths.staff.roster>[0]>;
