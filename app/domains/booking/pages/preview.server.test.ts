import { gt } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { schoolHolidays } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { previewBooking, previewEdit } from './preview.server.ts';
import { requestBooking } from '#app/domains/booking/request-booking.server.ts';
import type { RequestedBooking } from '#app/domains/booking/rules/request.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { type Booker, bookerOf, editOf, tuesdays, wide } from '#tests/factories/booked.ts';
import { editBooking } from '#app/domains/booking/edit-booking.server.ts';

const database = testDatabase({ demo: true });
let house: Booker;
let max: Ctx;
let base: RequestedBooking;
let places: Record<'sportplatz' | 'links' | 'rechts' | 'kleinfeld' | 'grosseHalle' | 'buergersaal', string>;
/** Sunday mornings without bookings of the demo club. */
const sundays = {
  kind: 'series',
  dayOfWeek: 0,
  startDate: '2026-11-29',
  endDate: '2026-12-27',
  skipPublicHolidays: false,
  skipSchoolHolidays: true,
  onlyFree: false,
  removed: [],
} as const;

beforeAll(async () => {
  const { db } = database;
  house = await bookerOf(db);
  max = await demoCtx(db, 'max.mueller');
  places = {
    sportplatz: await demoResourceId(db, 'sportplatz'),
    links: await demoResourceId(db, 'links'),
    rechts: await demoResourceId(db, 'rechts'),
    kleinfeld: await demoResourceId(db, 'kleinfeld'),
    grosseHalle: await demoResourceId(db, 'grosseHalle'),
    buergersaal: await demoResourceId(db, 'buergersaal'),
  };
  base = {
    resourceId: places.links,
    teamId: await demoTeamId(db, 'ajugend'),
    eventTypeId: 'training',
    startTime: '09:00',
    endTime: '10:00',
    title: '',
    description: null,
    when: sundays,
  };
  await requestBooking(max, { ...base, when: { kind: 'single', date: '2026-12-06' } });
});

const preview = (input: RequestedBooking, ctx = max) => previewBooking(ctx, ctx.actor, input, 'draft');

