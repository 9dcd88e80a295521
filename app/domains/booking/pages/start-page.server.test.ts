import { beforeAll, describe, expect, test } from 'vitest';
import { instantOfText } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx } from '#tests/factories/demo-club.ts';
import { insertRequest, insertSeries } from '#tests/factories/requested-rows.ts';
import { type DemoIds, readDemoIds } from '#tests/setup/demo-ids.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { countMyRequests, listNextBookings } from './start-page.server.ts';

const database = testDatabase({ demo: true });
let ids: DemoIds;
let max: Ctx;
let eva: Ctx;
beforeAll(async () => {
  ids = await readDemoIds(database.sql);
  [max, eva] = await Promise.all([demoCtx(database.db, 'max.mueller'), demoCtx(database.db, 'eva.lang')]);
});

describe('listNextBookings', () => {
  test('returns the five next dates of the teams a trainer trains, in order', async () => {
    const found = await listNextBookings(max, max.actor);
    expect(found).toHaveLength(5);
    expect(found[0]).toMatchObject({
      date: '2026-11-19',
      startTime: '17:00',
      endTime: '18:30',
      title: 'A-Jugend Training',
      placeName: 'Sportplatz – links',
      facilityName: 'Biogrund Sportpark',
      color: '#65a30d',
      status: 'approved',
    });
    const days = found.map(({ date, startTime }) => `${date} ${startTime}`);
    expect(days).toEqual(days.toSorted());
  });

  test.each([
    ['has ended', '2026-11-19T17:30:00Z', '2026-11-21'],
    ['has begun and not ended', '2026-11-19T17:29:00Z', '2026-11-19'],
  ])('leaves out a date when it %s', async (_title, at, first) => {
    const [next] = await listNextBookings({ ...max, now: instantOfText(at) }, max.actor);
    expect(next?.date).toBe(first);
  });

  test('returns a pending request of a member, and nothing before there is one', async () => {
    expect(await listNextBookings(eva, eva.actor)).toEqual([]);
    const id = await insertRequest(
      { sql: database.sql, ids },
      { place: 'kleinfeld', by: 'eva.lang', date: '2027-05-06' },
    );
    expect(await listNextBookings(eva, eva.actor)).toMatchObject([{ id, status: 'pending' }]);
  });
});

test('countMyRequests counts a series once, and no request of another person', async () => {
  const before = await countMyRequests(eva, eva.actor);
  const dates = ['2027-06-01', '2027-06-08'];
  await insertSeries({ sql: database.sql, ids }, { place: 'kleinfeld', by: 'eva.lang', dates, title: 'Yoga' });
  await insertRequest({ sql: database.sql, ids }, { place: 'kleinfeld', by: 'lisa.braun', date: '2027-06-02' });
  expect(await countMyRequests(eva, eva.actor)).toBe(before + 1);
});
