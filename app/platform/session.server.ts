import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { redirect } from '@remix-run/node';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import { type Database, db, type Transaction } from '#app/db/client.server.ts';
import { oncePerPool } from '#app/db/once-per-pool.server.ts';
import { operators, sessions, users } from '#app/db/schema/index.ts';
import { paths } from '#app/paths.ts';
import { type ActionName, can } from '#app/permissions.ts';
import { now, toDate } from '#app/platform/calendar.ts';
import type { Actor, Origin } from '#app/platform/ctx.ts';
import { env, sessionCookiePolicy } from '#app/platform/env.server.ts';
import { readCookie } from './preferences.server.ts';
import { safeReturnPath } from './return-path.ts';
import { hashSecret } from './secret-hash.server.ts';

interface UserAttributes extends Omit<Actor, 'id' | 'sessionId'> {
  readonly operator: SessionOperator | null;
  readonly isCrew: boolean;
  readonly hasProjects: boolean;
}
interface SessionAttributes {
  readonly lastUsedAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>;
    DatabaseUserAttributes: UserAttributes;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

/** The operator whose name and colour every page shows: the person's own, otherwise the first one. */
export interface SessionOperator {
  readonly name: string;
  readonly primaryColor: string;
  readonly phone: string | null;
}

export interface SessionView {
  readonly actor: Actor;
  readonly operator: SessionOperator | null;
  /** Works in shifts: known with the session, so that no page of the others waits for another answer. */
  readonly isCrew: boolean;
  /** Has, had or will have a role in a funded project. */
  readonly hasProjects: boolean;
  /** The cookie to send when the session was extended. */
  readonly setCookie: string | null;
}

const LIFETIME = new TimeSpan(30, 'd');
const USED_WRITE_MINUTES = 10;

const shownOperator = sql<string>`coalesce(${users.operatorId}, (select o.id from operators o order by o.created_at, o.id limit 1))`;

/** One statement with explicit columns. A deactivated person has no session from the next request on. */
const sessionAndUser = oncePerPool((handle) =>
  handle
    .select({
      userId: users.id,
      expiresAt: sessions.expiresAt,
      session: { lastUsedAt: sessions.lastUsedAt, ip: sessions.ip, userAgent: sessions.userAgent },
      user: {
        role: users.role,
        operatorId: users.operatorId,
        firstName: users.firstName,
        lastName: users.lastName,
        email: users.email,
        locale: users.locale,
      },
      isCrew: sql<boolean>`exists (select from staff_members m where m.user_id = ${users.id} and m.is_active)`,
      hasProjects: sql<boolean>`exists (select from subproject_assignments a where a.user_id = ${users.id})
        or exists (select from measure_assignments a where a.user_id = ${users.id})`,
      operator: { name: operators.name, primaryColor: operators.primaryColor, phone: operators.phone },
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.isActive, true)))
    .leftJoin(operators, eq(operators.id, shownOperator))
    .where(eq(sessions.id, sql.placeholder('sessionId')))
    .prepare('session_and_user'),
);

class SessionAdapter extends DrizzlePostgreSQLAdapter {
  readonly #db: Database | Transaction;
  constructor(handle: Database | Transaction) {
    // The adapter uses only the query builders.
    super(handle as unknown as NodePgDatabase, sessions, users);
    this.#db = handle;
  }

