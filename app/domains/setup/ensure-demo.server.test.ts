import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { queryRows } from '#app/db/query.server.ts';
import {
  areas,
  auditLog,
  clubs,
  devices,
  eventTypes,
  facilities,
  openingHours,
  slots,
  subscriptions,
  teams,
  trainerAssignments,
  users,
} from '#app/db/schema/index.ts';
import { ROLES } from '#app/platform/ctx.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { ensureDemo } from './ensure-demo.server.ts';

const database = testDatabase();
let answers: boolean[];

beforeAll(async () => {
  answers = await Promise.all([ensureDemo(database.db), ensureDemo(database.db), ensureDemo(database.db)]);
});

describe('ensureDemo', () => {
  it('writes once, however many start at the same moment', async () => {
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await ensureDemo(database.db)).toBe(false);
  });

  it('holds every row of the seed’s demo tables, and every role signs in', async () => {
    const count = async (table: Parameters<typeof database.db.$count>[0]) => database.db.$count(table);
    expect(await count(facilities)).toBe(3);
    expect(await count(clubs)).toBe(3);
    expect(await count(teams)).toBe(14);
    expect(await count(eventTypes)).toBe(4);
    expect(await count(slots)).toBe(5);
    expect(await count(openingHours)).toBe(14);
    expect(await count(trainerAssignments)).toBe(9);
    const people = await database.db.select().from(users);
    expect(new Set(people.map((person) => person.role))).toEqual(new Set(ROLES));
    expect(people.every((person) => person.email && person.passwordHash && person.isActive)).toBe(true);
  });

  it('has the doors of the seed, a device that was never enrolled and one subscription of this half-year', async () => {
    const slugs = (await database.db.select().from(areas)).map(({ slug }) => slug);
    expect(slugs.toSorted()).toEqual(['depot', 'halle', 'sharing', 'swap-house', 'workshop']);
    expect(await database.ownerDb.select().from(devices)).toMatchObject([
      { deviceId: 'werkstatt-pi', secretHash: null },
    ]);
    expect(await database.db.select().from(subscriptions)).toMatchObject([
      { kind: 'Kisten-Abo', validFrom: '2026-07-01', validUntil: null },
    ]);
  });

  it('leaves one audit row and touches no house that has people', async () => {
    expect(await database.ownerDb.select().from(auditLog)).toMatchObject([
      { action: 'house.demo_created', actor: null },
    ]);
  });

  it('keeps every promise of the database: claims equal what bookings say', async () => {
    const wrong = await queryRows(
      database.ownerDb,
      sql`
        with recursive below as (
          select id as top, id from resources union all select below.top, r.id from resources r join below on r.parent_id = below.id
        ), said as (
          select b.id as booking_id, below.id as resource_id, tsrange(b.date + b.start_time, b.date + b.end_time) as during,
            below.id <> b.resource_id as via_parent, b.decision = 'approved' and not t.allow_overlap as blocking
          from bookings b join below on below.top = b.resource_id join event_types t on t.id = b.event_type_id
        ) select * from said full join booking_claims c using (booking_id, resource_id)
        where c.during is distinct from said.during or c.via_parent is distinct from said.via_parent
          or c.blocking is distinct from coalesce(said.blocking, false)`,
    );
    expect([...wrong]).toEqual([]);
  });
});
