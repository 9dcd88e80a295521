import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { removeCrew } from '#tests/factories/times.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { type DemoHouse, openDemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';

/** Own shifts and requests over HTTP: pages, forms, roles, the feed. */
const mine = paths.staff.mine();
const requests = paths.staff.requests();
const ID = '01890000-0000-7000-8000-0000000005';
const [area, max, eva, shift, other] = [`${ID}a1`, `${ID}b1`, `${ID}b2`, `${ID}c1`, `${ID}c2`];
const absent = '01890000-0000-7000-8000-000000000000';

let house: DemoHouse;
let trainer: Client;
let member: Client;
let admin: Client;
let operatorId: string;

beforeAll(async () => {
  house = await openDemoHouse();
  await switchPartOn({ sql: house.sql, url: house.server.url }, 'staff');
  [trainer, member, admin] = [
    await house.enter('max.mueller'),
    await house.enter('eva.lang'),
    await house.enter('peter.koenig'),
  ];
  const { sql, ids } = house;
  const [facility] = await sql<{ operatorId: string }[]>`
    select operator_id as "operatorId" from facilities where id = ${ids.facilities.biogrund}`;
  operatorId = facility?.operatorId ?? '';
});
afterAll(() => house.close());

/** Max has a shift tomorrow, Eva one on Tuesday; both have the role bar. */
beforeEach(async () => {
  const { sql, ids } = house;
  await removeCrew(sql);
  await sql`insert into work_areas (id, operator_id, facility_id, name, color)
    values (${area}, ${operatorId}, ${ids.facilities.biogrund}, 'Theke', '#336699')`;
  await sql`insert into staff_members (id, user_id, operator_id, employment_kind, roles) values
    (${max}, ${ids.people['max.mueller']}, ${operatorId}, 'volunteer', '{bar}'),
    (${eva}, ${ids.people['eva.lang']}, ${operatorId}, 'volunteer', '{bar}')`;
  await sql`insert into shifts (id, operator_id, work_area_id, start_at_utc, end_at_utc, role, status, notes_staff, notes_internal, required_staff_count)
    values (${shift}, ${operatorId}, ${area}, '2026-11-19T09:00Z', '2026-11-19T13:00Z', 'bar', 'PUBLISHED', 'Schlüssel holen', 'geheim', 2),
      (${other}, ${operatorId}, ${area}, '2026-11-24T09:00Z', '2026-11-24T13:00Z', 'bar', 'PUBLISHED', null, null, 1)`;
  await sql`insert into shift_assignments (shift_id, staff_member_id, operator_id) values
    (${shift}, ${max}, ${operatorId}), (${other}, ${eva}, ${operatorId})`;
});

const statusOf = async (person: Client, path: string, fields: Fields) => (await person.postForm(path, fields)).status;
const textOf = async (person: Client, path: string) => (await person.get(path)).text();
async function liveId(): Promise<string> {
  const [row] = await house.sql<{ id: string }[]>`select id from shift_requests where state in ('offered', 'accepted')`;
  return row?.id ?? '';
}
const staffOf = async (id: string) =>
  (await house.sql<{ id: string }[]>`select staff_member_id as id from shift_assignments where shift_id = ${id}`).map(
    (row) => row.id,
  );