describe('previewBooking', () => {
  it('answers a verdict on every date, a later time and free places', async () => {
    const answer = await preview(base);
    expect(answer).toMatchObject({
      kind: 'dates',
      becomes: 'approved',
      verdicts: [
        { date: '2026-11-29', kind: 'free' },
        { date: '2026-12-06', kind: 'blocked', conflicts: [{ with: { title: 'A-Jugend Training' } }] },
        { date: '2026-12-13', kind: 'free' },
        { date: '2026-12-20', kind: 'free' },
        { date: '2026-12-27', kind: 'skipped', skipped: 'school_holiday', schoolHoliday: 'Weihnachtsferien' },
      ],
      nextFree: { startTime: '10:00', endTime: '11:00' },
      alternatives: [{ id: places.rechts }, { id: places.kleinfeld }],
    });
  });

  it('warns where the team is elsewhere at that time, and books it all the same', async () => {
    const input = { ...base, resourceId: places.kleinfeld, when: { kind: 'single', date: '2026-12-03' } } as const;
    const time = { startTime: '18:00', endTime: '19:00' };
    expect(await preview({ ...input, ...time })).toMatchObject({
      verdicts: [{ kind: 'warned', conflicts: [], hints: [{ who: 'team', with: { title: 'A-Jugend Training' } }] }],
    });
    expect(await preview({ ...input, startTime: '18:30', endTime: '19:00' })).toMatchObject({
      verdicts: [{ kind: 'free', hints: [] }],
    });
    const tom = await demoCtx(database.db, 'tom.weber');
    const teamId = await demoTeamId(database.db, 'herren1');
    expect(await preview({ ...input, ...time, teamId }, tom)).toMatchObject({
      verdicts: [{ kind: 'free', hints: [] }],
    });
  });

  it('says when the school holidays of late dates are unknown', async () => {
    const late = { ...base, when: { ...sundays, endDate: '2027-02-07' } };
    expect(await preview(late)).toMatchObject({ unknownHolidays: null });
    await database.ownerDb.delete(schoolHolidays).where(gt(schoolHolidays.from, '2026-12-31'));
    expect(await preview(late)).toMatchObject({ unknownHolidays: { until: '2027-01-12' } });
    const all = { ...late, when: { ...late.when, skipSchoolHolidays: false } };
    expect(await preview(all)).toMatchObject({ unknownHolidays: null });
    expect(await preview(base)).toMatchObject({ unknownHolidays: null });
  });

  it('counts the dates that are written afterwards', async () => {
    const input = { ...base, when: { ...sundays, onlyFree: true } };
    const answer = await preview(input);
    const free = answer.kind === 'dates' ? answer.verdicts.filter(({ kind }) => kind === 'free').length : 0;
    const outcome = await requestBooking(max, { ...input, resourceId: places.kleinfeld });
    expect(free).toBe(3);
    expect(outcome.kind === 'booked' && outcome.dates.length).toBe(4);
  });

  it('has no suggestions without a conflict', async () => {
    expect(await preview({ ...base, startTime: '20:00', endTime: '21:00' })).toMatchObject({
      nextFree: null,
      alternatives: [],
    });
  });

  it('names another person’s request to the involved and to admins only', async () => {
    const sandra = await demoCtx(database.db, 'sandra.fischer');
    const hall = {
      ...base,
      resourceId: places.grosseHalle,
      teamId: await demoTeamId(database.db, 'handballDamen'),
      when: { kind: 'single', date: '2026-12-19' } as const,
      startTime: '12:00',
      endTime: '13:00',
    };
    const asked = await requestBooking(sandra, { ...hall, title: 'Geheimtraining' });
    const seenBy = async (ctx: Ctx) => {
      const answer = await preview({ ...hall, teamId: null }, ctx);
      const found = answer.kind === 'dates' ? answer.verdicts.flatMap(({ conflicts }) => conflicts) : [];
      return found.flatMap((one) => ('with' in one && one.with.isPending ? [one.with.isNamed] : []));
    };
    if (asked.kind !== 'booked') throw new Error(asked.kind);
    expect(await seenBy(sandra)).toEqual([true]);
    expect(await seenBy(await demoCtx(database.db, 'peter.koenig'))).toEqual([true]);
    expect(await seenBy(await demoCtx(database.db, 'karin.schaefer'))).toEqual([false]);
    expect(await seenBy(max)).toEqual([false]);
  });

  it('hints at the team’s request elsewhere to the involved and to admins of that place only', async () => {
    const time = { startTime: '20:00', endTime: '21:00', when: { kind: 'single', date: '2026-12-17' } as const };
    const asked = await requestBooking(max, { ...base, ...time, resourceId: places.buergersaal, title: 'Elternabend' });
    expect(asked).toMatchObject({ kind: 'booked', status: 'pending' });
    const hintsFor = async (ctx: Ctx) => {
      const answer = await preview({ ...base, ...time, resourceId: places.kleinfeld }, ctx);
      if (answer.kind !== 'dates') throw new Error(answer.kind);
      return answer.verdicts.flatMap(({ hints }) => hints.map((hint) => hint.with.title));
    };
    expect(await hintsFor(max)).toEqual(['Elternabend']);
    expect(await hintsFor(await demoCtx(database.db, 'karin.schaefer'))).toEqual(['Elternabend']);
    expect(await hintsFor(await demoCtx(database.db, 'peter.koenig'))).toEqual([]);
  });

  it.each<[string, Partial<RequestedBooking>, string]>([
    ['a place that is gone', { resourceId: '01900000-0000-7000-8000-000000000000' }, 'resourceId resource_unknown'],
    ['an end before the start', { endTime: '08:00' }, 'endTime end_before_start'],
    [
      'a weekday that is not in the range',
      { when: { ...sundays, endDate: '2026-12-01', dayOfWeek: 3 } },
      'dayOfWeek weekday_not_in_range',
    ],
    ['401 dates', { when: { ...sundays, endDate: '2034-12-01' } }, 'endDate too_many_dates'],
  ])('refuses %s', async (_name, change, refusal) => {
    const answer = await preview({ ...base, ...change });
    expect(answer.kind === 'refused' && answer.refusals.map(({ field, code }) => `${field} ${code}`)).toEqual([
      refusal,
    ]);
  });

  const single = { kind: 'single', date: '2026-12-13' } as const;
  it.each<[string, 'max.mueller' | 'peter.koenig', Partial<RequestedBooking>, string]>([
    ['a trainer without a team', 'max.mueller', { teamId: null }, 'teamId team_required'],
    ['an admin without team and title', 'peter.koenig', { teamId: null }, 'title title_required'],
    ['a type that is none', 'max.mueller', { eventTypeId: 'kegeln' }, 'eventTypeId type_unknown'],
    ['a day that is over', 'max.mueller', { when: { ...single, date: '2026-11-01' } }, 'date past'],
    [
      'a series of which nothing is left',
      'max.mueller',
      { when: { ...sundays, startDate: '2026-12-27' } },
      'endDate no_date_left',
    ],
  ])('a draft of %s has verdicts; a complete request is refused as the booking would be', async (...row) => {
    const [_name, person, change, refusal] = row;
    const ctx = await demoCtx(database.db, person);
    const input = { ...base, when: single, ...change };
    expect((await preview(input, ctx)).kind).toBe('dates');
    const answer = await previewBooking(ctx, ctx.actor, input, 'complete');
    const outcome = await requestBooking(ctx, input);
    const told = [answer, outcome].map(
      (one) => one.kind === 'refused' && one.refusals.map(({ field, code }) => `${field} ${code}`),
    );
    expect(told).toEqual([[refusal], [refusal]]);
  });

  it('answers the same for a complete request with a conflict', async () => {
    expect(await previewBooking(max, max.actor, base, 'complete')).toEqual(await preview(base));
  });
});

