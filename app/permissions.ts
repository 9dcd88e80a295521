import type { Actor, Role } from '#app/platform/ctx.ts';

/** Every role (D1), and `public` for people who are not signed in. */
export type PermissionRole = Role | 'public';

/** No one; what belongs to the person; what belongs to the person's operator; everything. */
export type Scope = false | 'own' | 'operator' | 'all';

/**
 * Who may do what, on one page. A verb narrows further where the rule needs rows: `plan.view` of the public ends at the
 * facilities with a public plan, `door.open` at the right of the moment (access/rules/right.ts), `booking.request` at the person's teams, `booking.list` and `booking.change` at what is the
 * person's own or their operator's, `setup.run` as soon as one person exists.
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
  'facility.administer': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  // The settings of the whole house are every admin's (D21).
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
  'access.request': { admin: 'all', manager: 'all', trainer: 'all', member: 'all', extern: 'all', public: 'all' },
  'door.administer': {
    admin: 'operator',
    manager: false,
    trainer: false,
    member: false,
    extern: false,
    public: false,
  },
  'session.list': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  'session.end': { admin: 'own', manager: 'own', trainer: 'own', member: 'own', extern: 'own', public: false },
  'setup.run': { admin: false, manager: false, trainer: false, member: false, extern: false, public: 'all' },
} as const satisfies Record<string, Record<PermissionRole, Scope>>;

export type ActionName = keyof typeof PERMISSIONS;

/** What a program's token may be allowed, and the actions each covers. The person it acts for needs the right too. */
export const TOKEN_SCOPES = {
  'bookings:read': ['plan.view', 'booking.view', 'booking.list'],
  'bookings:write': ['booking.request', 'booking.change'],
  'bookings:decide': ['booking.decide', 'booking.archive'],
  'doors:open': ['door.list', 'door.open'],
} as const satisfies Record<string, readonly ActionName[]>;

export type TokenScope = keyof typeof TOKEN_SCOPES;

/** The scope that covers an action; null for what no program does. */
export function tokenScopeOf(action: ActionName): TokenScope | null {
  const found = Object.entries(TOKEN_SCOPES).find(([, actions]) => (actions as readonly ActionName[]).includes(action));
  return (found?.[0] as TokenScope | undefined) ?? null;
}

/** Who asks; null is the public. */
export type Asker = Pick<Actor, 'id' | 'role' | 'operatorId'> | null;

/** What is asked about. A thing without an operator belongs to none, so no operator's admin reaches it. */
export interface PermissionTarget {
  readonly ownerIds?: readonly string[];
  readonly operatorId?: string | null;
}

export function scopeOf(role: PermissionRole, action: ActionName): Scope {
  return PERMISSIONS[action][role];
}

/** Without a target: may this role ever do it? With one: may this person do it to that? */
export function can(asker: Asker, action: ActionName, target?: PermissionTarget): boolean {
  const scope = scopeOf(asker?.role ?? 'public', action);
  if (scope === false) return false;
  if (scope === 'all' || !target) return true;
  if (!asker) return false;
  if (scope === 'own') return target.ownerIds?.includes(asker.id) ?? false;
  return asker.operatorId !== null && target.operatorId === asker.operatorId;
}
