import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { switchPresenceOn } from '#tests/setup/presence-on.ts';

/** The administration of presence over HTTP, as forms without JavaScript: for every role and for another operator. */
const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern', 'public'] as const;
const absent = '01890000-0000-7000-8000-000000000000';

let house: DemoHouse;
let admin: Client;
let stranger: Client;
let facilityId: string;
let roomId: string;
let max: string;
beforeAll(async () => {
  house = await openDemoHouse();
  await switchPresenceOn({ sql: house.sql, url: house.server.url });
  await house.sql`
    update users set operator_id = (select operator_id from facilities where id = ${house.ids.facilities.biogrund})
    where role = 'manager'`;
  admin = await house.enter('peter.koenig');
  stranger = await house.enter('karin.schaefer');
  facilityId = house.ids.facilities.biogrund;
  max = house.ids.people['max.mueller'];
  const [room] = await house.sql<{ id: string }[]>`
    insert into rooms (id, facility_id, name, slug) values (gen_random_uuid(), ${facilityId}, 'Töpferei', 'toepferei') returning id`;
  roomId = room?.id ?? '';
});
afterAll(() => house.close());
beforeEach(() => house.sql`delete from visits`);

async function insertVisit(values: { endedAt?: string; startedAt?: string } = {}): Promise<string> {
  const { startedAt = '2026-11-18T08:00:00Z', endedAt = null } = values;
  const [row] = await house.sql<{ id: string }[]>`
    insert into visits (id, user_id, room_id, started_at, started_by, ended_at, ended_by)
    values (gen_random_uuid(), ${max}, ${roomId}, ${startedAt}, 'self', ${endedAt}, ${endedAt === null ? null : 'self'}) returning id`;
  return row?.id ?? '';
}
async function makeTerminal(): Promise<string> {
  const answer = await admin.postForm(paths.presence.newTerminal(), { kind: 'board', name: 'Flur', facilityId });
  return (answer.headers.get('location') ?? '').split('/').at(-1) ?? '';
}
const textAt = async (person: Client, path: string) => await (await person.get(path)).text();
const visitOf = async (id: string) => (await house.sql`select * from visits where id = ${id}`)[0];

