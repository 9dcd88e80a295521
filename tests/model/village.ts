import type { Database } from '#app/db/client.server.ts';
import {
  clubGrants,
  clubs,
  departments,
  eventTypes,
  facilities,
  operators,
  resourceGroups,
  resources,
  slots,
  teamEventTypes,
  teams,
  trainerAssignments,
  users,
} from '#app/db/schema/index.ts';
import { newId } from '#app/db/schema/columns.ts';
import type { Role } from '#app/platform/ctx.ts';

/** A small village where bookings often collide: a pitch of three levels, a hall with time windows, few hours, few people. */
export const PLACES = ['whole', 'left', 'right', 'q1', 'q2', 'q3', 'q4', 'hall'] as const;
export type Place = (typeof PLACES)[number];

/** The smallest parts of each place: two places collide when they share one. */
export const CELLS: Record<Place, readonly string[]> = {
  whole: ['q1', 'q2', 'q3', 'q4'],
  left: ['q1', 'q2'],
  right: ['q3', 'q4'],
  q1: ['q1'],
  q2: ['q2'],
  q3: ['q3'],
  q4: ['q4'],
  hall: ['hall'],
};
const PARENT: Partial<Record<Place, Place>> = {
  left: 'whole',
  right: 'whole',
  q1: 'left',
  q2: 'left',
  q3: 'right',
  q4: 'right',
};

/** Mondays and Thursdays in the hall; the Thursdays end before the last week. */
export const HALL_SLOTS = [
  { dayOfWeek: 1, startTime: '17:00', endTime: '21:00', validFrom: null, validUntil: null },
  { dayOfWeek: 4, startTime: '18:00', endTime: '20:00', validFrom: null, validUntil: '2026-12-10' },
];

export const ACTORS = ['admin', 'stranger', 'tina', 'tom', 'gast'] as const;
export type ActorKey = (typeof ACTORS)[number];
/** The trainer of each team. The guest club has a grant for the hall only; the home club of the trainers one for the pitch. */
export const TEAMS = { tina: 'tina', tom: 'tom', gast: 'gast' } as const;
export type TeamKey = keyof typeof TEAMS;

export interface Village {
  places: Record<Place, string>;
  people: Record<ActorKey, { id: string; role: Role; operatorId: string | null }>;
  teams: Record<TeamKey, string>;
}

/** The owner writes it once; bookings are added and removed. */
export async function buildVillage(db: Database): Promise<Village> {
  const [home, other] = [newId(), newId()];
  await db.insert(operators).values([
    { id: home, name: 'Verein', type: 'verein', primaryColor: '#2563eb' },
    { id: other, name: 'Gemeinde', type: 'kommune', primaryColor: '#16a34a' },
  ]);
  const [facilityId, grounds, halls] = [newId(), newId(), newId()];
  await db.insert(facilities).values({ id: facilityId, operatorId: home, name: 'Sportpark' });
  await db.insert(resourceGroups).values([
    { id: grounds, facilityId, name: 'Außen', icon: 'outdoor' },
    { id: halls, facilityId, name: 'Hallen', icon: 'shared', sharedScheduling: true },
  ]);
  const places = Object.fromEntries(PLACES.map((place) => [place, newId()])) as Record<Place, string>;
  for (const place of PLACES) {
    const parent = PARENT[place];
    await db.insert(resources).values({
      id: places[place],
      groupId: place === 'hall' ? halls : grounds,
      parentId: parent ? places[parent] : null,
      name: place,
      color: '#2563eb',
      splittable: Object.values(PARENT).includes(place),
      bookingMode: place === 'hall' ? 'slotOnly' : 'free',
    });
  }
  await db.insert(slots).values(HALL_SLOTS.map((slot) => ({ ...slot, resourceId: places.hall })));
  await db.insert(eventTypes).values([
    { id: 'training', label: 'Training', icon: 'T', color: '#2563eb', sortOrder: 1 },
    { id: 'other', label: 'Sonstiges', icon: 'S', color: '#2563eb', sortOrder: 2, allowOverlap: true },
  ]);

  const roles: Record<ActorKey, { role: Role; operatorId: string | null }> = {
    admin: { role: 'admin', operatorId: home },
    stranger: { role: 'admin', operatorId: other },
    tina: { role: 'trainer', operatorId: null },
    tom: { role: 'trainer', operatorId: null },
    gast: { role: 'extern', operatorId: null },
  };
  const people = Object.fromEntries(ACTORS.map((key) => [key, { id: newId(), ...roles[key] }])) as Village['people'];
  await db
    .insert(users)
    .values(ACTORS.map((key) => ({ ...people[key], firstName: key, lastName: 'Test', email: `${key}@example.org` })));
  const teamIds = { tina: newId(), tom: newId(), gast: newId() };
  for (const isHomeClub of [true, false]) {
    const [clubId, departmentId] = [newId(), newId()];
    const name = isHomeClub ? 'Heim' : 'Gast';
    const operatorId = isHomeClub ? other : null;
    await db.insert(clubs).values({ id: clubId, name, shortName: name, color: '#2563eb', isHomeClub, operatorId });
    await db.insert(departments).values({ id: departmentId, clubId, name: 'Sport', icon: 'S' });
    await db.insert(clubGrants).values({ clubId, resourceGroupId: isHomeClub ? grounds : halls });
    for (const key of isHomeClub ? (['tina', 'tom'] as const) : (['gast'] as const)) {
      const teamId = teamIds[key];
      await db.insert(teams).values({ id: teamId, departmentId, name: key, shortName: key, color: '#2563eb' });
      await db.insert(teamEventTypes).values(['training', 'other'].map((eventTypeId) => ({ teamId, eventTypeId })));
      await db.insert(trainerAssignments).values({ userId: people[key].id, teamId, isPrimary: true });
    }
  }
  return { places, people, teams: teamIds };
}