  override async getSessionAndUser(sessionId: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const [row] = await sessionAndUser(this.#db).execute({ sessionId });
    if (!row) return [null, null];
    return [
      { id: sessionId, userId: row.userId, expiresAt: row.expiresAt, attributes: row.session },
      {
        id: row.userId,
        attributes: { ...row.user, operator: row.operator, isCrew: row.isCrew, hasProjects: row.hasProjects },
      },
    ];
  }
}

function luciaOn(handle: Database | Transaction): Lucia<SessionAttributes, UserAttributes> {
  const { name, secure } = sessionCookiePolicy();
  return new Lucia(new SessionAdapter(handle), {
    sessionExpiresIn: LIFETIME,
    sessionCookie: { name, expires: true, attributes: { secure, sameSite: 'lax', path: '/' } },
    getUserAttributes: (attributes) => attributes,
    getSessionAttributes: (attributes) => attributes,
  });
}

const luciaOfPool = oncePerPool(luciaOn);
const lucia = () => luciaOfPool(db());

function tokenOf(request: Request): string | null {
  const token = readCookie(request, sessionCookiePolicy().name);
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

/** Id of the session in the request's cookie, also when that session no longer exists. */
export function sessionIdOf(request: Request): string | null {
  const token = tokenOf(request);
  return token && hashSecret(token);
}

/** Starts a session after a correct password. Only the returned cookie has the token. */
export async function startSession(
  tx: Transaction,
  userId: string,
  origin: Origin,
): Promise<{ sessionId: string; setCookie: string }> {
  const token = randomBytes(32).toString('base64url');
  const attributes: SessionAttributes = {
    lastUsedAt: toDate(now()),
    ip: origin.ip && isIP(origin.ip) ? origin.ip : null,
    userAgent: origin.userAgent?.slice(0, 400) ?? null,
  };
  const session = await luciaOn(tx).createSession(userId, attributes, { sessionId: hashSecret(token) });
  return { sessionId: session.id, setCookie: lucia().createSessionCookie(token).serialize() };
}

/** The cookie that deletes the session cookie. */
export function blankSessionCookie(): string {
  return lucia().createBlankSessionCookie().serialize();
}

/**
 * The loaders of one request start in the same turn of the event loop and share one read. The entry does not outlive the
 * turn, so that the next request always sees what was committed before it.
 */
const looking = new Map<string, Promise<SessionView | null>>();

/** The signed-in person, with the operator's colours; one statement per request. Null without a valid session. */
export function readSession(request: Request): Promise<SessionView | null> {
  const token = tokenOf(request);
  if (!token) return Promise.resolve(null);
  const running = looking.get(token);
  if (running) return running;
  const started = look(token);
  looking.set(token, started);
  setImmediate(() => looking.delete(token));
  return started;
}

async function look(token: string): Promise<SessionView | null> {
  const { session, user } = await lucia().validateSession(hashSecret(token));
  if (!session) return null;
  const before = toDate(now().subtract({ minutes: USED_WRITE_MINUTES }));
  if (session.lastUsedAt < before) {
    await db()
      .update(sessions)
      .set({ lastUsedAt: toDate(now()) })
      .where(and(eq(sessions.id, session.id), lt(sessions.lastUsedAt, before)));
  }
  const { operator, isCrew, hasProjects, id, role, operatorId, firstName, lastName, email, locale } = user;
  return {
    actor: { id, role, operatorId, firstName, lastName, email, locale, sessionId: session.id },
    operator,
    isCrew,
    hasProjects,
    // From the raw token: session.id is its hash.
    setCookie: session.fresh ? lucia().createSessionCookie(token).serialize() : null,
  };
}

export async function getActor(request: Request): Promise<Actor | null> {
  return (await readSession(request))?.actor ?? null;
}

/**
 * The signed-in person, when their role may ever do this. Otherwise it throws a redirect to the sign-in, or 403. The verb still
 * checks the right for the record itself.
 */
export async function requireActor(request: Request, action: ActionName): Promise<Actor> {
  const actor = await getActor(request);
  if (!actor) throw toSignIn(request);
  if (!can(actor, action)) throw Response.json({ reason: action }, { status: 403 });
  return actor;
}

/** As requireActor, for a form that asks for a preview by itself: null instead of a redirect, which would leave the form. */
export async function actorOfPreview(request: Request, action: ActionName): Promise<Actor | null> {
  return isDataRequest(request) && !(await getActor(request)) ? null : requireActor(request, action);
}

/** The server sets this header when a page's script asks, and removes it from all other requests. */
export const DATA_HEADER = 'x-platzwart-data';
const isDataRequest = (request: Request): boolean => request.headers.has(DATA_HEADER);

/**
 * A page returns to itself. A form of a script returns to its page, which keeps the fields (ui/started). A form without a script
 * goes to the sign-in with its body: 307 makes the browser send it again.
 */
function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const here = `${pathname}${search}`;
  if (request.method === 'GET' || request.method === 'HEAD') return redirect(paths.account.signIn({ weiter: here }));
  if (isDataRequest(request)) return redirect(paths.account.signIn({ weiter: pageOf(request) ?? here, beendet: '1' }));
  return redirect(paths.account.signIn({ formular: here }), 307);
}

/** The page of this site that sent the request. */
function pageOf(request: Request): string | null {
  const referer = request.headers.get('referer');
  if (!referer || !URL.canParse(referer)) return null;
  const { pathname, search } = new URL(referer);
  return safeReturnPath(`${pathname}${search}`, '') || null;
}

/** True when session cookies travel unencrypted, so that a page can warn admins. */
export function sessionsTravelReadable(): boolean {
  return env().NODE_ENV === 'production' && !sessionCookiePolicy().secure;
}
