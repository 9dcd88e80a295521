import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, openConnection } from '#app/db/client.server.ts';
import { approveBookings } from '#app/domains/booking/approve-bookings.server.ts';
import { requestBooking } from '#app/domains/booking/request-booking.server.ts';
import type { RequestedBooking } from '#app/domains/booking/rules/request.ts';
import { addDays } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

/**
 * Two admins approve two requests for one time while a trainer books it (quality 3): at most one is approved; 500 races in a
 * full run.
 */
const RACES = scaled(500);
/** After the demo season. */
const FIRST_DAY = '2027-02-01';

const database = testDatabase({ demo: true });
let pools: Connection[];
let eva: Ctx;
let jonas: Ctx;
let max: Ctx;
let admins: [Ctx, Ctx];
let base: RequestedBooking;

beforeAll(async () => {
  const { db } = database;
  pools = [1, 2, 3].map(() => openConnection({ url: database.appUrl, max: 2, testNow: process.env['TEST_NOW'] }));
  const through = (ctx: Ctx, pool: number): Ctx => ({ ...ctx, db: pools[pool]?.db ?? db });
  eva = await demoCtx(db, 'eva.lang');
  jonas = await demoCtx(db, 'jonas.becker');
  const peter = await demoCtx(db, 'peter.koenig');
  admins = [through(peter, 0), through(peter, 1)];
  max = through(await demoCtx(db, 'max.mueller'), 2);
  base = {
    resourceId: await demoResourceId(db, 'kleinfeld'),
    teamId: null,
    eventTypeId: 'training',
    startTime: '10:00',
    endTime: '11:00',
    title: 'Bitte',
    description: null,
    when: { kind: 'single', date: FIRST_DAY },
  };
});
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

async function ask(ctx: Ctx, input: RequestedBooking): Promise<string> {
  const outcome = await requestBooking(ctx, input);
  if (outcome.kind !== 'booked' || outcome.status !== 'pending') throw new Error(JSON.stringify(outcome));
  return outcome.bookingId;
}

test(`${RACES} races of two approvals and a booking for one time: one of the three has it, the others are refused with the reason`, async () => {
  const teamId = await demoTeamId(database.db, 'ajugend');
  const won = { approval: 0, booking: 0 };
  for (let race = 0; race < RACES; race += 1) {
    const input: RequestedBooking = { ...base, when: { kind: 'single', date: addDays(FIRST_DAY, race) } };
    const shifted = { ...input, startTime: '10:30', endTime: '11:30' };
    const asked = [await ask(eva, input), await ask(jonas, shifted)] as const;
    const approve = async (admin: Ctx, bookingId: string) => {
      const units = [{ bookingId, scope: 'this' as const }];
      return (await approveBookings(admin, { units, onConflict: 'refuse' }))[0];
    };
    const [first, second, booking] = await Promise.all([
      approve(admins[0], asked[0]),
      approve(admins[1], asked[1]),
      requestBooking(max, { ...input, teamId, startTime: '10:15', endTime: '11:15' }),
    ]);
    const winners = [first?.kind === 'approved', second?.kind === 'approved', booking.kind === 'booked'];
    expect([race, winners.filter(Boolean).length]).toEqual([race, 1]);
    for (const loser of [first, second]) {
      if (loser?.kind === 'approved') continue;
      expect(loser).toMatchObject({ kind: 'refused', skipped: [{ obstacle: 'conflict' }] });
    }
    if (booking.kind === 'booked') won.booking += 1;
    else won.approval += 1;
  }
  // Each of them won often enough for it to be a race.
  expect(Math.min(won.booking, won.approval)).toBeGreaterThan(RACES / 50);

  const [left] = await database.sql<Record<string, number>[]>`
    with raced as (select * from bookings where date >= ${FIRST_DAY})
    select (select count(*)::int from raced where status = 'approved') as approved,
      (select count(*)::int from raced where status = 'pending') as waiting,
      (select count(*)::int from booking_claims a join booking_claims b on a.resource_id = b.resource_id
        and a.booking_id < b.booking_id and a.during && b.during and a.blocking and b.blocking) as overlaps,
      (select count(*)::int from booking_claims c join raced b on b.id = c.booking_id where c.blocking <> (b.status = 'approved')) as wrong`;
  expect(left).toEqual({ approved: RACES, waiting: 2 * RACES - won.approval, overlaps: 0, wrong: 0 });
});
