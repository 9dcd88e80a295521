import type { Actor, Role } from '#app/platform/ctx.ts';

/** Every role (D1), and `public` for people who are not signed in. */
export type PermissionRole = Role | 'public';

/** None; what belongs to the person; what belongs to the person's operator; all. */
export type Scope = false | 'own' | 'operator' | 'all';

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
  'booking.view': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: false },
  'booking.request': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: false },
  'booking.list': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: false },
  'booking.change': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: false },
  'booking.decide': { admin: 'operator', manager: false, trainer: false, member: false, extern: false, public: false },
  'booking.archive': { admin: 'operator', manager: false, trainer: false, member: false, extern: false, public: false },
  // The verbs end at the person's own feeds.
  'feed.manage': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  'facility.administer': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // Every admin may change the settings of the whole installation (D21).
  'settings.administer': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  'door.list': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: false },
  'door.open': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: false },
  'door.withdraw': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  'access.request': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: 'all' },
  'door.administer': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // The verbs end at the person's own address and choices.
  'notice.choose': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  // Reads end at mails of the person's operator and of none (outbox/store/scope).
  'mail.administer': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // Names on the board end at what each person allows (presence/rules/visibility).
  'presence.view': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: false },
  // All names, of everyone, in rooms of the person's operator; the evacuation list.
  'presence.names': {
    admin: 'operator',
    manager: 'operator',
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // The verbs end at the person's own visits.
  'presence.checkIn': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  // Checks others in and out, corrects visits, enrols boards.
  'presence.administer': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // The sheet of a hall: who used it, with head counts.
  'usage.print': {
    admin: 'operator',
    manager: 'operator',
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  'action.write': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  'action.writeAny': { admin: 'all', manager: false, trainer: false, member: false, extern: false, public: false },
  // Of others: what happened in rooms of the operator (actions/list-actions).
  'action.read': { admin: 'operator', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  // Reads of shifts, with internal notes; others answer 404 for a shift and 403 for lists (staff.md).
  'shift.view': {
    admin: 'operator',
    manager: 'operator',
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  'shift.manage': {
    admin: 'operator',
    manager: 'operator',
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  'shift.migrate': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // The verbs end at the person's own published shifts and requests, and at what colleagues offer.
  'shift.own': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  // Staff members, work areas, templates.
  'staff.administer': {
    admin: 'operator',
    manager: 'operator',
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // The verbs end at the person's own state, days and months.
  'clock.view': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  // Stamps, wishes for a correction, submitting a month; without a staff row the clock answers NOT_STAFF.
  'clock.stamp': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  // The time sessions of all, and their sheets.
  'time.view': {
    admin: 'operator',
    manager: 'operator',
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // Approves and reopens months, asks for a correction for a person; never one's own.
  'time.close': {
    admin: 'operator',
    manager: 'operator',
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // Corrects sessions, decides corrections, reads stamps (seed 1, 2.4); never one's own.
  'time.correct': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // What identifies others at a terminal: badges, PINs, member numbers.
  'badge.administer': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  'pin.choose': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  // Reads end at the person's roles of today (v_user_subprojects, v_user_measures); admins read all of their operator.
  'funding.view': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: false },
  // Measures and receipts; the verbs end at the person's role of an author.
  'funding.fill': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: false },
  // Split and merge; the verbs end at the person's role of an approver.
  'funding.divide': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: false },
  // Grants, letters, rules, plan lines, sub-projects, assignments, imports.
  'funding.administer': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // The audit trail of seed 3.
  'funding.audit': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  'session.list': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  'session.end': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  // The verb ends at the person's own operations.
  'operation.undo': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
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
