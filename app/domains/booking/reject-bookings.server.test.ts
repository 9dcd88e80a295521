import { desc, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, bookingClaims, mailMessages } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { demoCtx, demoResourceId } from '#tests/factories/demo-club.ts';
import { ask, bookingRow, seriesRows } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { approveBookings } from './approve-bookings.server.ts';
import { rejectBookings } from './reject-bookings.server.ts';

const database = testDatabase({ demo: true });
let peter: Ctx;
let eva: Ctx;
let resourceId: string;

beforeAll(async () => {
  peter = await demoCtx(database.db, 'peter.koenig');
  eva = await demoCtx(database.db, 'eva.lang');
  resourceId = await demoResourceId(database.db, 'kleinfeld');
});

const claimsOf = async (id: string) => database.db.select().from(bookingClaims).where(eq(bookingClaims.bookingId, id));
const lastMail = async () => (await database.db.select().from(mailMessages).orderBy(desc(mailMessages.id)).limit(1))[0];
const countMails = async () => (await database.db.select().from(mailMessages)).length;

describe('rejectBookings', () => {
  it('keeps outcome and reason, deletes the claims, and mails the reason once', async () => {
    const { bookingId } = await ask(eva, { resourceId, when: '2027-03-01' });
    const before = await countMails();
    const units = [{ bookingId, scope: 'this' as const }];
    const outcomes = await rejectBookings(peter, { units, reason: 'Der Platz ist gesperrt.' });
    expect(outcomes).toMatchObject([{ kind: 'rejected', title: 'Anfrage', rejected: [{ id: bookingId }] }]);
    expect(await bookingRow(database.db, bookingId)).toMatchObject({
      status: 'rejected',
      decision: 'rejected',
      decidedBy: peter.actor.id,
      decisionReason: 'Der Platz ist gesperrt.',
    });
    expect(await claimsOf(bookingId)).toEqual([]);
    expect(await lastMail()).toMatchObject({ template: 'bookingRejected', to: eva.actor.email });
    expect((await lastMail())?.text).toContain('Begründung: Der Platz ist gesperrt.');
    const [entry] = await database.ownerDb.select().from(auditLog).orderBy(desc(auditLog.seq)).limit(1);
    expect(entry).toMatchObject({ action: 'booking.rejected', entityId: bookingId });
    expect(entry?.after).toMatchObject({ status: 'rejected', decisionReason: '[personal]' });

    expect(await rejectBookings(peter, { units, reason: null })).toEqual([
      { kind: 'over', title: 'Anfrage', status: 'rejected', decidedBy: 'Peter König' },
    ]);
    expect(await countMails()).toBe(before + 1);
  });

  it('rejects pending dates of a series and keeps decided ones', async () => {
    const when = { dayOfWeek: 1, startDate: '2027-04-05', endDate: '2027-04-19' };
    const { bookingId, seriesId } = await ask(eva, { resourceId, when, title: 'Lauftreff' });
    await approveBookings(peter, { units: [{ bookingId, scope: 'this' }], onConflict: 'refuse' });
    const before = await countMails();
    const [outcome] = await rejectBookings(peter, { units: [{ bookingId, scope: 'series' }], reason: null });
    expect(outcome?.kind === 'rejected' && outcome.rejected.map(({ date }) => date)).toEqual([
      '2027-04-12',
      '2027-04-19',
    ]);
    const rows = await seriesRows(database.db, seriesId ?? '');
    expect(rows.map(({ status }) => status)).toEqual(['approved', 'rejected', 'rejected']);
    expect(await countMails()).toBe(before + 1);
    expect((await lastMail())?.text).toContain('2 Termine, 09:00–10:00 Uhr: Mo 12.04.2027, Mo 19.04.2027');
  });

  it('rejects a request that has begun', async () => {
    const { bookingId } = await ask(eva, { resourceId, when: '2027-03-02' });
    const late = { ...peter, now: Temporal.Instant.from('2027-03-02T09:30:00+01:00') };
    const [outcome] = await rejectBookings(late, { units: [{ bookingId, scope: 'this' }], reason: null });
    expect(outcome?.kind).toBe('rejected');
  });

  it('throws for all but admins of the operator', async () => {
    const { bookingId } = await ask(eva, { resourceId, when: '2027-03-03' });
    const karin = await demoCtx(database.db, 'karin.schaefer');
    const input = { units: [{ bookingId, scope: 'this' as const }], reason: null };
    await expect(rejectBookings(eva, input)).rejects.toThrow(ForbiddenError);
    await expect(rejectBookings(karin, input)).rejects.toThrow(ForbiddenError);
    const absent = { bookingId: '01890000-0000-7000-8000-000000000000', scope: 'this' as const };
    await expect(rejectBookings(peter, { ...input, units: [absent] })).rejects.toThrow(NotFoundError);
    expect((await bookingRow(database.db, bookingId)).status).toBe('pending');
  });
});
