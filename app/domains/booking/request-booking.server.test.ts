import { desc, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, bookingClaims, bookings, mailMessages, planVersions } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { answerOnce, hashBody } from '#app/platform/http/idempotency.server.ts';
import { bookedBy, type Booker, bookerOf } from '#tests/factories/booked.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { countWritten } from '#tests/setup/house.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { requestBooking, type RequestBookingOutcome } from './request-booking.server.ts';
import type { RequestedBooking } from './rules/request.ts';

const database = testDatabase({ demo: true });
/** A Sunday morning without bookings of the demo club. */
const date = '2026-11-29';

let max: Ctx;
let base: RequestedBooking;
let places: Booker['places'];

beforeAll(async () => {
  const house = await bookerOf(database.db);
  ({ max, places } = house);
  base = {
    ...house.base,
    resourceId: places.links,
    when: { kind: 'single', date },
    startTime: '09:00',
    endTime: '10:00',
  };
});

const countRows = () => countWritten(database.sql);

describe('requestBooking', () => {
  it('books at once for a trainer: the row with its names, claims downwards, one audit row, one mail, one version', async () => {
    const before = await countRows();
    const { bookingId } = await bookedBy(max, { ...base, resourceId: places.sportplatz, description: 'Mit Hütchen' });

    const [row] = await database.db.select().from(bookings).where(eq(bookings.id, bookingId));
    expect(row).toMatchObject({
      status: 'approved',
      decision: 'approved',
      decidedBy: max.actor.id,
      createdBy: max.actor.id,
      userId: max.actor.id,
      title: 'A-Jugend Training',
      placeName: 'Sportplatz – komplett',
      teamName: 'A-Jugend',
      clubName: 'SG Hünstetten',
      personName: 'Max Müller',
      typeLabel: 'Training',
      startTime: '09:00',
      endTime: '10:00',
    });
    const claims = await database.db.select().from(bookingClaims).where(eq(bookingClaims.bookingId, bookingId));
    expect(claims).toHaveLength(3);
    const claimOn = (resourceId: string) => claims.find((claim) => claim.resourceId === resourceId);
    expect(claimOn(places.sportplatz)).toMatchObject({ viaParent: false, blocking: true });
    expect(claimOn(places.links)).toMatchObject({ viaParent: true, blocking: true });
    expect(claimOn(places.rechts)).toMatchObject({ viaParent: true, blocking: true });
    expect(new Set(claims.map((claim) => claim.during))).toEqual(
      new Set(['["2026-11-29 09:00:00","2026-11-29 10:00:00")']),
    );

    const after = await countRows();
    expect(after).toEqual({
      bookings: (before['bookings'] ?? 0) + 1,
      claims: (before['claims'] ?? 0) + 3,
      audit: (before['audit'] ?? 0) + 1,
      mails: (before['mails'] ?? 0) + 1,
      keys: before['keys'],
      versions: (before['versions'] ?? 0) + 1,
    });
    const [entry] = await database.ownerDb.select().from(auditLog).orderBy(desc(auditLog.seq)).limit(1);
    expect(entry).toMatchObject({
      action: 'booking.created',
      entityId: bookingId,
      actor: max.actor.id,
      stream: 'house',
    });
    expect(entry?.after).toMatchObject({
      title: '[personal]',
      description: '[personal]',
      dates: [date],
      status: 'approved',
    });
    expect(JSON.stringify(entry?.after)).not.toMatch(/Hütchen|Müller|A-Jugend/);

    const [mail] = await database.db.select().from(mailMessages).where(eq(mailMessages.relatedId, bookingId));
    expect(mail).toMatchObject({ template: 'bookingCreated', to: max.actor.email, status: 'queued' });
    expect(mail?.text).toContain('So 29.11.2026, 09:00–10:00 Uhr');
    // A call of the API has no undo.
    expect(mail?.notBefore.getTime()).toBe(max.now.epochMilliseconds);
  });

  it('requests for an external: pending, claims that do not block, a mail to the creator and to every admin', async () => {
    const sandra = await demoCtx(database.db, 'sandra.fischer');
    const { bookingId, status } = await bookedBy(sandra, {
      ...base,
      resourceId: places.grosseHalle,
      teamId: await demoTeamId(database.db, 'handballDamen'),
      when: { kind: 'single', date: '2026-12-05' },
      startTime: '09:00',
      endTime: '10:00',
    });
    expect(status).toBe('pending');
    const claims = await database.db.select().from(bookingClaims).where(eq(bookingClaims.bookingId, bookingId));
    expect(claims.map((claim) => claim.blocking)).toEqual([false]);
    const mails = await database.db.select().from(mailMessages).where(eq(mailMessages.relatedId, bookingId));
    expect(new Set(mails.map((mail) => `${mail.template} ${mail.to}`))).toEqual(
      new Set(['adminNewBooking peter.koenig@demo.example', 'bookingCreated sandra.fischer@demo.example']),
    );
  });

  it('requests for a trainer at another operator than the one where the club is at home', async () => {
    const resourceId = await demoResourceId(database.db, 'buergersaal');
    const outcome = await bookedBy(max, { ...base, resourceId, startTime: '09:00', endTime: '10:00' });
    expect(outcome.status).toBe('pending');
    const { bookingId } = outcome;
    const mails = await database.db.select().from(mailMessages).where(eq(mailMessages.relatedId, bookingId));
    expect(mails.filter(({ template }) => template === 'adminNewBooking').map(({ to }) => to)).toEqual([
      'karin.schaefer@demo.example',
    ]);
  });

  it('names the other booking and the next free time in a conflict, and writes nothing', async () => {
    await bookedBy(max, { ...base, startTime: '12:00', endTime: '12:30' });
    const before = await countRows();
    const tom = await demoCtx(database.db, 'tom.weber');
    const outcome = await requestBooking(tom, {
      ...base,
      resourceId: places.sportplatz,
      teamId: await demoTeamId(database.db, 'herren1'),
      startTime: '11:45',
      endTime: '12:15',
    });
    expect(outcome).toMatchObject({
      kind: 'blocked',
      verdicts: [
        {
          date,
          kind: 'blocked',
          conflicts: [
            {
              kind: 'composite_blocked',
              with: {
                title: 'A-Jugend Training',
                placeName: 'Sportplatz – links',
                startTime: '12:00',
                endTime: '12:30',
              },
            },
          ],
        },
      ],
      nextFree: { startTime: '12:30', endTime: '13:00' },
    });
    expect(await countRows()).toEqual(before);
  });

  it('lets two halves be booked side by side', async () => {
    await bookedBy(max, { ...base, startTime: '07:00', endTime: '08:00' });
    const sister = await requestBooking(max, {
      ...base,
      resourceId: places.rechts,
      startTime: '07:00',
      endTime: '08:00',
    });
    expect(sister.kind).toBe('booked');
  });

  it('books once per key, and refuses another body with the same key', async () => {
    const input = { ...base, startTime: '06:00', endTime: '06:30' };
    const key = { route: '/buchungen/neu', key: 'nonce-1', bodyHash: hashBody(input) };
    const send = (bodyHash = key.bodyHash) =>
      answerOnce<RequestBookingOutcome, RequestBookingOutcome>(
        max,
        { ...key, bodyHash },
        (ctx) => requestBooking(ctx, input),
        { answerOf: (outcome) => outcome, statusOf: () => 201, whenRunning: 'refuse' },
      );
    const first = await send();
    expect(first).toMatchObject({ kind: 'answered', isRepeat: false, answer: { kind: 'booked' } });
    const before = await countRows();
    expect(await send()).toEqual({ ...first, isRepeat: true });
    expect(await send('another')).toEqual({ kind: 'other_body' });
    expect(await countRows()).toEqual(before);
  });

  it.each<[string, Partial<RequestedBooking>, string]>([
    ['an unknown place', { resourceId: '01900000-0000-7000-8000-000000000000' }, 'resourceId resource_unknown'],
    ['an unknown team', { teamId: '01900000-0000-7000-8000-000000000000' }, 'teamId team_unknown'],
    ['a time in the past', { when: { kind: 'single', date: '2026-11-17' } }, 'date past'],
    ['a time off the grid', { startTime: '09:05' }, 'startTime off_grid'],
  ])('refuses %s and writes nothing', async (_name, change, refusal) => {
    const before = await countRows();
    const outcome = await requestBooking(max, { ...base, ...change });
    expect(outcome.kind === 'refused' && outcome.refusals.map((row) => `${row.field} ${row.code}`)).toContain(refusal);
    expect(await countRows()).toEqual(before);
  });

  it.each([
    ['2026-03-29', 'time_skipped'],
    ['2026-10-25', 'time_repeated'],
  ])('refuses 02:30 in the night of %s with the possible times', async (night, code) => {
    const early = { ...max, now: Temporal.Instant.from('2026-01-10T09:00:00Z') };
    const outcome = await requestBooking(early, {
      ...base,
      when: { kind: 'single', date: night },
      startTime: '02:30',
      endTime: '04:00',
    });
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusals: [{ field: 'startTime', code, values: { before: '01:45', after: '03:00' } }],
    });
  });

  it('writes nothing when its audit row fails', async () => {
    const before = await countRows();
    const broken = { ...max, correlationId: 'no uuid' };
    await expect(requestBooking(broken, { ...base, startTime: '05:00', endTime: '05:30' })).rejects.toThrow(
      'invalid input syntax for type uuid',
    );
    expect(await countRows()).toEqual(before);
  });

  it('raises the version of its root only', async () => {
    const versions = () => database.db.select().from(planVersions);
    const before = await versions();
    await bookedBy(max, { ...base, startTime: '04:00', endTime: '04:30' });
    const changed = (await versions()).filter(
      (row) => before.find((old) => old.rootId === row.rootId)?.version !== row.version,
    );
    expect(changed.map((row) => row.rootId)).toEqual([places.sportplatz]);
  });
});
