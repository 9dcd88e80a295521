import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { openTimesHouse, type TimesHouse } from './times-house.ts';

/** Sessions and corrections as screens and forms, without JavaScript: for every role and another operator. Months: time-sheet.test.ts. */
const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern', 'public'] as const;

let house: TimesHouse;
let admin: Client;
let manager: Client;
let stranger: Client;
beforeAll(async () => {
  house = await openTimesHouse();
  admin = await house.enter('peter.koenig');
  manager = await house.enter('jonas.becker');
  stranger = await house.enter('karin.schaefer');
});
afterAll(() => house.close());
beforeEach(() => house.forgetTimes());

const textOf = async (person: Client, path: string) => (await person.get(path)).text();
const answerOf = async (answer: Response) => [answer.status, await answer.text()] as const;
/** The message of the next page. */
async function flashOf(person: Client, answer: Response): Promise<string> {
  expect(answer.status).toBe(303);
  return await textOf(person, answer.headers.get('location') ?? '');
}
const rowOf = async (id: string) => (await house.sql`select * from time_sessions where id = ${id}`)[0];
/** The form of Eva's session of today, 05:00 to 09:00. */
const correction = (values: Fields = {}): Fields => ({
  intent: 'save',
  version: '2',
  clockIn: '2026-11-18T05:00',
  clockOut: '2026-11-18T08:30',
  reason: 'Kasse war schon zu',
  ...values,
});

