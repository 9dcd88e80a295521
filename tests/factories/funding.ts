import type { Database } from '#app/db/client.server.ts';
import {
  fundingGrantLetters,
  fundingGrantLines,
  fundingGrants,
  measureAssignments,
  measures,
  subprojectAssignments,
  subprojects,
} from '#app/db/schema/index.ts';
import type { ProjectRole } from '#app/db/schema/subprojects.ts';
import { addDays, HOME_ZONE, now, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { fileCounter } from './file-counter.ts';
import { ctxOf, makeOperator, makePerson } from './person.ts';

const counter = fileCounter();
const localToday = () => today(now(), HOME_ZONE);

async function only(rows: Promise<{ id: string }[]>): Promise<string> {
  const [row] = await rows;
  if (!row) throw new Error('no row was written');
  return row.id;
}

export interface MadeGrant {
  readonly operatorId: string;
  readonly grantId: string;
  /** An admin of the operator, as a verb's ctx. */
  readonly admin: Ctx;
}

/** A grant of 100,000 euros for 2026 and 2027, of a new operator unless `values` name one, with an admin. */
export async function makeGrant(
  db: Database,
  { operatorId, ...values }: Partial<typeof fundingGrants.$inferInsert> = {},
): Promise<MadeGrant> {
  counter.next();
  const operator = operatorId ?? (await makeOperator(db));
  const grantId = await only(
    db
      .insert(fundingGrants)
      .values({
        operatorId: operator,
        number: `Z-${counter.value}`,
        title: `Zuwendung ${counter.value}`,
        funder: 'Landesjugendamt',
        granted: '100000.00',
        validFrom: '2026-01-01',
        validUntil: '2027-12-31',
        ...values,
      })
      .returning({ id: fundingGrants.id }),
  );
  const person = await makePerson(db, { role: 'admin', operatorId: operator });
  return { operatorId: operator, grantId, admin: ctxOf(db, person, { role: 'admin' }) };
}

/** A sub-project of level 1 with 10,000 euros, unless `values` say otherwise. */
export async function makeSubproject(
  db: Database,
  values: Pick<typeof subprojects.$inferInsert, 'grantId'> & Partial<typeof subprojects.$inferInsert>,
): Promise<string> {
  counter.next();
  const made = { number: `T${counter.value}`, name: `Teilprojekt ${counter.value}`, budget: '10000.00', ...values };
  return await only(db.insert(subprojects).values(made).returning({ id: subprojects.id }));
}

/** A planned measure with 1,000 euros, unless `values` say otherwise. */
export async function makeMeasure(
  db: Database,
  values: Pick<typeof measures.$inferInsert, 'subprojectId'> & Partial<typeof measures.$inferInsert>,
): Promise<string> {
  counter.next();
  const made = { number: `M${counter.value}`, title: `Maßnahme ${counter.value}`, budget: '1000.00', ...values };
  return await only(db.insert(measures).values(made).returning({ id: measures.id }));
}

/** A role of a new person in a sub-project or a measure, valid since yesterday without an end; `values` say otherwise. */
export async function makeRole(
  db: Database,
  {
    userId,
    role = 'author',
    validFrom = addDays(localToday(), -1),
    validUntil = null,
    ...where
  }: ({ subprojectId: string } | { measureId: string }) & {
    userId?: string;
    role?: ProjectRole;
    validFrom?: string;
    validUntil?: string | null;
  },
): Promise<{ id: string; userId: string; ctx: Ctx }> {
  const person =
    userId === undefined ? await makePerson(db, { role: 'member' }) : { id: userId, email: '', operatorId: null };
  const values = { userId: person.id, role, validFrom, validUntil };
  const id = await only(
    'measureId' in where
      ? db
          .insert(measureAssignments)
          .values({ ...values, ...where })
          .returning({ id: measureAssignments.id })
      : db
          .insert(subprojectAssignments)
          .values({ ...values, ...where })
          .returning({ id: subprojectAssignments.id }),
  );
  return { id, userId: values.userId, ctx: ctxOf(db, person) };
}

/** An expense line of 5,000 euros, unless `values` say otherwise. */
export async function makeLine(
  db: Database,
  values: Pick<typeof fundingGrantLines.$inferInsert, 'grantId'> & Partial<typeof fundingGrantLines.$inferInsert>,
): Promise<string> {
  counter.next();
  const made = { kind: 'expense' as const, label: `Zeile ${counter.value}`, approved: '5000.00', ...values };
  return await only(db.insert(fundingGrantLines).values(made).returning({ id: fundingGrantLines.id }));
}

export async function makeLetter(
  db: Database,
  values: Pick<typeof fundingGrantLetters.$inferInsert, 'grantId'> & Partial<typeof fundingGrantLetters.$inferInsert>,
): Promise<string> {
  counter.next();
  const made = { issuedOn: '2026-01-15', fileNumber: `AZ ${counter.value}`, ...values };
  return await only(db.insert(fundingGrantLetters).values(made).returning({ id: fundingGrantLetters.id }));
}
