import { beforeAll, describe, expect, it } from 'vitest';
import { ForbiddenError } from '#app/platform/errors.ts';
import { type Booker, bookerOf, editOf, tuesdays, wide } from '#tests/factories/booked.ts';
import { demoCtx } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editBooking } from '#app/domains/booking/edit-booking.server.ts';
import { previewEdit } from './preview-edit.server.ts';

const database = testDatabase({ demo: true });
let house: Booker;
beforeAll(async () => {
  house = await bookerOf(database.db);
});

describe('previewEdit', () => {
  it('says of every date what would become of it, what is left alone and what falls away, and writes nothing', async () => {
    const taken = await house.book({ when: { kind: 'single', date: '2026-12-15' } });
    const { startTime, endTime } = taken.wanted;
    const { rows, seriesId, wanted } = await house.book({ when: tuesdays });
    await editBooking(house.max, editOf(rows[1], wanted, { when: { scope: 'this', date: '2026-12-09' } }));
    const before = await house.rowsOf(seriesId);
    const asked = editOf(rows[0], wanted, { startTime, endTime, when: wide({ endDate: '2026-12-20' }) });
    expect(await previewEdit(house.max, house.max.actor, asked)).toMatchObject({
      kind: 'dates',
      verdicts: [
        { date: '2026-12-01', kind: 'free' },
        { date: '2026-12-15', kind: 'blocked', conflicts: [{ with: { id: taken.first.id } }] },
      ],
      leftAlone: [{ date: '2026-12-09', why: 'detached' }],
      becomes: 'approved',
    });
    const without = { ...asked, when: wide({ endDate: '2026-12-20', onlyFree: true }) };
    expect(await previewEdit(house.max, house.max.actor, without)).toMatchObject({
      cancelled: ['2026-12-15', '2026-12-29'],
    });
    expect(await house.rowsOf(seriesId)).toEqual(before);
  });

  it('refuses like the verb: stale, over, not yours, a place that is gone', async () => {
    const { first, wanted } = await house.book();
    const { max } = house;
    const asked = editOf(first, wanted, {});
    const tom = await demoCtx(database.db, 'tom.weber');
    expect(await previewEdit(max, max.actor, { ...asked, version: 7 })).toEqual({ kind: 'stale' });
    const later = { ...max, now: max.now.add({ hours: 24 * 30 }) };
    expect(await previewEdit(later, max.actor, asked)).toEqual({ kind: 'over', status: 'approved' });
    await expect(previewEdit(tom, tom.actor, asked)).rejects.toBeInstanceOf(ForbiddenError);
    const resourceId = '01900000-0000-7000-8000-000000000000';
    expect(await previewEdit(max, max.actor, { ...asked, resourceId })).toMatchObject({
      refusals: [{ field: 'resourceId', code: 'resource_unknown' }],
    });
  });
});