describe('every role', () => {
  test.each(ROLES)('%s', async (role) => {
    const id = await house.work('05:00', '09:00', 'eva');
    const person = role === 'public' ? house.visit() : await house.enter(role === 'manager' ? 'jonas.becker' : role);
    const may = role === 'admin' || role === 'manager';
    const kept = role === 'public' ? 302 : 403;
    const { times, timesCsv, time, corrections, months } = paths.staff;
    for (const path of [times(), timesCsv(), time(id), corrections(), months()])
      expect([path, (await person.get(path)).status]).toEqual([path, may ? 200 : kept]);
    const writes = [
      ['/zeiten/korrekturen', role === 'admin'],
      [`/zeiten/${id}`, role === 'admin'],
      ['/zeiten/monate', may],
    ] as const;
    for (const [path, mayWrite] of writes) {
      const expected = mayWrite ? 422 : role === 'public' ? 307 : 403;
      expect([path, (await person.postForm(path, {})).status]).toEqual([path, expected]);
    }
  });

  test('answers 404 to an admin of another operator, whose lists have none of it', async () => {
    const id = await house.work('05:00', '09:00', 'eva');
    const wish = await ask(id, { clock_out_at: '2026-11-18T07:30:00Z' });
    const reopen = { intent: 'reopen', staff: house.staff.eva, month: '2026-11', reason: 'Ein Tag fehlt noch' };
    const answers = [
      await stranger.get(paths.staff.time(id)),
      await stranger.postForm(paths.staff.time(id), correction()),
      await stranger.postForm(paths.staff.corrections(), { intent: 'approve', correction: wish, version: '1' }),
      await stranger.postForm(paths.staff.months(), reopen),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    for (const path of [paths.staff.times(), paths.staff.timesCsv(), paths.staff.corrections()])
      expect(await textOf(stranger, path)).not.toContain('Lang');
    expect(await rowOf(id)).toMatchObject({ total_work_seconds: 14_400, version: 2 });
  });
});

describe('the list of sessions', () => {
  test('shows them with person and hours, and the file has the same rows and filters', async () => {
    await house.work('05:00', '09:00', 'eva');
    await house.past(house.staff.lisa, { from: '2026-11-16T08:00:00Z', until: '2026-11-16T12:30:00Z' });
    const page = await textOf(manager, paths.staff.times());
    for (const text of ['Eva Lang', 'Lisa Braun', '4:00', '4:30']) expect(page).toContain(text);
    const csv = await manager.get(paths.staff.timesCsv());
    expect(csv.headers.get('content-disposition')).toContain('arbeitszeiten-2026-11-18.csv');
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(3);
    const filtered = { mitarbeiter: house.staff.eva, von: '2026-11-17', zustand: 'beendet' } as const;
    expect(await textOf(manager, paths.staff.times(filtered))).not.toContain('4:30');
    const lines = (await textOf(manager, paths.staff.timesCsv(filtered))).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('240');
  });
});

describe('a session', () => {
  test('is corrected: the old stamp stays beside the new one, with the reason', async () => {
    const id = await house.work('05:00', '09:00', 'eva');
    const breaks = { breakFrom: ['06:00', ''], breakUntil: ['06:30', ''] };
    const page = await flashOf(admin, await admin.postForm(paths.staff.time(id), correction(breaks)));
    for (const text of ['Korrektur gespeichert', 'Kasse war schon zu', 'ersetzt', 'korrigiert'])
      expect(page).toContain(text);
    expect(await rowOf(id)).toMatchObject({ total_work_seconds: 10_800, total_break_seconds: 1800 });
    expect(await house.sql`select from time_events where session_id = ${id}`).toHaveLength(5);
  });

  test('is discarded, and the day is free again', async () => {
    const id = await house.work('05:00', '09:00', 'eva');
    const discard = { intent: 'discard', version: '2', reason: 'war nicht da' };
    expect(await flashOf(admin, await admin.postForm(paths.staff.time(id), discard))).toContain('verworfen');
    expect(await rowOf(id)).toMatchObject({ discarded: true, total_work_seconds: 0 });
    expect(await house.work('05:30', '06:00', 'eva')).not.toBe(id);
  });

  test.each<[string, Fields]>([
    ['Bitte Datum und Uhrzeit angeben.', { clockIn: '' }],
    ['Bitte Datum und Uhrzeit angeben.', { clockOut: '2026-02-30T08:00' }],
    ['Diese Angabe fehlt.', { clockOut: '' }],
    ['Das Ende liegt nicht nach dem Beginn.', { clockOut: '2026-11-18T04:00' }],
    ['Dieser Zeitpunkt liegt in der Zukunft.', { clockOut: '2026-11-18T12:00' }],
    ['Das ist zu lang: höchstens 25 Stunden.', { clockIn: '2026-11-15T05:00' }],
    ['Diese Uhrzeit gibt es wegen der Zeitumstellung nicht.', { clockIn: '2026-03-29T02:30' }],
    ['Bitte zu jeder Pause Anfang und Ende angeben.', { breakFrom: '06:00', breakUntil: '' }],
    ['Eine Pause liegt außerhalb der Arbeitszeit.', { breakFrom: '08:00', breakUntil: '08:45' }],
    ['Zwei Pausen überschneiden sich.', { breakFrom: ['06:00', '06:30'], breakUntil: ['07:00', '07:30'] }],
    ['Eine Pause endet nicht nach ihrem Anfang.', { breakFrom: '07:00', breakUntil: '06:00' }],
    ['Diesen Dienst gibt es hier nicht.', { shift: '01890000-0000-7000-8000-000000000000' }],
    ['Bitte mit ein paar Worten begründen', { reason: 'ab' }],
    ['überschneiden sich mit einer anderen Arbeitszeit', { clockIn: '2026-11-17T22:00' }],
    ['An diesem Tag gibt es schon eine Arbeitszeit.', { clockIn: '2026-11-17T23:30' }],
    ['Bitte Datum und Uhrzeit angeben.', { clockIn: '18.11.2026' }],
  ])('is not corrected and keeps what was typed: %s', async (message, values) => {
    const id = await house.work('05:00', '09:00', 'eva');
    await house.past(house.staff.eva, { from: '2026-11-17T19:00:00Z', until: '2026-11-17T22:00:00Z' });
    const fields = correction(values);
    const [status, page] = await answerOf(await admin.postForm(paths.staff.time(id), fields));
    expect(status).toBe(422);
    expect(page).toContain(message);
    const typed = ['clockIn', 'clockOut', 'reason', 'breakFrom'].flatMap((name) => fields[name] ?? []).filter(Boolean);
    for (const text of typed) expect(page).toContain(`value="${text}"`);
    expect(await rowOf(id)).toMatchObject({ version: 2 });
  });

  test('of an approved month is not corrected', async () => {
    const id = await house.work('05:00', '09:00', 'eva');
    await house.month('approved');
    const [status, page] = await answerOf(await admin.postForm(paths.staff.time(id), correction()));
    expect(status).toBe(422);
    expect(page).toContain('Der November 2026 ist freigegeben. Bitte zuerst den Monat wieder öffnen.');
    expect(page).toContain('value="Kasse war schon zu"');
  });

  test('that has changed meanwhile answers 409 and keeps what was typed', async () => {
    const id = await house.work('05:00', '09:00', 'eva');
    const [status, page] = await answerOf(await admin.postForm(paths.staff.time(id), correction({ version: '1' })));
    expect(status).toBe(409);
    expect(page).toContain('hat sich inzwischen geändert');
    expect(page).toContain('value="2026-11-18T08:30"');
  });

  test('of the admin is for another admin, and a manager only reads it', async () => {
    const [row] = await house.sql<{ id: string }[]>`
      insert into staff_members (id, operator_id, user_id, employment_kind, roles)
      select gen_random_uuid(), operator_id, id, 'employee', '{service}' from users where id = ${house.ids.people['peter.koenig']}
      on conflict (user_id, operator_id) do update set is_active = true returning id`;
    const own = await house.past(row?.id ?? '', { from: '2026-11-17T08:00:00Z', until: '2026-11-17T12:00:00Z' });
    expect(await textOf(admin, paths.staff.time(own))).toContain(
      'Die eigene Arbeitszeit korrigiert eine andere Admin-Person.',
    );
    const fields = correction({ clockIn: '2026-11-17T09:00', clockOut: '2026-11-17T12:00', version: '1' });
    expect((await admin.postForm(paths.staff.time(own), fields)).status).toBe(403);
    const page = await textOf(manager, paths.staff.time(own));
    expect(page).toContain('Korrigieren können Admins des Betreibers.');
    expect(page).not.toContain('name="clockIn"');
    expect((await manager.postForm(paths.staff.time(own), fields)).status).toBe(403);
  });
});

describe('a wish', () => {
  const decide = (intent: 'approve' | 'decline', id: string, more: Fields = {}, by = admin) =>
    by.postForm(paths.staff.corrections(), { intent, correction: id, version: '1', ...more });

  test('is shown with both versions and approved with an answer', async () => {
    const id = await house.work('05:00', '09:00', 'eva');
    const wish = await ask(id, { clock_out_at: '2026-11-18T07:30:00Z' });
    const page = await textOf(admin, paths.staff.corrections());
    for (const text of ['Eva Lang', 'Bisher', '09:00', '08:30', 'Ich war früher weg']) expect(page).toContain(text);
    const managers = await textOf(manager, paths.staff.corrections());
    expect(managers).toContain('Ich war früher weg');
    expect(managers).not.toContain('value="approve"');
    expect((await decide('approve', wish, {}, manager)).status).toBe(403);
    const after = await flashOf(admin, await decide('approve', wish, { answer: 'Passt so' }));
    for (const text of ['Übernommen. Die Person bekommt eine Mail.', 'Antwort: Passt so'])
      expect(after).toContain(text);
    expect(await rowOf(id)).toMatchObject({ total_work_seconds: 12_600 });
  });

  test('is declined, and then over', async () => {
    const id = await house.work('05:00', '09:00', 'eva');
    const wish = await ask(id, { clock_out_at: '2026-11-18T07:30:00Z' });
    expect(await flashOf(admin, await decide('decline', wish))).toContain('Abgelehnt. Die Person bekommt eine Mail.');
    const [status, page] = await answerOf(await decide('approve', wish, { version: '2' }));
    expect([status, page.includes('Darüber ist schon entschieden')]).toEqual([409, true]);
    expect(await rowOf(id)).toMatchObject({ total_work_seconds: 14_400 });
  });

  test.each([
    [{ clock_out_at: '2026-11-18T03:00:00Z' }, 'Das Ende liegt nicht nach dem Beginn.'],
    [{ clock_in_at: '2026-11-17T21:30:00Z' }, 'überschneiden sich mit einer anderen Arbeitszeit'],
  ])('that cannot be says why and waits on: %j', async (wanted, message) => {
    const id = await house.work('05:00', '09:00', 'eva');
    await house.past(house.staff.eva, { from: '2026-11-17T19:00:00Z', until: '2026-11-17T22:00:00Z' });
    const wish = await ask(id, wanted);
    const [status, page] = await answerOf(await decide('approve', wish));
    expect(status).toBe(409);
    expect(page).toContain('So lässt sich das nicht übernehmen.');
    expect(page).toContain(message);
    expect(await house.sql`select decision from time_corrections where id = ${wish}`).toEqual([{ decision: null }]);
  });
});

/** A wish of Eva for a session. */
async function ask(sessionId: string, wanted: Record<string, string>): Promise<string> {
  const [row] = await house.sql<{ id: string }[]>`
    insert into time_corrections (id, operator_id, staff_member_id, session_id, day_key, asked_by, wanted, reason)
    select gen_random_uuid(), operator_id, staff_member_id, id, day_key, user_id, ${house.sql.json(wanted)}, 'Ich war früher weg'
    from time_sessions where id = ${sessionId} returning id`;
  return row?.id ?? '';
}
