import { ageOn } from '#app/domains/access/rules/right.ts';
import type { PresenceVisibility } from '#app/db/schema/people.ts';
import type { Role } from '#app/platform/ctx.ts';

/** Who looks at the board: a person, or a screen on a wall that is enrolled. */
export type BoardViewer =
  | { readonly kind: 'person'; readonly id: string; readonly role: Role; readonly operatorId: string | null }
  | { readonly kind: 'board' };

export interface SeenPerson {
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string | null;
  readonly visibility: PresenceVisibility;
}

/** Younger people are never shown by name to others. */
const NAMED_FROM_AGE = 16;

/** False for an unknown date of birth, too. */
export const isNamable = (birthDate: string | null, today: string): boolean =>
  birthDate !== null && ageOn(today, birthDate) >= NAMED_FROM_AGE;

/** Managers and admins see all names at their operator (`presence.names` in permissions.ts). */
const seesAllNames = (viewer: BoardViewer, operatorId: string): boolean =>
  viewer.kind === 'person' &&
  (viewer.role === 'admin' || viewer.role === 'manager') &&
  viewer.operatorId !== null &&
  viewer.operatorId === operatorId;

/** The name that the viewer sees of a person in a room; null when the person is only counted (presence.md). `today` is the facility's. */
export function shownName(
  viewer: BoardViewer,
  person: SeenPerson,
  { operatorId, today }: { readonly operatorId: string; readonly today: string },
): string | null {
  const { firstName, lastName, birthDate, visibility } = person;
  const isSelf = viewer.kind === 'person' && viewer.id === person.userId;
  if (isSelf || seesAllNames(viewer, operatorId)) return `${firstName} ${lastName}`;
  if (visibility === 'counted' || !isNamable(birthDate, today)) return null;
  if (visibility === 'first_name') return firstName;
  if (viewer.kind === 'board') return `${firstName} ${[...lastName][0] ?? ''}.`;
  return `${firstName} ${lastName}`;
}
