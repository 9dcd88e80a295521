import type { Actor, Role } from '#app/platform/ctx.ts';

/** Every role (D1), and `public` for people who are not signed in. */
export type PermissionRole = Role | 'public';

/** None; what belongs to the person; what belongs to the person's operator; all. */
export type Scope = false | 'own' | 'operator' | 'all';

/** Rows that many actions share: everyone who is signed in, for all or for the own; admins of the operator; its managers, too. */
const SIGNED_IN = {
  admin: 'all',
  manager: 'all',
  trainer: 'all',
  member: 'all',
  extern: 'all',
  public: false,
} as const;
const OWN = { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false } as const;
const ADMINS = {
  admin: 'operator',
  manager: false,
  trainer: false,
  member: false,
  extern: false,
  public: false,
} as const;
const MANAGERS = { ...ADMINS, manager: 'operator' } as const;

/**
 * Who may do what, in one table. A verb narrows a right further where the rule needs rows:
 * `plan.view` of the public ends at the facilities with a public plan.
 * `door.open` needs the right of the moment (access/rules/right.ts). `booking.request` ends at the person's teams.
 * `booking.list` and `booking.change` end at what belongs to the person or their operator.
 * `setup.run` ends as soon as one person exists.
 */
export const PERMISSIONS = {
  //                     admin                manager            trainer           member           extern           public
  'plan.view': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: 'all' },
  'booking.view': SIGNED_IN,
  'booking.request': SIGNED_IN,
  'booking.list': SIGNED_IN,
  'booking.change': SIGNED_IN,
  'booking.decide': ADMINS,
  'booking.archive': ADMINS,
  // The verbs end at the person's own feeds.
  'feed.manage': OWN,
  'facility.administer': ADMINS,
  // Every admin may change the settings of the whole installation (D21).
  'settings.administer': ADMINS,
  'door.list': SIGNED_IN,
  'door.open': SIGNED_IN,
  'door.withdraw': OWN,
  'access.request': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: 'all' },
  'door.administer': ADMINS,
  // The verbs end at the person's own address and choices.
  'notice.choose': OWN,
  // Reads end at mails of the person's operator and of none (outbox/store/scope).
  'mail.administer': ADMINS,
  // Names on the board end at what each person allows (presence/rules/visibility).
  'presence.view': SIGNED_IN,
  // All names, of everyone, in rooms of the person's operator; the evacuation list.
  'presence.names': MANAGERS,
  // The verbs end at the person's own visits.
  'presence.checkIn': OWN,
  // Checks others in and out, corrects visits, enrols boards.
  'presence.administer': ADMINS,
  // The sheet of a hall: who used it, with head counts.
  'usage.print': MANAGERS,
  'action.write': OWN,
  'action.writeAny': { admin: 'all', manager: false, trainer: false, member: false, extern: false, public: false },
  // Of others: what happened in rooms of the operator (actions/list-actions).
  'action.read': { admin: 'operator', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  // Reads of shifts, with internal notes; others answer 404 for a shift and 403 for lists (staff.md).
  'shift.view': MANAGERS,
  'shift.manage': MANAGERS,
  'shift.migrate': ADMINS,
  // The verbs end at the person's own published shifts and requests, and at what colleagues offer.
  'shift.own': OWN,
  // Staff members, work areas, templates.
  'staff.administer': MANAGERS,
  // The verbs end at the person's own state, days and months.
  'clock.view': OWN,
  // Stamps, wishes for a correction, submitting a month; without a staff row the clock answers NOT_STAFF.
  'clock.stamp': OWN,
  // The time sessions of all, and their sheets.
  'time.view': MANAGERS,
  // Approves and reopens months, asks for a correction for a person; never one's own.
  'time.close': MANAGERS,
  // Corrects sessions, decides corrections, reads stamps (seed 1, 2.4); never one's own.
  'time.correct': ADMINS,
  // What identifies others at a terminal: badges, PINs, member numbers.
  'badge.administer': ADMINS,
  'pin.choose': OWN,
  // Reads end at the person's roles of today (v_user_subprojects, v_user_measures); admins read all of their operator.
  'funding.view': SIGNED_IN,
  // Measures and receipts; the verbs end at the person's role of an author.
  'funding.fill': SIGNED_IN,
  // Split and merge; the verbs end at the person's role of an approver.
  'funding.divide': SIGNED_IN,
  // Grants, letters, rules, plan lines, sub-projects, assignments, imports.
  'funding.administer': ADMINS,
  // The audit trail of seed 3.
  'funding.audit': ADMINS,
  'session.list': OWN,
  'session.end': OWN,
  // The verb ends at the person's own operations.
  'operation.undo': OWN,
  'setup.run': { admin: false, manager: false, trainer: false, member: false, extern: false, public: 'all' },
} as const satisfies Record<string, Record<PermissionRole, Scope>>;

export type ActionName = keyof typeof PERMISSIONS;

/** The scopes of a token, and the actions that each covers. The person of the token needs the right, too. */
export const TOKEN_SCOPES = {
  'bookings:read': ['plan.view', 'booking.view', 'booking.list'],
  'bookings:write': ['booking.request', 'booking.change'],
  'bookings:decide': ['booking.decide', 'booking.archive'],
  'doors:open': ['door.list', 'door.open', 'door.withdraw'],
  'presence:read': ['presence.view'],
  'presence:write': ['presence.checkIn'],
  'actions:write': ['action.write'],
  'actions:any': ['action.writeAny'],
  'actions:read': ['action.read'],
  'shifts:read': ['shift.view'],
  'shifts:write': ['shift.manage'],
  'shifts:migrate': ['shift.migrate'],
  'shifts:own': ['shift.own'],
  'clock:read': ['clock.view'],
  'clock:write': ['clock.stamp'],
  'times:read': ['time.view'],
  'times:correct': ['time.correct'],
  'funding:read': ['funding.view'],
  'funding:write': ['funding.fill', 'funding.divide'],
  'funding:audit': ['funding.audit'],
} as const satisfies Record<string, readonly ActionName[]>;

export type TokenScope = keyof typeof TOKEN_SCOPES;

/** The scope that covers an action; null for an action that no token may do. */
export function tokenScopeOf(action: ActionName): TokenScope | null {
  const found = Object.entries(TOKEN_SCOPES).find(([, actions]) => (actions as readonly ActionName[]).includes(action));
  return (found?.[0] as TokenScope | undefined) ?? null;
}

/** The person of a request; null is the public. */
export type Asker = Pick<Actor, 'id' | 'role' | 'operatorId'> | null;

/** The record that an action concerns. A record without an operator is out of reach for every operator's admin. */
export interface PermissionTarget {
  readonly ownerIds?: readonly string[];
  readonly operatorId?: string | null;
}

export function scopeOf(role: PermissionRole, action: ActionName): Scope {
  return PERMISSIONS[action][role];
}

/** Without a target: may this role ever do it? With a target: may this person do it there? */
export function can(asker: Asker, action: ActionName, target?: PermissionTarget): boolean {
  const scope = scopeOf(asker?.role ?? 'public', action);
  if (scope === false) return false;
  if (scope === 'all' || !target) return true;
  if (!asker) return false;
  if (scope === 'own') return target.ownerIds?.includes(asker.id) ?? false;
  return asker.operatorId !== null && target.operatorId === asker.operatorId;
}
