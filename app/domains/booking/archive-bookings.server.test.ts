import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, bookingClaims, bookings, mailMessages } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { demoCtx, demoResourceId } from '#tests/factories/demo-club.ts';
import { ask, bookingRow, seriesRows } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { archiveBookings } from './archive-bookings.server.ts';
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

const cancelledMails = async () =>
  database.db.select().from(mailMessages).where(eq(mailMessages.template, 'bookingCancelled'));

describe('archiveBookings', () => {
  it('archives a past booking once, keeps its outcome and queues no mail', async () => {
    const past = await database.db
      .select()
      .from(bookings)
      .where(sql`status = 'expired' and resource_id = ${resourceId}`)
      .limit(2);
    const bookingIds = past.map(({ id }) => id);
    const outcome = await archiveBookings(peter, { bookingIds: [...bookingIds, ...bookingIds] });
    expect(outcome.archived.map(({ id }) => id).sort()).toEqual([...bookingIds].sort());
    for (const id of bookingIds)
      expect(await bookingRow(database.db, id)).toMatchObject({ status: 'archived', decision: 'approved' });
    const entries = await database.ownerDb.select().from(auditLog).where(eq(auditLog.action, 'booking.archived'));
    expect(entries).toHaveLength(2);
    expect(await cancelledMails()).toEqual([]);
    expect(await archiveBookings(peter, { bookingIds })).toMatchObject({ archived: [], already: [{}, {}] });
  });

  it('frees the place of a future booking and mails the involved, one mail per series', async () => {
    const when = { dayOfWeek: 1, startDate: '2027-04-05', endDate: '2027-04-19' };
    const { seriesId } = await ask(eva, { resourceId, when, title: 'Lauftreff' });
    const rows = await seriesRows(database.db, seriesId ?? '');
    await archiveBookings(peter, { bookingIds: rows.map(({ id }) => id) });
    const claims = await database.db
      .select()
      .from(bookingClaims)
      .where(eq(bookingClaims.bookingId, rows[0]?.id ?? ''));
    expect(claims).toEqual([]);
    const mails = await cancelledMails();
    expect(mails.map(({ to }) => to)).toEqual([eva.actor.email]);
    expect(mails[0]?.text).toContain('diese 3 Termine fallen aus, abgesagt von Peter König');
    expect(mails[0]?.text).not.toContain('/buchungen/');
    expect((await ask(peter, { resourceId, when: '2027-04-12' })).status).toBe('approved');
  });

  it('queues no mail when a rejected booking is archived', async () => {
    const { bookingId } = await ask(eva, { resourceId, when: '2027-03-02' });
    await rejectBookings(peter, { units: [{ bookingId, scope: 'this' }], reason: null });
    const before = (await cancelledMails()).length;
    await archiveBookings(peter, { bookingIds: [bookingId] });
    expect(await bookingRow(database.db, bookingId)).toMatchObject({ status: 'archived', decision: 'rejected' });
    expect(await cancelledMails()).toHaveLength(before);
  });

  it('throws for all but admins of the operator, and then writes nothing', async () => {
    const { bookingId } = await ask(eva, { resourceId, when: '2027-03-03' });
    const karin = await demoCtx(database.db, 'karin.schaefer');
    await expect(archiveBookings(eva, { bookingIds: [bookingId] })).rejects.toThrow(ForbiddenError);
    await expect(archiveBookings(karin, { bookingIds: [bookingId] })).rejects.toThrow(ForbiddenError);
    const bookingIds = [bookingId, '01890000-0000-7000-8000-000000000000'];
    await expect(archiveBookings(peter, { bookingIds })).rejects.toThrow(NotFoundError);
    expect((await bookingRow(database.db, bookingId)).status).toBe('pending');
  });
});
