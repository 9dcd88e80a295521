import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { queryRows } from '#app/db/query.server.ts';
import { auditLog, bookingClaims, bookings, mailMessages } from '#app/db/schema/index.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { type Booker, bookerOf, editOf, countWrongClaims } from '#tests/factories/booked.ts';
import { demoCtx, demoTeamId } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editBooking } from './edit-booking.server.ts';
import { requestBooking } from './request-booking.server.ts';

const database = testDatabase({ demo: true });
let house: Booker;
beforeAll(async () => {
  house = await bookerOf(database.db);
});

describe('editBooking of a single date', () => {
  it('moves it with its claims, mails the involved, writes one audit row, and frees the old time', async () => {
    const { rows, input } = await house.book({ resourceId: house.places.links });
    const [row] = rows;
    if (!row) throw new Error('no row');
    const outcome = await editBooking(
      house.max,
      editOf(row, input, { resourceId: house.places.kleinfeld, when: { scope: 'this', date: '2026-12-03' } }),
    );
    expect(outcome).toMatchObject({ kind: 'edited', dates: ['2026-12-03'], status: 'approved' });
    expect((await house.rowsOf('', row.id))[0]).toMatchObject({
      date: '2026-12-03',
      title: 'Neu',
      placeName: 'Fußball-Kleinfeld',
      detached: false,
      version: row.version + 1,
    });
    const claims = await database.db.select().from(bookingClaims).where(eq(bookingClaims.bookingId, row.id));
    expect(claims.map(({ resourceId }) => resourceId)).toEqual([house.places.kleinfeld]);
    const audits = await database.db.select().from(auditLog).where(eq(auditLog.entityId, row.id));
    expect(audits.map(({ action }) => action)).toEqual(['booking.created', 'booking.changed']);
    const mails = await database.db.select().from(mailMessages).where(eq(mailMessages.relatedId, row.id));
    expect(mails.map(({ template }) => template)).toContain('bookingChanged');
    expect((await requestBooking(house.max, input)).kind).toBe('booked');
  });

  it('answers "stale" for an old version, and "past" when it is over', async () => {
    const { rows, input } = await house.book();
    const [row] = rows;
    if (!row) throw new Error('no row');
    const asked = editOf(row, input, {});
    expect((await editBooking(house.max, asked)).kind).toBe('edited');
    expect(await editBooking(house.max, asked)).toEqual({ kind: 'stale' });
    const later = { ...house.max, now: house.max.now.add({ hours: 24 * 14 }) };
    expect(await editBooking(later, { ...asked, version: 2 })).toEqual({ kind: 'past' });
  });

  it('names the booking that has the new time, and changes nothing', async () => {
    const first = await house.book();
    const second = await house.book();
    const [row] = second.rows;
    const { startTime, endTime } = first.input;
    const outcome = await editBooking(house.max, editOf(row, second.input, { startTime, endTime }));
    expect(outcome).toMatchObject({
      kind: 'blocked',
      verdicts: [{ conflicts: [{ with: { id: first.rows[0]?.id } }] }],
    });
    expect(await house.rowsOf('', row?.id)).toEqual(second.rows);
    expect(await countWrongClaims(database.sql)).toBe(0);
  });

  it('throws for all but the involved and admins of the operator', async () => {
    const { rows, input } = await house.book();
    const asked = editOf(rows[0], input, {});
    await expect(editBooking(await demoCtx(database.db, 'tom.weber'), asked)).rejects.toBeInstanceOf(ForbiddenError);
    await expect(editBooking(await demoCtx(database.db, 'karin.schaefer'), asked)).rejects.toBeInstanceOf(
      ForbiddenError,
    );
    await expect(
      editBooking(house.max, { ...asked, bookingId: '01900000-0000-7000-8000-000000000000' }),
    ).rejects.toBeInstanceOf(NotFoundError);
    expect((await editBooking(await demoCtx(database.db, 'peter.koenig'), asked)).kind).toBe('edited');
  });

  it('is pending again when an external moves it, but not when only texts change', async () => {
    const sandra = await demoCtx(database.db, 'sandra.fischer');
    const hall = {
      resourceId: house.places.grosseHalle,
      teamId: await demoTeamId(database.db, 'handballDamen'),
      when: { kind: 'single', date: '2026-12-12' } as const,
      startTime: '09:00',
      endTime: '09:15',
    };
    const { rows, input } = await house.book(hall, sandra);
    const [row] = rows;
    if (!row) throw new Error('no row');
    await database.ownerDb
      .update(bookings)
      .set({ status: 'approved', decision: 'approved' })
      .where(eq(bookings.id, row.id));
    const words = editOf(row, input, { when: { scope: 'this', date: '2026-12-12' } });
    expect(await editBooking(sandra, words)).toMatchObject({ kind: 'edited', status: 'approved' });
    const moved = { ...words, version: 2, startTime: '09:15', endTime: '09:30' };
    expect(await editBooking(sandra, moved)).toMatchObject({ kind: 'edited', status: 'pending' });
    expect((await house.rowsOf('', row.id))[0]).toMatchObject({ status: 'pending', decision: null });
    const mails = await database.db.select().from(mailMessages).where(eq(mailMessages.relatedId, row.id));
    expect(mails.filter(({ template }) => template === 'adminNewBooking')).toHaveLength(2);
  });

  it('is refused at the team when the team is gone', async () => {
    const { rows, input } = await house.book();
    await queryRows(database.ownerDb, sql`delete from trainer_assignments where user_id = ${house.max.actor.id}::uuid`);
    try {
      const [row] = rows;
      const moved = editOf(row, input, { when: { scope: 'this', date: '2026-12-02' } });
      expect(await editBooking(house.max, moved)).toEqual({
        kind: 'refused',
        refusals: [{ field: 'teamId', code: 'team_not_yours' }],
      });
      expect((await editBooking(house.max, editOf(row, input, {}))).kind).toBe('edited');
    } finally {
      await queryRows(
        database.ownerDb,
        sql`
          insert into trainer_assignments (id, user_id, team_id, is_primary)
          values (gen_random_uuid(), ${house.max.actor.id}::uuid, ${house.base.teamId}::uuid, true)`,
      );
    }
  });
});