describe('previewEdit', () => {
  it.each([
    ['one date', { scope: 'this', date: '2026-12-10' } as const, true],
    ['the whole series', wide({ dayOfWeek: 4, endDate: '2026-12-31' }), true],
    ['dates that are added', wide({ endDate: '2027-01-12' }), false],
    ['dates that fall away', wide({ endDate: '2026-12-15' }), false],
    ['dates that are split off', wide({ scope: 'following' }), false],
  ])('says before whether the edit of %s can be undone', async (_case, when, hasUndo) => {
    const { rows, input } = await house.book({ when: tuesdays });
    expect(await previewEdit(house.max, house.max.actor, editOf(rows[1], input, { when }))).toMatchObject({ hasUndo });
  });

  it('answers verdicts, skipped dates and cancelled dates, and writes nothing', async () => {
    const taken = await house.book({ when: { kind: 'single', date: '2026-12-15' } });
    const { startTime, endTime } = taken.input;
    const { rows, seriesId, input } = await house.book({ when: tuesdays });
    await editBooking(house.max, editOf(rows[1], input, { when: { scope: 'this', date: '2026-12-09' } }));
    const before = await house.rowsOf(seriesId);
    const asked = editOf(rows[0], input, { startTime, endTime, when: wide({ endDate: '2026-12-20' }) });
    expect(await previewEdit(house.max, house.max.actor, asked)).toMatchObject({
      kind: 'dates',
      verdicts: [
        { date: '2026-12-01', kind: 'free' },
        { date: '2026-12-15', kind: 'blocked', conflicts: [{ with: { id: taken.first.id } }] },
      ],
      skipped: [{ date: '2026-12-09', why: 'detached' }],
      askedAgain: [],
    });
    const without = { ...asked, when: wide({ endDate: '2026-12-20', onlyFree: true }) };
    expect(await previewEdit(house.max, house.max.actor, without)).toMatchObject({
      cancelled: ['2026-12-15', '2026-12-29'],
    });
    expect(await house.rowsOf(seriesId)).toEqual(before);
  });

  it('refuses like the verb: stale, over, another person’s, a place that is gone', async () => {
    const { first, input } = await house.book();
    const { max } = house;
    const asked = editOf(first, input, {});
    const tom = await demoCtx(database.db, 'tom.weber');
    expect(await previewEdit(max, max.actor, { ...asked, version: 7 })).toEqual({ kind: 'stale' });
    const later = { ...max, now: max.now.add({ hours: 24 * 30 }) };
    expect(await previewEdit(later, max.actor, asked)).toEqual({ kind: 'past' });
    await expect(previewEdit(tom, tom.actor, asked)).rejects.toBeInstanceOf(ForbiddenError);
    const resourceId = '01900000-0000-7000-8000-000000000000';
    expect(await previewEdit(max, max.actor, { ...asked, resourceId })).toMatchObject({
      refusals: [{ field: 'resourceId', code: 'resource_unknown' }],
    });
  });
});
