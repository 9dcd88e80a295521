import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConnection, type Connection } from '#app/db/client.server.ts';
import { requestBooking, type RequestBookingOutcome } from '#app/domains/booking/request-booking.server.ts';
import type { RequestedBooking } from '#app/domains/booking/rules/request.ts';
import { spansOverlap, timeOf } from '#app/domains/facilities/rules/time-of-day.ts';
import { addDays, dayOfWeek } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

/**
 * No double booking (quality 1): 16 clients in the pools of two processes at one root resource; rounds of overlapping, shifted,
 * whole, part, sibling and series requests, 1,000 in a full run. Every run has the same rounds.
 */
const CLIENTS = 16;
const ROUNDS = scaled(1_000);
/** After the demo season; a round has four hours of a day, and of the same weekday in the two weeks after, to itself. */
const FIRST_DAY = '2027-01-02';
const DAYS = 217;

const database = testDatabase({ demo: true });
let pools: Connection[];
let clients: { ctx: Ctx; teamId: string | null }[];
let places: { whole: string; left: string; right: string };

beforeAll(async () => {
  const { db } = database;
  pools = [1, 2].map(() =>
    openConnection({ url: database.appUrl, max: CLIENTS / 2, testNow: process.env['TEST_NOW'] }),
  );
  places = {
    whole: await demoResourceId(db, 'sportplatz'),
    left: await demoResourceId(db, 'links'),
    right: await demoResourceId(db, 'rechts'),
  };
  const people = [
    ['max.mueller', await demoTeamId(db, 'ajugend')],
    ['tom.weber', await demoTeamId(db, 'herren1')],
    ['lisa.braun', await demoTeamId(db, 'fjugend')],
    ['peter.koenig', null],
  ] as const;
  clients = await Promise.all(
    Array.from({ length: CLIENTS }, async (_, index) => {
      const [key, teamId] = people[index % people.length] ?? people[0];
      const ctx = await demoCtx(db, key);
      return { ctx: { ...ctx, db: pools[index % pools.length]?.db ?? db }, teamId };
    }),
  );
});
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

/** mulberry32: small, with the same numbers on every machine. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Three weeks of one weekday. */
const seriesFrom = (date: string): RequestedBooking['when'] => ({
  kind: 'series',
  dayOfWeek: dayOfWeek(date),
  startDate: date,
  endDate: addDays(date, 14),
  skipPublicHolidays: false,
  skipSchoolHolidays: false,
  onlyFree: false,
  removed: [],
});

interface Attempt {
  input: RequestedBooking;
  outcome: RequestBookingOutcome;
}

async function raceOnce(round: number): Promise<Attempt[]> {
  const next = numbersFrom(round);
  const day = round % DAYS;
  const date = addDays(FIRST_DAY, 21 * Math.floor(day / 7) + (day % 7));
  // The night hours are left to the clock changes.
  const from = (4 + 4 * Math.floor(round / DAYS)) * 60;
  const choices = Object.values(places);
  return Promise.all(
    clients.map(async ({ ctx, teamId }, index) => {
      const start = from + 15 * next(7);
      const input: RequestedBooking = {
        resourceId: choices[next(choices.length)] ?? places.whole,
        teamId,
        eventTypeId: 'training',
        when: index % 4 === 3 ? seriesFrom(date) : { kind: 'single', date },
        startTime: timeOf(start),
        endTime: timeOf(start + 15 * (1 + next(6))),
        title: `Runde ${round}, ${index}`,
        description: null,
      };
      return { input, outcome: await requestBooking(ctx, input) };
    }),
  );
}

const isSibling = (a: string, b: string): boolean => a !== b && a !== places.whole && b !== places.whole;

/** Violations of a round; empty when it kept its promises. */
function wrongIn(attempts: readonly Attempt[]): string[] {
  const winners = new Map(
    attempts.filter(({ outcome }) => outcome.kind === 'booked').map(({ input }) => [input.title, input]),
  );
  const wrong = winners.size === 0 ? ['nobody won'] : [];
  for (const { input, outcome } of attempts) {
    if (outcome.kind === 'booked') continue;
    if (outcome.kind !== 'blocked') {
      wrong.push(`${input.title}: ${outcome.kind}`);
      continue;
    }
    const clashes = outcome.verdicts.flatMap(({ conflicts }) => conflicts);
    if (clashes.length === 0) wrong.push(`${input.title} lost to nobody`);
    for (const clash of clashes) {
      const winner = 'with' in clash ? winners.get(clash.with.title) : undefined;
      if (!winner) wrong.push(`${input.title} lost to ${clash.kind}, no winner of this round`);
      else if (!spansOverlap(input, winner)) wrong.push(`${input.title} lost to another time`);
      else if (isSibling(input.resourceId, winner.resourceId)) wrong.push(`${input.title} lost to its sibling`);
    }
  }
  return wrong;
}

