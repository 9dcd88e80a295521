import type { Database } from '#app/db/client.server.ts';
import { type PresenceMode, type PresenceVisibility, rooms, users, visits } from '#app/db/schema/index.ts';
import { facilities, operators } from '#app/db/schema/facilities.ts';
import { now, toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { eq } from 'drizzle-orm';
import { fileCounter } from './file-counter.ts';
import { ctxOf, makeOperator, makePerson, type MadePerson } from './person.ts';

const counter = fileCounter();

export interface MadePlace {
  readonly operatorId: string;
  readonly facilityId: string;
  readonly roomIds: readonly [string, string, ...string[]];
}

/** A facility with rooms of its own, in an operator of its own unless one is given. */
export async function makePlace(
  db: Database,
  {
    mode = 'single',
    count = 2,
    autoCheckoutAt = '23:30',
    operatorId,
    isPublic = false,
  }: { mode?: PresenceMode; count?: number; autoCheckoutAt?: string; operatorId?: string; isPublic?: boolean } = {},
): Promise<MadePlace> {
  counter.next();
  const operator = operatorId ?? (await makeOperator(db, `Verein ${counter.value}`));
  await db.update(operators).set({ presenceMode: mode, autoCheckoutAt }).where(eq(operators.id, operator));
  const [facility] = await db
    .insert(facilities)
    .values({ operatorId: operator, name: `Haus ${counter.value}` })
    .returning({ id: facilities.id });
  if (!facility) throw new Error('no facility was written');
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const made = await db
    .insert(rooms)
    .values(
      numbers.map((number) => ({
        facilityId: facility.id,
        name: `Raum ${number}`,
        slug: `raum-${counter.value}-${number}`,
        isPublic,
      })),
    )
    .returning({ id: rooms.id });
  return {
    operatorId: operator,
    facilityId: facility.id,
    roomIds: made.map(({ id }) => id) as unknown as MadePlace['roomIds'],
  };
}

/** An admin of the operator, as a verb's ctx. */
export async function adminOf(db: Database, operatorId: string): Promise<Ctx> {
  return ctxOf(db, await makePerson(db, { role: 'admin', operatorId }), { role: 'admin' });
}

/** An adult who shows as much as `visibility` says. */
export async function makeVisitor(
  db: Database,
  values: Partial<typeof users.$inferInsert> & { presenceVisibility?: PresenceVisibility } = {},
): Promise<MadePerson> {
  const person = await makePerson(db, { role: 'member' });
  await db
    .update(users)
    .set({ birthDate: '1990-05-01', ...values })
    .where(eq(users.id, person.id));
  return person;
}

/** An open visit that began now, unless `values` say otherwise. */
export async function makeVisit(
  db: Database,
  values: Pick<typeof visits.$inferInsert, 'userId' | 'roomId'> & Partial<typeof visits.$inferInsert>,
): Promise<string> {
  const [visit] = await db
    .insert(visits)
    .values({ startedAt: toDate(now()), startedBy: 'self', ...values })
    .returning({ id: visits.id });
  if (!visit) throw new Error('no visit was written');
  return visit.id;
}