describe('/meine-dienste', () => {
  test('shows own published shifts with the note for staff and never the internal one', async () => {
    const text = await textOf(trainer, mine);
    expect(text).toContain('Do 19.11.2026, 10:00–14:00 Uhr');
    expect(text).toContain('Schlüssel holen');
    expect(text).toContain('Kann nicht kommen');
    expect(text).toContain(`href="${mine}"`);
    for (const hidden of ['geheim', 'Di 24.11.2026, 10:00–14:00 Uhr</span>']) expect(text).not.toContain(hidden);
  });

  test('says to people without a staff row that they have none, and shows them no row in the navigation', async () => {
    const lisa = await house.enter('lisa.braun');
    const text = await textOf(lisa, mine);
    expect(text).toContain('Noch kein Eintrag als Mitarbeiter');
    expect(await textOf(lisa, paths.start())).not.toContain(`href="${mine}"`);
    expect(await textOf(trainer, paths.start())).toContain(`href="${mine}"`);
  });

  test('gives a shift away: the offer, the acceptance and the approval, with the inbox of each', async () => {
    expect(await statusOf(trainer, mine, { intent: 'offer', shift, message: 'Arzttermin' })).toBe(303);
    expect(await textOf(member, paths.start())).toContain('Dienste, die sich übernehmen lassen');
    expect(await textOf(member, mine)).toContain('Arzttermin');
    const request = await liveId();
    expect(await statusOf(member, mine, { intent: 'take', request })).toBe(303);
    expect(await textOf(admin, paths.start())).toContain('Dienste: Anfragen entscheiden');
    expect(await textOf(admin, requests)).toContain('Max Müller → Eva Lang');
    expect(await statusOf(admin, requests, { intent: 'approve', request })).toBe(303);
    expect(await staffOf(shift)).toEqual([eva]);
    expect(await textOf(admin, requests)).toContain('Zuletzt erledigt');
    expect(await statusOf(admin, requests, { intent: 'approve', request })).toBe(409);
  });

  test('exchanges two shifts, and declines such a request', async () => {
    expect(await textOf(trainer, mine)).toContain(`value="${other}:${eva}"`);
    const offer = { intent: 'offer', shift, exchange: `${other}:${eva}` };
    expect(await statusOf(trainer, mine, offer)).toBe(303);
    expect(await statusOf(trainer, mine, offer)).toBe(409);
    expect(await statusOf(member, mine, { intent: 'decline', request: await liveId() })).toBe(303);
    expect(await textOf(trainer, mine)).toContain('abgelehnt');
  });

  test('asks once more when the shift overlaps with another one', async () => {
    await house.sql`insert into shift_assignments (shift_id, staff_member_id, operator_id) values (${other}, ${max}, ${operatorId})`;
    await house.sql`delete from shift_assignments where staff_member_id = ${eva}`;
    await house.sql`update shifts set start_at_utc = '2026-11-19T12:00Z', end_at_utc = '2026-11-19T16:00Z' where id = ${other}`;
    await house.sql`insert into shift_assignments (shift_id, staff_member_id, operator_id) values (${other}, ${eva}, ${operatorId})`;
    await statusOf(trainer, mine, { intent: 'offer', shift });
    const request = await liveId();
    const answer = await member.postForm(mine, { intent: 'take', request });
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Trotzdem übernehmen')]);
    expect(await statusOf(member, mine, { intent: 'take', request, despite: 'on' })).toBe(303);
  });

  test('reports an absence, which a manager answers with a stand-in', async () => {
    expect(await statusOf(trainer, mine, { intent: 'absent', shift, message: 'Krank' })).toBe(303);
    expect(await textOf(admin, requests)).toContain('Max Müller kann nicht kommen');
    expect(await statusOf(admin, requests, { intent: 'offer', shift, from: max })).toBe(303);
    expect(await statusOf(member, mine, { intent: 'take', request: await liveId() })).toBe(303);
    expect(await staffOf(shift)).toEqual([eva]);
  });

  test.each<[string, Fields, number]>([
    ['a foreign shift', { intent: 'offer', shift: other }, 404],
    ['an unknown shift', { intent: 'absent', shift: absent }, 404],
    ['an unknown request', { intent: 'take', request: absent }, 404],
    ['a shift without a UUID', { intent: 'offer', shift: '1' }, 422],
    ['an unreadable exchange', { intent: 'offer', shift, exchange: 'x:y:z' }, 422],
    ['an unknown field', { intent: 'withdraw', request: absent, by: 'x' }, 422],
    ['an unknown act', { intent: 'steal', shift }, 422],
    ['a message that is too long', { intent: 'offer', shift, message: 'x'.repeat(1001) }, 422],
  ])('answers to %s', async (_what, fields, status) => {
    expect(await statusOf(trainer, mine, fields)).toBe(status);
  });
});

describe('/dienstplan/anfragen', () => {
  test('offers free places, once', async () => {
    expect(await textOf(admin, requests)).toContain('1 von 2');
    expect(await statusOf(admin, requests, { intent: 'offer', shift })).toBe(303);
    expect(await statusOf(admin, requests, { intent: 'offer', shift })).toBe(409);
    expect(await statusOf(admin, requests, { intent: 'withdraw', request: await liveId() })).toBe(303);
  });

  test('is for the managers of the operator only', async () => {
    await statusOf(trainer, mine, { intent: 'absent', shift });
    const request = await liveId();
    const karin = await house.enter('karin.schaefer');
    expect(await textOf(karin, requests)).not.toContain('Max Müller');
    const acts: Fields[] = [
      { intent: 'approve', request },
      { intent: 'decline', request },
      { intent: 'offer', shift },
    ];
    for (const fields of acts) {
      expect(await statusOf(karin, requests, fields)).toBe(404);
      expect(await statusOf(member, requests, fields)).toBe(403);
    }
    expect((await member.get(requests)).status).toBe(403);
    expect(await statusOf(admin, requests, { intent: 'decline', request, answer: 'Bitte doch kommen' })).toBe(303);
    expect(await textOf(trainer, mine)).toContain('Bitte doch kommen');
  });
});

test('the calendar of own shifts is offered to staff, and programs read it', async () => {
  const page = paths.booking.feeds({ dienste: '1' });
  expect(await textOf(trainer, page)).toMatch(/<option value="dienste" selected=""/);
  const made = await trainer.postForm(paths.booking.feeds(), {
    intent: 'add',
    subject: 'dienste',
    withCancelled: 'on',
  });
  const path = /\/kalender\/abo\/[\w-]{32}\.ics/.exec(await made.text())?.[0] ?? '';
  const answer = await house.visit().get(path);
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('SUMMARY:Dienst: Theke')]);
  const lisa = await house.enter('lisa.braun');
  expect(await textOf(lisa, page)).not.toContain('value="dienste"');
});
