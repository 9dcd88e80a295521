import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client } from '#tests/setup/client.ts';
import { type DemoHouse, openDemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';

/** The time clock of a person: forms without scripts, the own month, roles. */
const ID = '01890000-0000-7000-8000-0000000006';
const [max, eva] = [`${ID}b1`, `${ID}b2`];
const clock = '/stempeluhr';
const month = '/stempeluhr/monat';

let house: DemoHouse;
let trainer: Client;
let member: Client;
let stranger: Client;

beforeAll(async () => {
  house = await openDemoHouse();
  await switchPartOn({ sql: house.sql, url: house.server.url }, 'staff');
  [trainer, member, stranger] = [
    await house.enter('max.mueller'),
    await house.enter('eva.lang'),
    await house.enter('peter.koenig'),
  ];
});
afterAll(() => house.close());

beforeEach(async () => {
  const { sql, ids } = house;
  // Stamps are append-only.
  await sql`alter table time_events disable trigger user`;
  await sql`truncate time_corrections, time_breaks, time_events, time_sessions, month_closings, clock_suggestions, shift_requests,
    shift_assignments, shifts, shift_templates, work_areas, staff_members cascade`;
  const [own] = await sql<
    { id: string }[]
  >`select operator_id as id from facilities where id = ${ids.facilities.biogrund}`;
  await sql`insert into staff_members (id, user_id, operator_id, employment_kind, roles) values
    (${max}, ${ids.people['max.mueller']}, ${own?.id ?? ''}, 'employee', '{bar}'),
    (${eva}, ${ids.people['eva.lang']}, ${own?.id ?? ''}, 'employee', '{bar}')`;
});

let keys = 0;
const stamp = (event: string, person = trainer, more = {}) =>
  person.postForm(clock, { intent: 'stamp', event, key: `key-${(keys += 1)}`, ...more });
const textOf = async (person: Client, path: string) => (await person.get(path)).text();

describe('the clock', () => {
  test('stamps by its forms, and refuses what the state does not allow', async () => {
    expect(await textOf(trainer, clock)).toContain('Nicht eingestempelt');
    expect((await stamp('CLOCK_OUT')).status).toBe(409);
    expect((await stamp('CLOCK_IN')).status).toBe(303);
    expect(await textOf(trainer, clock)).toContain('Arbeit seit 10:00');
    expect((await stamp('CLOCK_IN')).status).toBe(409);
    expect((await stamp('CLOCK_OUT')).status).toBe(303);
  });

  test('a form that arrives twice stamps once', async () => {
    const fields = { intent: 'stamp', event: 'CLOCK_IN', key: 'twice' };
    for (const _time of [1, 2]) expect((await trainer.postForm(clock, fields)).status).toBe(303);
    expect(await house.sql`select id from time_events`).toHaveLength(1);
  });

  test.each([
    [{ intent: 'stamp', event: 'SLEEP', key: 'a' }, 422],
    [{ intent: 'stamp', event: 'CLOCK_IN' }, 422],
    [{ intent: 'stamp', event: 'CLOCK_IN', key: 'a', hidden: '1' }, 422],
    [{ intent: 'end', key: 'a', date: '2026-02-30', time: '10:00' }, 422],
    [{ intent: 'no', suggestion: max }, 404],
    [{ intent: 'noBreak', session: max, reason: 'kurz vor dem Anpfiff' }, 404],
  ])('answers %o with %i', async (fields, status) => {
    expect((await trainer.postForm(clock, fields)).status).toBe(status);
  });

  test('a person without a staff row sees an empty clock and cannot stamp', async () => {
    expect(await textOf(stranger, clock)).toContain('Noch kein Eintrag als Mitarbeiter');
    expect((await stamp('CLOCK_IN', stranger)).status).toBe(403);
  });

  test('a stamp that names another person is not made', async () => {
    const answer = await trainer.request(paths.api.clockIn(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Platzwart-Person': house.ids.people['eva.lang'] },
      body: JSON.stringify({ idempotency_key: 'of-eva' }),
    });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'OTHER_PERSON' });
    expect(await house.sql`select id from time_events`).toHaveLength(0);
  });

  test('the shell of the phone has no person, with and without a session', async () => {
    const shell = await textOf(trainer, paths.staff.clockOffline());
    expect(shell).toContain('/stempeluhr.webmanifest');
    expect(await (await trainer.get(paths.staff.clockPerson())).json()).toEqual({
      person: house.ids.people['max.mueller'],
    });
  });
});

describe('the own month', () => {
  const worked = async () => {
    await stamp('CLOCK_IN', member);
    await stamp('CLOCK_OUT', member);
    const [session] = await house.sql<{ id: string }[]>`select id from time_sessions where staff_member_id = ${eva}`;
    return session?.id ?? '';
  };
  const wish = (session: string, more = {}) => ({
    intent: 'ask',
    session,
    clockIn: '2026-11-18T08:00',
    clockOut: '2026-11-18T09:30',
    reason: 'Die Uhr ging erst später.',
    ...more,
  });

  test('takes a wish, shows both versions and takes it back', async () => {
    const session = await worked();
    expect((await member.postForm(month, wish(session))).status).toBe(303);
    const page = await textOf(member, month);
    for (const words of ['Die Uhr ging erst später.', 'Bisher', 'Neu', '08:00']) expect(page).toContain(words);
    const [asked] = await house.sql<{ id: string }[]>`select id from time_corrections`;
    const withdraw = { intent: 'withdraw', correction: asked?.id ?? '' };
    expect((await trainer.postForm(month, withdraw)).status).toBe(404);
    expect((await member.postForm(month, withdraw)).status).toBe(303);
    expect((await member.postForm(month, withdraw)).status).toBe(409);
  });

  test('refuses wishes upside down, without a reason, and for sessions of others', async () => {
    const session = await worked();
    expect((await member.postForm(month, wish(session, { clockOut: '2026-11-18T07:00' }))).status).toBe(422);
    expect((await member.postForm(month, wish(session, { reason: '' }))).status).toBe(422);
    expect((await member.postForm(month, wish(session, { hidden: '1' }))).status).toBe(422);
    expect((await trainer.postForm(month, wish(session))).status).toBe(404);
  });

  test('is submitted and taken back by its person; an open session blocks it', async () => {
    await stamp('CLOCK_IN', member);
    const submit = { intent: 'submit', staff: eva, month: '2026-11', version: '0' };
    expect((await member.postForm(month, submit)).status).toBe(409);
    await stamp('CLOCK_OUT', member);
    expect((await member.postForm(month, submit)).status).toBe(303);
    expect(await textOf(member, month)).toContain('Eingereicht');
    const [row] = await house.sql<{ version: number }[]>`select version from month_closings`;
    const back = { ...submit, intent: 'takeBack', version: String(row?.version ?? 0) };
    expect([403, 404]).toContain((await trainer.postForm(month, back)).status);
    expect((await member.postForm(month, back)).status).toBe(303);
  });
});