describe('every role', () => {
  test.each(ROLES)('%s', async (role) => {
    const person = role === 'public' ? house.visit() : await house.enter(role);
    const kept = role === 'public' ? 302 : 403;
    const [visitId, terminalId] = [await insertVisit(), await makeTerminal()];
    const ofAdmins = [
      paths.presence.desk(),
      paths.presence.desk({ alle: facilityId }),
      paths.presence.visits(),
      paths.presence.visitsCsv(),
      paths.presence.visit(visitId),
      paths.presence.terminals(),
      paths.presence.newTerminal(),
      paths.presence.terminal(terminalId),
    ];
    const ofManagers = [paths.presence.evacuation(), paths.presence.evacuationOf(facilityId)];
    const names = role === 'admin' || role === 'manager';
    for (const path of ofAdmins)
      expect([path, (await person.get(path)).status]).toEqual([path, role === 'admin' ? 200 : kept]);
    for (const path of ofManagers) expect([path, (await person.get(path)).status]).toEqual([path, names ? 200 : kept]);
    for (const path of [
      '/verwaltung/anwesenheit',
      `/verwaltung/anwesenheit/besuche/${visitId}`,
      '/verwaltung/anwesenheit/tafeln/neu',
      `/verwaltung/anwesenheit/tafeln/${terminalId}`,
    ])
      expect([path, (await person.postForm(path, {})).status]).toEqual([
        path,
        role === 'admin' ? 422 : role === 'public' ? 307 : 403,
      ]);
    for (const path of ['/tafel', '/terminal']) expect((await person.postForm(path, {})).status).toBe(422);
  });

  test('an admin of another operator sees and changes nothing', async () => {
    const [visitId, terminalId] = [await insertVisit(), await makeTerminal()];
    const answers = [
      await stranger.get(paths.presence.visit(visitId)),
      await stranger.get(paths.presence.terminal(terminalId)),
      await stranger.postForm(paths.presence.terminal(terminalId), { intent: 'invite' }),
      await stranger.postForm(paths.presence.newTerminal(), { kind: 'board', name: 'Fremd', facilityId }),
      await stranger.postForm(paths.presence.visit(visitId), { intent: 'remove', version: '1', reason: 'x' }),
      await stranger.postForm(paths.presence.desk(), { intent: 'leave', visitId }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    const refused = [
      await stranger.get(paths.presence.evacuationOf(facilityId)),
      await stranger.postForm(paths.presence.desk(), { intent: 'enter', userId: max, roomId }),
      await stranger.postForm(paths.presence.desk(), { intent: 'everybody', facilityId }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    for (const path of [
      paths.presence.desk(),
      paths.presence.visits(),
      paths.presence.visitsCsv(),
      paths.presence.terminals(),
    ])
      expect(await textAt(stranger, path)).not.toMatch(/Töpferei|Flur/);
    expect(await visitOf(visitId)).toMatchObject({ ended_at: null });
  });
});

describe('checking in', () => {
  test.each(['Müller', 'mueller', 'MULLER', 'max mül', 'mül max'])('finds Max Müller by %s', async (suche) => {
    expect(await textAt(admin, paths.presence.desk({ suche }))).toContain(`value="${max}"`);
  });

  test('checks a person in, says so, and checks the person and everyone out', async () => {
    const enter = { intent: 'enter', userId: max, roomId, guests: '2' };
    const answer = await admin.postForm(paths.presence.desk(), enter);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.presence.desk({ raum: roomId })]);
    expect(await textAt(admin, paths.presence.desk())).toContain('Max Müller ist jetzt in: Töpferei.');
    const [visit] = await house.sql`select id, started_by, guest_count from visits`;
    expect(visit).toMatchObject({ started_by: 'admin', guest_count: 2 });
    const leave = { intent: 'leave', visitId: String(visit?.['id']) };
    expect((await admin.postForm(paths.presence.desk(), leave)).status).toBe(303);
    expect((await admin.postForm(paths.presence.desk(), leave)).status).toBe(409);
    await insertVisit();
    const asked = await textAt(admin, paths.presence.desk({ alle: facilityId }));
    expect(asked).toContain('1 Person in Biogrund Sportpark');
    expect((await admin.postForm(paths.presence.desk(), { intent: 'everybody', facilityId })).status).toBe(303);
    expect(await house.sql`select from visits where ended_at is null`).toHaveLength(0);
  });

  test.each<[string, Fields, number]>([
    ['an unknown room', { roomId: crypto.randomUUID() }, 404],
    ['no room', { roomId: '' }, 422],
    ['an unknown person', { userId: crypto.randomUUID() }, 422],
    ['21 guests', { guests: '21' }, 422],
  ])('refuses %s', async (_what, values, status) => {
    const answer = await admin.postForm(paths.presence.desk(), { intent: 'enter', userId: max, roomId, ...values });
    expect(answer.status).toBe(status);
    expect(await house.sql`select from visits`).toHaveLength(0);
  });
});

describe('the log', () => {
  test('filters by room, person and period, and has the same rows as CSV', async () => {
    await insertVisit({ startedAt: '2026-11-10T08:00:00Z', endedAt: '2026-11-10T09:30:00Z' });
    const csv = (query: Parameters<typeof paths.presence.visitsCsv>[0]) =>
      textAt(admin, paths.presence.visitsCsv(query));
    const row = 'Max Müller;Biogrund Sportpark;Töpferei;2026-11-10 09:00;2026-11-10 10:30;90;0;selbst;selbst;nein\r\n';
    for (const query of [
      {},
      { raum: roomId },
      { person: max },
      { suche: 'mueller' },
      { von: '2026-11-10', bis: '2026-11-10' },
    ]) {
      expect(await csv(query)).toContain(row);
      expect(await textAt(admin, paths.presence.visits(query))).toContain('1 h 30 min');
    }
    for (const query of [{ von: '2026-11-11' }, { bis: '2026-11-09' }, { suche: 'lang' }, { raum: absent }]) {
      expect(await csv(query)).not.toContain('Max');
      expect(await textAt(admin, paths.presence.visits(query))).not.toContain('1 h 30 min');
    }
  });

  const form = (values: Fields = {}): Fields => ({
    intent: 'save',
    version: '1',
    startedAt: '2026-11-18T09:00',
    endedAt: '2026-11-18T09:45',
    guests: '1',
    reason: 'nachgetragen',
    ...values,
  });

  test('corrects a visit with a reason, keeps the old values in the history, and deletes it', async () => {
    const id = await insertVisit({ endedAt: '2026-11-18T08:30:30Z' });
    expect((await admin.postForm(paths.presence.visit(id), form())).status).toBe(303);
    expect(await visitOf(id)).toMatchObject({ guest_count: 1, version: 2, ended_by: 'admin' });
    const text = await textAt(admin, paths.presence.visit(id));
    expect(text).toContain('Ende Mi 18.11.2026, 09:30:30 Uhr → Mi 18.11.2026, 09:45:00 Uhr');
    expect(text).not.toContain('nachgetragen');
    expect((await admin.postForm(paths.presence.visit(id), form())).status).toBe(409);
    const remove = { intent: 'remove', version: '2', reason: 'nie da' };
    expect((await admin.postForm(paths.presence.visit(id), remove)).status).toBe(303);
    expect(await visitOf(id)).toBeUndefined();
  });

  test.each<[string, Fields, string]>([
    ['an end before the start', { endedAt: '2026-11-18T08:59' }, 'Das Ende liegt vor dem Beginn.'],
    ['an end in the future', { endedAt: '2026-11-18T23:59' }, 'Das Ende liegt in der Zukunft.'],
    ['a begin in year 1', { startedAt: '0001-01-01T00:00' }, 'nicht mehr berichtigen'],
    ['a begin of long ago', { startedAt: '1000-01-01T10:00' }, 'nicht mehr berichtigen'],
    ['a stay of three days', { startedAt: '2026-11-15T09:00' }, 'höchstens 48 Stunden'],
    ['a time that the night skips', { startedAt: '2026-03-29T02:30' }, 'Diese Uhrzeit gibt es an diesem Tag nicht'],
    ['an end that the night skips', { endedAt: '2026-03-29T02:30' }, 'Diese Uhrzeit gibt es an diesem Tag nicht'],
    ['no reason', { reason: ' ' }, 'Bitte einen Grund eintragen.'],
    ['a reason of 301 characters', { reason: 'x'.repeat(301) }, 'Höchstens 300 Zeichen.'],
    ['21 guests', { guests: '21' }, 'zwischen 0 und 20'],
    ['a date that is none', { startedAt: 'gestern' }, 'Bitte Datum und Uhrzeit eintragen.'],
    ['a day that does not exist', { startedAt: '2026-02-31T10:00' }, 'Bitte Datum und Uhrzeit eintragen.'],
  ])('refuses %s', async (_what, values, words) => {
    const id = await insertVisit({ endedAt: '2026-11-18T08:30:00Z' });
    const answer = await admin.postForm(paths.presence.visit(id), form(values));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect(await visitOf(id)).toMatchObject({ version: 1 });
  });
});

test('the evacuation list names everyone who is in and says in the audit that it was opened', async () => {
  await insertVisit();
  const opened = async () => (await house.sql`select from audit_log where action = 'evacuation.opened'`).length;
  const before = await opened();
  const text = await textAt(admin, paths.presence.evacuationOf(facilityId));
  expect(text).toContain('Müller, Max');
  expect(text).toContain('1 Person angemeldet');
  expect(await opened()).toBe(before + 1);
  const head = await admin.request(paths.presence.evacuationOf(facilityId), { method: 'HEAD' });
  expect([head.status, await opened()]).toEqual([405, before + 1]);
});
