import { eq } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { shiftAssignments, shifts, shiftTemplates, staffMembers, users, workAreas } from '#app/db/schema/index.ts';
import { addDays, today, now, toDate, HOME_ZONE, wallInstant } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { fileCounter } from './file-counter.ts';
import { ctxOf, makePerson } from './person.ts';
import { makePlace } from './presence.ts';

const counter = fileCounter();

export interface MadeCrew {
  readonly operatorId: string;
  readonly facilityId: string;
  readonly roomId: string;
  readonly workAreaId: string;
  /** A manager of the operator, as a verb's ctx. */
  readonly manager: Ctx;
}

/** An operator with a facility, a work area and a manager. `withRoom`: the work area is a room of the facility. */
export async function makeCrew(db: Database, { withRoom = false }: { withRoom?: boolean } = {}): Promise<MadeCrew> {
  const { operatorId, facilityId, roomIds } = await makePlace(db);
  const [roomId] = roomIds;
  const workAreaId = await makeWorkArea(db, { operatorId, facilityId, roomId: withRoom ? roomId : null });
  const person = await makePerson(db, { role: 'manager', operatorId });
  return { operatorId, facilityId, roomId, workAreaId, manager: ctxOf(db, person, { role: 'manager' }) };
}

export async function makeWorkArea(
  db: Database,
  values: Pick<typeof workAreas.$inferInsert, 'operatorId' | 'facilityId'> & Partial<typeof workAreas.$inferInsert>,
): Promise<string> {
  counter.next();
  const [area] = await db
    .insert(workAreas)
    .values({ name: `Bereich ${counter.value}`, color: '#336699', ...values })
    .returning({ id: workAreas.id });
  if (!area) throw new Error('no work area was written');
  return area.id;
}

export interface MadeStaff {
  readonly id: string;
  readonly userId: string;
  /** The person as a verb's ctx. */
  readonly ctx: Ctx;
}

/** An adult employee with the role service, unless `values` say otherwise. */
export async function makeStaff(
  db: Database,
  {
    birthDate = '1990-05-01',
    ...values
  }: Pick<typeof staffMembers.$inferInsert, 'operatorId'> &
    Partial<typeof staffMembers.$inferInsert> & { birthDate?: string | null },
): Promise<MadeStaff> {
  const person = await makePerson(db, { role: 'member' });
  await db.update(users).set({ birthDate }).where(eq(users.id, person.id));
  const [staff] = await db
    .insert(staffMembers)
    .values({ userId: person.id, employmentKind: 'employee', roles: ['service'], ...values })
    .returning({ id: staffMembers.id });
  if (!staff) throw new Error('no staff member was written');
  return { id: staff.id, userId: person.id, ctx: ctxOf(db, person) };
}

/** A published shift of tomorrow, 10:00 to 16:00 in Berlin, unless `values` say otherwise. */
export async function makeShift(
  db: Database,
  {
    date = addDays(today(now(), HOME_ZONE), 1),
    from = '10:00',
    until = '16:00',
    staffIds = [],
    ...values
  }: Pick<typeof shifts.$inferInsert, 'operatorId'> &
    Partial<typeof shifts.$inferInsert> & {
      date?: string;
      from?: string;
      until?: string;
      staffIds?: readonly string[];
    },
): Promise<string> {
  const end = until <= from ? addDays(date, 1) : date;
  const [shift] = await db
    .insert(shifts)
    .values({
      startAtUtc: toDate(wallInstant(date, from, HOME_ZONE)),
      endAtUtc: toDate(wallInstant(end, until, HOME_ZONE)),
      role: 'service',
      status: 'PUBLISHED',
      ...values,
    })
    .returning({ id: shifts.id });
  if (!shift) throw new Error('no shift was written');
  if (staffIds.length > 0)
    await db
      .insert(shiftAssignments)
      .values(staffIds.map((staffMemberId) => ({ shiftId: shift.id, staffMemberId, operatorId: values.operatorId })));
  return shift.id;
}

/** A template of every day, 10:00 to 16:00, unless `values` say otherwise. */
export async function makeTemplate(
  db: Database,
  values: Pick<typeof shiftTemplates.$inferInsert, 'operatorId'> & Partial<typeof shiftTemplates.$inferInsert>,
): Promise<string> {
  counter.next();
  const [template] = await db
    .insert(shiftTemplates)
    .values({
      code: `T${counter.value}`,
      name: `Vorlage ${counter.value}`,
      role: 'service',
      startTimeLocal: '10:00',
      endTimeLocal: '16:00',
      ...values,
    })
    .returning({ id: shiftTemplates.id });
  if (!template) throw new Error('no template was written');
  return template.id;
}
