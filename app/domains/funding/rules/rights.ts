import type { ProjectRole } from '#app/db/schema/subprojects.ts';

/** What a person is to a sub-project or measure today. */
export interface Standing {
  /** An admin of the grant's operator. */
  readonly isAdmin: boolean;
  /** Roles of today; on a measure also those of what is above it. */
  readonly roles: readonly ProjectRole[];
  /** The sub-project is no longer active, and the person has a role in it or in a part of it. */
  readonly isPast: boolean;
}

export const PROJECT_ROLES = ['author', 'reviewer', 'approver'] as const satisfies readonly ProjectRole[];

export const mayRead = ({ isAdmin, roles, isPast }: Standing): boolean => isAdmin || roles.length > 0 || isPast;
/** Measures, receipts, reports. */
export const mayFill = ({ isAdmin, roles }: Standing): boolean => isAdmin || roles.includes('author');
/** Split and merge. */
export const mayDivide = ({ isAdmin, roles }: Standing): boolean => isAdmin || roles.includes('approver');
