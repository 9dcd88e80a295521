import { eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { actions, areas, houseSettings, resources, rooms, visits } from '#app/db/schema/index.ts';
import { gidOf } from '#app/domains/actions/rules/gid.ts';
import { addDays, dayOfWeek, HOME_ZONE, toDate, wallClock, wallInstant } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { DemoPersonKey } from './demo-club.ts';
import { DEMO_PRESENT, DEMO_ROOMS, DEMO_VISITS, DEMO_WORKS, type DemoRoomKey } from './demo-makerspace.ts';
import type { DemoIds } from './demo-ids.ts';

const DAYS = 14;
/** The default of operators.auto_checkout_at. */
const AUTO_CHECKOUT = '23:30';
/** Between these hours people are in. */
const DAYTIME = { from: '09:00', until: '22:00' };

interface Stay {
  person: DemoPersonKey;
  room: DemoRoomKey;
  work: keyof typeof DEMO_WORKS;
  guests?: number;
  from: Ctx['now'];
  /** Null while the person is in. */
  until: Ctx['now'] | null;
  isForgotten: boolean;
}

/** Writes the rooms with the doors that lead into them, switches presence on, and a fortnight of visits and actions before now. */
export async function writeMakerspace(
  tx: Transaction,
  ids: DemoIds,
  { today, now }: { today: string; now: Ctx['now'] },
) {
  await tx
    .insert(houseSettings)
    .values({ presence: true })
    .onConflictDoUpdate({ target: houseSettings.id, set: { presence: true } });
  const roomIds = Object.fromEntries(Object.keys(DEMO_ROOMS).map((key) => [key, newId()])) as Record<
    DemoRoomKey,
    string
  >;
  for (const [key, room] of Object.entries(DEMO_ROOMS)) {
    const id = roomIds[key as DemoRoomKey];
    const { facility, name, isPublic } = room;
    await tx.insert(rooms).values({ id, facilityId: ids.facilities[facility], name, slug: key, isPublic });
    if ('area' in room)
      await tx.update(areas).set({ roomId: id, checkInOnOpen: true }).where(eq(areas.slug, room.area));
    if ('resources' in room) {
      const inside = room.resources.map((resource) => ids.resources[resource]);
      await tx.update(resources).set({ roomId: id }).where(inArray(resources.id, inside));
    }
  }
  const stays = [...pastStays(today, now), ...presentStays(now)].map((stay) => ({ id: newId(), ...stay }));
  await tx.insert(visits).values(
    stays.map(({ id, person, room, guests = 0, from, until, isForgotten }) => ({
      id,
      userId: ids.people[person],
      roomId: roomIds[room],
      startedAt: toDate(from),
      startedBy: room === 'holzwerkstatt' ? ('door' as const) : ('self' as const),
      endedAt: until && toDate(until),
      endedBy: until && (isForgotten ? ('auto' as const) : ('self' as const)),
      estimated: isForgotten,
      guestCount: guests,
    })),
  );
  const done = stays.flatMap((stay) => actionsOf(stay).map((action) => ({ ...action, stay })));
  await tx.insert(actions).values(
    done
      .toSorted((one, other) => one.at.epochMilliseconds - other.at.epochMilliseconds)
      .map(({ actionType, gid, metadata, at, stay }) => ({
        userId: ids.people[stay.person],
        actionType,
        gid,
        metadata,
        timestamp: sql`${at.toString()}::timestamptz`,
        roomId: roomIds[stay.room],
      })),
  );
}

function pastStays(today: string, now: Ctx['now']): Stay[] {
  const days = Array.from({ length: DAYS }, (_, back) => addDays(today, back - DAYS));
  return days
    .flatMap((date) =>
      DEMO_VISITS.filter(({ day }) => day === dayOfWeek(date)).map(({ from, until, ...visit }) => ({
        ...visit,
        from: wallInstant(date, from, HOME_ZONE),
        until: wallInstant(date, until ?? AUTO_CHECKOUT, HOME_ZONE),
        isForgotten: until === null,
      })),
    )
    .filter(({ until }) => until.epochMilliseconds < now.epochMilliseconds);
}

function presentStays(now: Ctx['now']): Stay[] {
  const { time } = wallClock(now, HOME_ZONE);
  if (time < DAYTIME.from || time > DAYTIME.until) return [];
  return DEMO_PRESENT.map(({ minutes, ...visit }) => ({
    ...visit,
    from: now.subtract({ minutes }),
    until: null,
    isForgotten: false,
  }));
}

/** The visit itself, and the work as a program sends it. */
function actionsOf({ id, from, until, isForgotten, work, room }: Stay & { id: string }) {
  const { gid, title } = DEMO_WORKS[work];
  const visit = { gid: gidOf('visit', id), metadata: { slug: room } };
  const making = { gid, metadata: { title } };
  const start = [
    { actionType: 'visit.started', ...visit, at: from },
    { actionType: 'work.started', ...making, at: from.add({ minutes: 4 }) },
  ];
  if (until === null) return start;
  const end = [
    { actionType: 'step.completed', ...making, at: from.add({ minutes: 50 }) },
    ...(isForgotten ? [] : [{ actionType: 'work.stopped', ...making, at: until.subtract({ minutes: 3 }) }]),
    { actionType: 'visit.ended', ...visit, at: until },
  ];
  return [...start, ...end];
}
