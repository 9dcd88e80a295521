import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import * as tables from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { hashPassword } from '#app/domains/accounts/public.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { addSchoolHolidays, publicHolidays } from '#app/domains/facilities/public.server.ts';
import { halfYearOf, HOME_ZONE, now as presentInstant, today } from '#app/platform/calendar.ts';
import { buildSeason } from './build-season.ts';
import { writeCrew } from './write-crew.server.ts';
import { writeFunding } from './write-funding.server.ts';
import { writeTimes } from './write-times.server.ts';
import { writeDoors } from './write-doors.server.ts';
import { writeMakerspace } from './write-makerspace.server.ts';
import { writeSeason, writeUsage } from './write-season.server.ts';
import * as demo from './demo-club.ts';
import type { DemoIds } from './demo-ids.ts';
import { hasPeople, lockEmptyHouse } from './house.server.ts';

const REGION = 'DE-HE';

/**
 * Writes the demo club into an empty house, once, in one transaction under a lock; a database that has people is never
 * touched. True when it was written.
 */
export async function ensureDemo(db: Database): Promise<boolean> {
  if (await hasPeople(db)) return false;
  const now = presentInstant();
  const day = today(now, HOME_ZONE);
  const half = halfYearOf(day);
  const [passwordHash, holidays] = await Promise.all([
    hashPassword(demo.demoPassword),
    publicHolidays({ region: REGION, from: half.from, until: half.until }, 'de'),
  ]);
  return inTransaction({ db }, async (tx) => {
    if (!(await lockEmptyHouse(tx)).isEmpty) return false;
    const ids = await writeHouse(tx, { passwordHash, half });
    await writeDoors(tx, ids, { validFrom: half.from });
    await writeSeason(tx, ids, buildSeason(day, holidays), { today: day, now });
    await writeUsage(tx, { today: day });
    await writeMakerspace(tx, ids, { today: day, now });
    await writeCrew(tx, ids, { today: day, now });
    await writeTimes(tx, ids, { today: day, now });
    await writeFunding(tx, ids, { today: day });
    await recordAudit(tx, houseSource(), {
      action: 'house.demo_created',
      entity: 'house',
      entityId: 'demo',
      operatorId: null,
      after: { people: Object.keys(ids.people).length },
    });
    return true;
  });
}