/** Pairs of winners of a round that share a place and a moment, whatever the claims say about blocking. */
async function overlapsFrom(date: string): Promise<number> {
  const [row] = await database.sql<{ n: number }[]>`
    select count(*)::int as n from booking_claims a
    join booking_claims b on a.resource_id = b.resource_id and a.booking_id < b.booking_id and a.during && b.during
    where a.resource_id = any(${Object.values(places)}::uuid[])
      and a.during && tsrange(${date}::date::timestamp, ${date}::date + interval '15 days')`;
  return row?.n ?? -1;
}

test(`${ROUNDS} rounds of 16 clients: no overlap, one winner each, and every refusal names it`, async () => {
  const [before] = await database.sql<{ versions: number }[]>`select sum(version)::int as versions from plan_versions`;
  const seen = { booked: 0, dates: 0, series: 0, conflict: 0, togetherOnParts: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const attempts = await raceOnce(round);
    expect([round, wrongIn(attempts)]).toEqual([round, []]);
    const winners = attempts.filter(({ outcome }) => outcome.kind === 'booked').map(({ input }) => input);
    const dates = attempts.flatMap(({ outcome }) => (outcome.kind === 'booked' ? outcome.dates : []));
    expect([round, await overlapsFrom(dates.toSorted()[0] ?? FIRST_DAY)]).toEqual([round, 0]);
    seen.booked += winners.length;
    seen.dates += dates.length;
    seen.series += winners.filter(({ when }) => when.kind === 'series').length;
    seen.conflict += attempts.length - winners.length;
    if (winners.some((a) => winners.some((b) => isSibling(a.resourceId, b.resourceId) && spansOverlap(a, b))))
      seen.togetherOnParts += 1;
  }
  // The rounds were useful: many losers, and halves that were used side by side.
  expect(seen.conflict).toBeGreaterThan(ROUNDS * 5);
  expect(seen.togetherOnParts).toBeGreaterThan(ROUNDS / 5);
  expect(seen.series).toBeGreaterThan(ROUNDS / 5);

  const [left] = await database.sql<Record<string, number>[]>`
    with raced as (select * from bookings where date >= ${FIRST_DAY}),
      told as (select distinct coalesce(series_id, id) as id from raced),
      right_claims as (
        select b.id, r.id as resource_id, tsrange(b.date + b.start_time, b.date + b.end_time) as during, r.id <> b.resource_id, true
        from raced b join resources r on r.id = b.resource_id or r.parent_id = b.resource_id),
      real_claims as (
        select c.booking_id, c.resource_id, c.during, c.via_parent, c.blocking
        from booking_claims c join raced b on b.id = c.booking_id)
    select (select count(*)::int from raced) as dates, (select count(*)::int from told) as booked,
      (select count(*)::int from ((table right_claims except table real_claims)
        union all (table real_claims except table right_claims)) d) as wrong_claims,
      (select count(*)::int from told where 1 <> (select count(*) from audit_log a
        where a.entity_id = told.id::text and a.action in ('booking.created', 'booking_series.created'))) as wrong_audits,
      (select count(*)::int from told where array['bookingCreated'] <> array(select template from mail_messages m
        where m.related_id = told.id)) as wrong_mails,
      (select count(*)::int from audit_log where action in ('booking.created', 'booking_series.created')) as audits,
      (select count(*)::int from mail_messages) as mails,
      (select sum(version)::int from plan_versions) - ${before?.versions ?? 0} as versions`;
  const { booked, dates } = seen;
  expect(left).toEqual({
    dates,
    booked,
    wrong_claims: 0,
    wrong_audits: 0,
    wrong_mails: 0,
    audits: booked,
    mails: booked,
    versions: booked,
  });
});
