import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as shapes from '#app/domains/booking/api/outputs.server.ts';
import { paths } from '#app/paths.ts';
import { insertRequest, insertSeries } from '#tests/factories/requested-rows.ts';
import { type Api, apiOf } from '#tests/setup/api.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** The decisions of an admin (domain.md, JSON API). */
let house: DemoHouse;
let peter: Api;
beforeAll(async () => {
  house = await openDemoHouse();
  peter = await apiOf(house, 'peter.koenig');
});
afterAll(() => house.close());

describe('decide', () => {
  test('approves once, refuses a later rejection, and approves a series as a whole or its free dates', async () => {
    const id = await insertRequest(house, { place: 'kleinfeld', by: 'eva.lang', date: '2027-08-13' });
    const approved = await peter('POST', paths.api.approve(id), { body: {} });
    expect(shapes.decidedOutput.parse(approved.json)).toMatchObject({ bookings: [{ status: 'approved' }], left: [] });
    const late = await peter('POST', paths.api.reject(id), { body: { reason: 'zu spät' } });
    expect([late.status, late.json['code'], late.json['bookingStatus']]).toEqual([409, 'BOOKING_OVER', 'approved']);

    const dates = ['2027-08-13', '2027-08-20'];
    const [waiting = ''] = await insertSeries(house, { place: 'kleinfeld', by: 'eva.lang', dates, title: 'Reihe' });
    const path = `${paths.api.approve(waiting)}?scope=series`;
    const refused = await peter('POST', path, { body: { on_conflict: 'refuse' } });
    expect([refused.status, refused.json['code']]).toEqual([409, 'BOOKING_CONFLICT']);
    const part = await peter('POST', path, { body: { on_conflict: 'skip' } });
    expect(part.json).toMatchObject({
      bookings: [{ date: '2027-08-20' }],
      left: [{ date: '2027-08-13', obstacle: 'conflict' }],
    });
    expect(String(part.json['left'] && (part.json['left'] as { detail: string }[])[0]?.detail)).toContain('belegt');
    const rejected = await peter('POST', `${paths.api.reject(waiting)}?scope=series`, { body: { reason: 'belegt' } });
    expect(rejected.json).toMatchObject({
      bookings: [{ date: '2027-08-13', status: 'rejected', decisionReason: 'belegt' }],
    });
  });

  test('names the obstacle of a request by its own code and words', async () => {
    const at = { by: 'eva.lang', date: '2026-11-18', startTime: '06:00', endTime: '23:00' } as const;
    const begun = await insertRequest(house, { place: 'gymnastik', ...at });
    const late = await peter('POST', paths.api.approve(begun), { body: {} });
    expect([late.status, late.json['code']]).toEqual([409, 'BOOKING_BEGUN']);
    expect(late.json).toMatchObject({
      detail: 'Der Beginn ist vorbei: genehmigen geht nicht mehr, ablehnen schon.',
      left: [{ date: '2026-11-18', obstacle: 'begun' }],
    });
    const foreign = await insertRequest(house, { place: 'kleinfeld', by: 'sandra.fischer', date: '2027-08-16' });
    await house.sql`update bookings set team_id = ${house.ids.teams.handballDamen} where id = ${foreign}`;
    const barred = await peter('POST', paths.api.approve(foreign), { body: {} });
    expect([barred.status, barred.json['code']]).toEqual([409, 'NO_GRANT']);
  });
});