async function writeHouse(
  tx: Transaction,
  facts: { passwordHash: string; half: { from: string; until: string } },
): Promise<DemoIds> {
  const groupIds = idsFor(demo.DEMO_GROUPS);
  const clubIds = idsFor(demo.DEMO_CLUBS);
  const departmentIds = idsFor(demo.DEMO_DEPARTMENTS);
  const ids: DemoIds = {
    operators: idsFor(demo.DEMO_OPERATORS),
    facilities: idsFor(demo.DEMO_FACILITIES),
    resources: idsFor(demo.DEMO_RESOURCES),
    teams: idsFor(demo.DEMO_TEAMS),
    people: idsFor(demo.DEMO_PEOPLE),
  };

  await tx
    .insert(tables.operators)
    .values(rowsOf(demo.DEMO_OPERATORS, (row, key) => ({ id: ids.operators[key], ...row })));
  await tx.insert(tables.facilities).values(
    rowsOf(demo.DEMO_FACILITIES, ({ operator, ...row }, key, sortOrder) => ({
      id: ids.facilities[key],
      ...row,
      operatorId: ids.operators[operator],
      zip: '65510',
      showNames: row.publicPlan,
      timeZone: HOME_ZONE,
      holidayRegion: REGION,
      sortOrder,
    })),
  );
  await tx.insert(tables.resourceGroups).values(
    rowsOf(demo.DEMO_GROUPS, ({ facility, ...row }, key, sortOrder) => ({
      id: groupIds[key],
      ...row,
      facilityId: ids.facilities[facility],
      sortOrder,
    })),
  );
  const isPart = (row: object) => 'parent' in row;
  const resourceRows = rowsOf(demo.DEMO_RESOURCES, (row, key, sortOrder) => ({
    id: ids.resources[key],
    groupId: groupIds[row.group],
    parentId: 'parent' in row ? ids.resources[row.parent] : null,
    name: row.name,
    color: row.color,
    splittable: 'splittable' in row,
    bookingMode: 'bookingMode' in row ? row.bookingMode : ('free' as const),
    sortOrder,
  }));
  const parts = new Set(
    Object.entries(demo.DEMO_RESOURCES).flatMap(([key, row]) =>
      isPart(row) ? [ids.resources[key as demo.DemoResourceKey]] : [],
    ),
  );
  await tx.insert(tables.resources).values(resourceRows.filter((row) => !parts.has(row.id)));
  await tx.insert(tables.resources).values(resourceRows.filter((row) => parts.has(row.id)));
  await tx.insert(tables.slots).values(
    demo.DEMO_SLOTS.map(({ resource, ...slot }) => ({
      ...slot,
      resourceId: ids.resources[resource],
      validFrom: facts.half.from,
      validUntil: facts.half.until,
    })),
  );
  await tx
    .insert(tables.openingHours)
    .values(
      demo.DEMO_OPENING_HOURS.flatMap(({ facility, days, ...hours }) =>
        days.map((dayOfWeek) => ({ ...hours, dayOfWeek, facilityId: ids.facilities[facility] })),
      ),
    );
  await addSchoolHolidays(tx);

  await tx.insert(tables.clubs).values(
    rowsOf(demo.DEMO_CLUBS, (row, key) => ({
      id: clubIds[key],
      name: row.name,
      shortName: row.shortName,
      color: row.color,
      isHomeClub: row.isHomeClub,
      operatorId: row.operator && ids.operators[row.operator],
    })),
  );
  await tx.insert(tables.clubGrants).values(
    Object.entries(demo.DEMO_CLUBS).flatMap(([key, row]) =>
      row.grants.map((group) => ({
        clubId: clubIds[key as keyof typeof demo.DEMO_CLUBS],
        resourceGroupId: groupIds[group],
      })),
    ),
  );
  await tx.insert(tables.departments).values(
    rowsOf(demo.DEMO_DEPARTMENTS, (row, key, sortOrder) => ({
      id: departmentIds[key],
      clubId: clubIds[row.club],
      name: row.name,
      icon: row.icon,
      sortOrder,
    })),
  );
  await tx.insert(tables.eventTypes).values(demo.DEMO_EVENT_TYPES.map((row, sortOrder) => ({ ...row, sortOrder })));
  await tx.insert(tables.teams).values(
    rowsOf(demo.DEMO_TEAMS, (row, key, sortOrder) => ({
      id: ids.teams[key],
      departmentId: departmentIds[row.department],
      name: row.name,
      shortName: row.shortName,
      color: row.color,
      sortOrder,
    })),
  );
  await tx
    .insert(tables.teamEventTypes)
    .values(
      Object.entries(demo.DEMO_TEAMS).flatMap(([key, row]) =>
        row.types.map((eventTypeId) => ({ teamId: ids.teams[key as demo.DemoTeamKey], eventTypeId })),
      ),
    );
  await tx.insert(tables.users).values(
    rowsOf(demo.DEMO_PEOPLE, (row, key) => ({
      id: ids.people[key],
      firstName: row.firstName,
      lastName: row.lastName,
      role: row.role,
      email: demo.demoEmail(key),
      operatorId: 'operator' in row ? ids.operators[row.operator] : null,
      birthDate: 'birthDate' in row ? row.birthDate : null,
      presenceVisibility: 'presenceVisibility' in row ? row.presenceVisibility : ('counted' as const),
      emailVerifiedAt: sql`app_now()`,
      passwordHash: facts.passwordHash,
    })),
  );
  await tx.insert(tables.trainerAssignments).values(
    Object.entries(demo.DEMO_PEOPLE).flatMap(([key, row]) =>
      'trains' in row
        ? row.trains.map(({ team, isPrimary }) => ({
            userId: ids.people[key as demo.DemoPersonKey],
            teamId: ids.teams[team],
            isPrimary,
          }))
        : [],
    ),
  );
  return ids;
}

function idsFor<K extends string>(rows: Record<K, unknown>): Record<K, string> {
  return Object.fromEntries(Object.keys(rows).map((key) => [key, newId()])) as Record<K, string>;
}

function rowsOf<K extends string, V, R>(rows: Record<K, V>, toRow: (row: V, key: K, index: number) => R): R[] {
  return Object.entries<V>(rows).map(([key, row], index) => toRow(row, key as K, index));
}
