import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DemoPersonKey } from '#app/domains/setup/demo-club.ts';
import { paths } from '#app/paths.ts';
import { absent, closed, openPresenceHouse, type PresenceHouse, townRoom, workshop } from './presence-house.ts';

/** Wrong requests to the board and to the JSON API of presence write nothing. */
let house: PresenceHouse;
beforeAll(async () => {
  house = await openPresenceHouse();
});
afterAll(() => house.close());
beforeEach(() => house.sql`delete from visits`.then(() => undefined));

describe('wrong requests', () => {
  test.each<[string, DemoPersonKey, Record<string, unknown>, number, string]>([
    ['an unknown room', 'eva.lang', { room_id: absent }, 404, 'NOT_FOUND'],
    ['an inactive room', 'eva.lang', { room_id: closed }, 404, 'NOT_FOUND'],
    ['an unreadable room', 'eva.lang', { room_id: 'x' }, 422, 'VALIDATION_FAILED'],
    ['no room', 'eva.lang', { room_id: undefined }, 422, 'VALIDATION_FAILED'],
    ['another person by a member', 'eva.lang', { user_id: absent }, 403, 'FORBIDDEN'],
    ['another person by a manager', 'jonas.becker', { user_id: absent }, 403, 'FORBIDDEN'],
    ['a room of another operator for others', 'peter.koenig', { room_id: townRoom, user_id: absent }, 403, 'FORBIDDEN'],
    ['a person that does not exist', 'peter.koenig', { user_id: absent }, 422, 'VALIDATION_FAILED'],
    ['21 guests', 'eva.lang', { guest_count: 21 }, 422, 'VALIDATION_FAILED'],
    ['minus one guest', 'eva.lang', { guest_count: -1 }, 422, 'VALIDATION_FAILED'],
    ['half a guest', 'eva.lang', { guest_count: 0.5 }, 422, 'VALIDATION_FAILED'],
    [
      'a planned end before the start',
      'eva.lang',
      { planned_end_at: '2026-11-18T08:00:00Z' },
      422,
      'VALIDATION_FAILED',
    ],
    ['a planned end far away', 'eva.lang', { planned_end_at: '2026-12-18T08:00:00Z' }, 422, 'VALIDATION_FAILED'],
    ['a planned end without a zone', 'eva.lang', { planned_end_at: '2026-11-18T18:00' }, 422, 'VALIDATION_FAILED'],
    ['an unknown field', 'eva.lang', { started_at: '2026-11-18T08:00:00Z' }, 422, 'VALIDATION_FAILED'],
  ])('%s by %s', async (_what, who, body, status, code) => {
    const reply = await house.checkIn(who, body);
    expect([reply.status, reply.json['code']]).toEqual([status, code]);
    expect(await house.visitCount()).toBe(0);
  });

  test.each([
    [{ intent: 'enter', room: 'x' }],
    [{ intent: 'enter', room: workshop, guests: '21' }],
    [{ intent: 'enter', room: workshop, guests: 'viele' }],
    [{ intent: 'enter', room: workshop, until: '25:00' }],
    [{ intent: 'enter', room: workshop, until: '09:59' }],
    [{ intent: 'enter', room: workshop, user: absent }],
    [{ intent: 'work', title: ' ' }],
    [{ intent: 'work', title: 'x'.repeat(121) }],
    [{ intent: 'fly' }],
    [{}],
  ])('the form %o is refused with a sentence', async (fields) => {
    const answer = await house.as('eva.lang').browser.postForm(paths.presence.board(), fields);
    expect([answer.status, (await answer.text()).includes('role="alert"')]).toEqual([422, true]);
    expect(await house.visitCount()).toBe(0);
  });

  test('leaving says when the person is not inside; a visit of another person is unknown', async () => {
    const made = await house.checkIn('eva.lang', {});
    const path = paths.api.endVisit(String(made.json['id']));
    expect((await house.as('max.mueller').api('POST', path)).status).toBe(404);
    expect((await house.as('jonas.becker').api('POST', path)).status).toBe(403);
    expect((await house.as('karin.schaefer').api('POST', path)).status).toBe(404);
    const ended = await house.as('peter.koenig').api('POST', path);
    expect([ended.status, ended.json['ended_at']]).toEqual([200, '2026-11-18T09:00:00.000Z']);
    const again = await house.as('eva.lang').api('POST', path);
    expect([again.status, again.json['code'], again.json['title']]).toEqual([
      409,
      'NOT_INSIDE',
      'Die Person ist gerade nicht in diesem Raum',
    ]);
    expect((await house.as('eva.lang').api('POST', paths.api.endVisit(absent))).status).toBe(404);
  });

  test('a repeat with the same key answers the same, and checks in once', async () => {
    const request = { body: { room_id: workshop }, key: 'einmal' };
    const first = await house.as('eva.lang').api('POST', paths.api.visits(), request);
    const again = await house.as('eva.lang').api('POST', paths.api.visits(), request);
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect((await house.checkIn('eva.lang', {})).status).toBe(200);
    expect(await house.visitCount()).toBe(1);
  });
});
