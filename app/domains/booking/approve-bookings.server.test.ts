import { desc, eq, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { queryRows } from '#app/db/query.server.ts';
import { auditLog, bookingClaims, bookings, clubGrants, mailMessages } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { ask, bookingRow, seriesRows } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { type ApprovalOutcome, approveBookings } from './approve-bookings.server.ts';

const database = testDatabase({ demo: true });
const absent = '01890000-0000-7000-8000-000000000000';
let peter: Ctx;
let eva: Ctx;
let sandra: Ctx;
let places: Record<'kleinfeld' | 'links' | 'sportplatz' | 'grosseHalle' | 'buergersaal', string>;
/** Days of a spring without bookings of the demo season. */
const day = (at: number) => `2027-03-${String(at).padStart(2, '0')}`;

beforeAll(async () => {
  const { db } = database;
  [peter, eva, sandra] = await Promise.all([
    demoCtx(db, 'peter.koenig'),
    demoCtx(db, 'eva.lang'),
    demoCtx(db, 'sandra.fischer'),
  ]);
  places = {
    kleinfeld: await demoResourceId(db, 'kleinfeld'),
    links: await demoResourceId(db, 'links'),
    sportplatz: await demoResourceId(db, 'sportplatz'),
    grosseHalle: await demoResourceId(db, 'grosseHalle'),
    buergersaal: await demoResourceId(db, 'buergersaal'),
  };
});

const single = (bookingId: string) => ({ bookingId, scope: 'this' as const });
const series = (bookingId: string) => ({ bookingId, scope: 'series' as const });
const approve = (units: ReturnType<typeof single | typeof series>[], onConflict: 'refuse' | 'skip' = 'refuse') =>
  approveBookings(peter, { units, onConflict });
const statusOf = async (id: string) => (await bookingRow(database.db, id)).status;

/** The number of rows in every table that a decision may write. */
async function written(): Promise<Record<string, number>> {
  const rows = await queryRows<Record<string, number>>(
    database.ownerDb,
    sql`
      select (select count(*)::int from bookings where status = 'approved') as approved,
        (select count(*)::int from booking_claims where blocking) as blocking, (select count(*)::int from audit_log) as audit,
        (select count(*)::int from mail_messages) as mails, (select sum(version)::int from plan_versions) as versions`,
  );
  return rows[0] ?? {};
}
const inShort = (outcome: ApprovalOutcome | undefined) =>
  outcome?.kind === 'approved'
    ? [outcome.approved.map(({ date }) => date), outcome.skipped.map(({ booking }) => booking.date)]
    : outcome?.kind === 'refused'
      ? outcome.skipped.map(({ booking, obstacle }) => `${booking.date} ${obstacle}`)
      : outcome && `${outcome.kind} ${outcome.status}`;

describe('approveBookings', () => {
  it('approves a date: outcome, blocking claims, one audit row, one mail without delay, one version', async () => {
    const { bookingId } = await ask(eva, { resourceId: places.sportplatz, when: day(1), title: 'Kinderfest' });
    const before = await written();
    const [outcome] = await approve([single(bookingId)]);
    expect(outcome).toMatchObject({ kind: 'approved', title: 'Kinderfest', skipped: [] });
    expect(await bookingRow(database.db, bookingId)).toMatchObject({
      status: 'approved',
      decision: 'approved',
      decidedBy: peter.actor.id,
      version: 2,
    });
    const claims = await database.db.select().from(bookingClaims).where(eq(bookingClaims.bookingId, bookingId));
    expect(claims.map(({ blocking }) => blocking)).toEqual([true, true, true]);
    const after = await written();
    expect(after).toEqual({
      approved: (before['approved'] ?? 0) + 1,
      blocking: (before['blocking'] ?? 0) + 3,
      audit: (before['audit'] ?? 0) + 1,
      mails: (before['mails'] ?? 0) + 1,
      versions: (before['versions'] ?? 0) + 1,
    });
    const [entry] = await database.ownerDb.select().from(auditLog).orderBy(desc(auditLog.seq)).limit(1);
    expect(entry).toMatchObject({ action: 'booking.approved', entityId: bookingId, actor: peter.actor.id });
    const [mail] = await database.db.select().from(mailMessages).orderBy(desc(mailMessages.id)).limit(1);
    expect(mail).toMatchObject({ template: 'bookingApproved', to: eva.actor.email });
    expect(mail?.notBefore.getTime()).toBe(peter.now.epochMilliseconds);
    expect(mail?.text).toContain('Peter König hat den Termin genehmigt');
  });

  it('names the admin who decided before, and writes nothing', async () => {
    const { bookingId } = await ask(eva, { resourceId: places.kleinfeld, when: day(2) });
    await approve([single(bookingId)]);
    const before = await written();
    expect(await approve([single(bookingId)])).toEqual([
      { kind: 'over', title: 'Anfrage', status: 'approved', decidedBy: 'Peter König' },
    ]);
    expect(await written()).toEqual(before);
  });

  it('refuses a time that was booked meanwhile, and names that booking', async () => {
    const { bookingId } = await ask(eva, { resourceId: places.links, when: day(3) });
    await ask(peter, { resourceId: places.sportplatz, when: day(3), title: 'Platzpflege' });
    const before = await written();
    const [outcome] = await approve([single(bookingId)]);
    expect(outcome).toMatchObject({
      kind: 'refused',
      skipped: [{ obstacle: 'conflict', conflicts: [{ kind: 'parent_blocked', with: { title: 'Platzpflege' } }] }],
    });
    expect(await written()).toEqual(before);
    expect(await statusOf(bookingId)).toBe('pending');
  });

  it('approves the first of two requests for one time in a batch, whole and part', async () => {
    const part = await ask(eva, { resourceId: places.links, when: day(4), title: 'Teil' });
    const whole = await ask(eva, { resourceId: places.sportplatz, when: day(4), title: 'Ganz' });
    const outcomes = await approve([single(whole.bookingId), single(part.bookingId)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['approved', 'refused']);
    expect(await statusOf(part.bookingId)).toBe('pending');
  });

  it('approves a series as a whole or not at all, or its free dates only', async () => {
    const mondays = { dayOfWeek: 1, startDate: '2027-04-05', endDate: '2027-04-26' };
    const { bookingId, seriesId } = await ask(eva, { resourceId: places.kleinfeld, when: mondays, title: 'Lauftreff' });
    await ask(peter, { resourceId: places.kleinfeld, when: '2027-04-19', title: 'Platzpflege' });
    const before = await written();
    expect((await approve([series(bookingId)])).map(inShort)).toEqual([['2027-04-19 conflict']]);
    expect(await written()).toEqual(before);

    const [outcome] = await approve([series(bookingId)], 'skip');
    expect(inShort(outcome)).toEqual([['2027-04-05', '2027-04-12', '2027-04-26'], ['2027-04-19']]);
    const rows = await seriesRows(database.db, seriesId ?? '');
    expect(rows.map(({ status }) => status)).toEqual(['approved', 'approved', 'pending', 'approved']);
    const after = await written();
    expect([after['audit'], after['mails']]).toEqual([(before['audit'] ?? 0) + 1, (before['mails'] ?? 0) + 1]);
    const [entry] = await database.ownerDb.select().from(auditLog).orderBy(desc(auditLog.seq)).limit(1);
    expect(entry).toMatchObject({
      action: 'booking_series.approved',
      entityId: seriesId,
      after: { dates: ['2027-04-05', '2027-04-12', '2027-04-26'], left: ['2027-04-19'] },
    });
    const [mail] = await database.db.select().from(mailMessages).orderBy(desc(mailMessages.id)).limit(1);
    expect(mail?.text).toContain('3 Termine');
    expect(mail?.text).toContain('Noch nicht entschieden: Mo 19.04.2027 (belegt durch „Platzpflege“)');
  });

  it('refuses a guest club whose grant is gone', async () => {
    const handballDamen = await demoTeamId(database.db, 'handballDamen');
    const { bookingId } = await ask(sandra, {
      resourceId: places.grosseHalle,
      teamId: handballDamen,
      when: '2026-12-14',
      startTime: '17:00',
      endTime: '18:00',
    });
    const grants = await database.ownerDb.select().from(clubGrants);
    await database.ownerDb.delete(clubGrants);
    expect((await approve([single(bookingId)])).map(inShort)).toEqual([['2026-12-14 no_grant']]);
    await database.ownerDb.insert(clubGrants).values(grants);
    expect((await approve([single(bookingId)])).map(({ kind }) => kind)).toEqual(['approved']);
  });

  it('refuses a date that has begun by the facility’s clock', async () => {
    const { bookingId } = await ask(eva, {
      resourceId: places.kleinfeld,
      when: day(5),
      startTime: '18:00',
      endTime: '19:00',
    });
    const at = (time: string) => ({ ...peter, now: Temporal.Instant.from(`${day(5)}T${time}:00+01:00`) });
    const input = { units: [single(bookingId)], onConflict: 'refuse' as const };
    expect((await approveBookings(at('18:00'), input)).map(inShort)).toEqual([[`${day(5)} begun`]]);
    expect((await approveBookings(at('17:59'), input)).map(({ kind }) => kind)).toEqual(['approved']);
  });

  it('answers that a request was withdrawn', async () => {
    const { bookingId } = await ask(eva, { resourceId: places.kleinfeld, when: day(8), title: 'Abgesagt' });
    await queryRows(
      database.ownerDb,
      sql`
        insert into cancelled_bookings (id, resource_id, date, start_time, end_time, snapshot, sequence, cancellation_id)
        select id, resource_id, date, start_time, end_time, jsonb_build_object('title', title), 1, id from bookings where id = ${bookingId}`,
    );
    await database.ownerDb.delete(bookings).where(eq(bookings.id, bookingId));
    expect(await approve([single(bookingId)])).toEqual([
      { kind: 'over', title: 'Abgesagt', status: null, decidedBy: null },
    ]);
  });

  it('throws for all but admins of the operator', async () => {
    const { bookingId } = await ask(eva, { resourceId: places.kleinfeld, when: day(9) });
    const karin = await demoCtx(database.db, 'karin.schaefer');
    const input = { units: [single(bookingId)], onConflict: 'refuse' as const };
    await expect(approveBookings(eva, input)).rejects.toThrow(ForbiddenError);
    await expect(approveBookings(karin, input)).rejects.toThrow(ForbiddenError);
    await expect(approve([single(bookingId), single(absent)])).rejects.toThrow(NotFoundError);
    expect(await statusOf(bookingId)).toBe('pending');
  });

  it('approves one of two requests that two admins approve at the same moment', async () => {
    const first = await ask(eva, { resourceId: places.links, when: day(10), title: 'Eins' });
    const second = await ask(eva, { resourceId: places.links, when: day(10), title: 'Zwei' });
    const outcomes = await Promise.all([approve([single(first.bookingId)]), approve([single(second.bookingId)])]);
    expect(
      outcomes
        .flat()
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['approved', 'refused']);
  });

  it('writes nothing when its audit row fails', async () => {
    const { bookingId } = await ask(eva, { resourceId: places.kleinfeld, when: day(11) });
    const before = await written();
    const broken = { ...peter, correlationId: 'no uuid' };
    await expect(approveBookings(broken, { units: [single(bookingId)], onConflict: 'refuse' })).rejects.toThrow(
      'invalid input syntax for type uuid',
    );
    expect(await written()).toEqual(before);
  });
});
