import type { Database } from '#app/db/client.server.ts';
import { operators, users } from '#app/db/schema/index.ts';
import { hashPassword } from '#app/domains/accounts/public.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { Actor, Ctx, Role } from '#app/platform/ctx.ts';
import { fileCounter } from './file-counter.ts';

const counter = fileCounter();

export interface MadePerson {
  readonly id: string;
  readonly email: string;
  readonly operatorId: string | null;
}

/** A person with a unique e-mail address. Admins and managers get a new operator by default. */
export async function makePerson(
  db: Database,
  {
    role = 'trainer',
    password,
    isActive = true,
    operatorId = null,
  }: { role?: Role; password?: string; isActive?: boolean; operatorId?: string | null } = {},
): Promise<MadePerson> {
  counter.next();
  const email = `person${counter.value}@example.org`;
  const needsOperator = (role === 'admin' || role === 'manager') && operatorId === null;
  const operator = needsOperator ? await makeOperator(db) : operatorId;
  const [person] = await db
    .insert(users)
    .values({
      firstName: 'Person',
      lastName: String(counter.value),
      email,
      role,
      isActive,
      operatorId: operator,
      passwordHash: password === undefined ? null : await hashPassword(password),
    })
    .returning({ id: users.id });
  if (!person) throw new Error('no person was written');
  return { id: person.id, email, operatorId: operator };
}

export async function makeOperator(db: Database, name = `Betreiber ${counter.value}`): Promise<string> {
  const [operator] = await db
    .insert(operators)
    .values({ name, type: 'verein', primaryColor: '#2563eb' })
    .returning({ id: operators.id });
  if (!operator) throw new Error('no operator was written');
  return operator.id;
}

/** The ctx of a verb, acting as this person; without a session, as with a token, unless one of `makeSession` is given. */
export function ctxOf(db: Database, person: MadePerson, session: { sessionId?: string; role?: Role } = {}): Ctx {
  const actor: Actor = {
    id: person.id,
    role: session.role ?? 'trainer',
    operatorId: person.operatorId,
    firstName: 'Person',
    lastName: 'Test',
    email: person.email,
    locale: 'de',
    sessionId: session.sessionId ?? null,
  };
  return { db, actor, now: now(), correlationId: crypto.randomUUID(), origin: { ip: '192.0.2.1', userAgent: 'tests' } };
}
