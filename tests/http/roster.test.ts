import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { removeAllShifts } from '#tests/factories/times.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { openStaffHouse, type StaffHouse } from './staff-house.ts';

/** The roster and a shift over HTTP, as forms without JavaScript: for every role and for another operator. */
const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern', 'public'] as const;

let house: StaffHouse;
let manager: Client;
let stranger: Client;
beforeAll(async () => {
  house = await openStaffHouse();
  manager = await house.enter('jonas.becker');
  stranger = await house.enter('karin.schaefer');
});
afterAll(() => house.close());
beforeEach(async () => {
  await removeAllShifts(house.sql);
  await house.sql`delete from schedules`;
});

const week = paths.staff.roster({ woche: '2026-W47' });
const shiftForm = (values: Fields = {}): Fields => ({
  intent: 'save',
  dateLocal: '2026-11-20',
  startTimeLocal: '18:00',
  endTimeLocal: '01:00',
  role: 'Küche',
  requiredStaffCount: '2',
  ...values,
});
const rowOf = async (id: string) => (await house.sql`select * from shifts where id = ${id}`)[0];
const staffOf = async (id: string) => {
  const rows = await house.sql<{ id: string }[]>`
    select staff_member_id as id from shift_assignments where shift_id = ${id} order by assigned_at, staff_member_id`;
  return rows.map((row) => row.id);
};
/** The message of the next page. */
const flashOf = async (person: Client, answer: Response): Promise<string> => {
  expect(answer.status).toBe(303);
  return await (await person.get(answer.headers.get('location') ?? '')).text();
};

describe('every role', () => {
  test.each(ROLES)('%s', async (role) => {
    const id = await house.shift();
    const person = role === 'public' ? house.visit() : await house.enter(role === 'manager' ? 'jonas.becker' : role);
    const may = role === 'admin' || role === 'manager';
    const kept = role === 'public' ? 302 : 403;
    for (const path of [paths.staff.roster(), paths.staff.rosterPaper(), paths.staff.newShift(), paths.staff.shift(id)])
      expect([path, (await person.get(path)).status]).toEqual([path, may ? 200 : kept]);
    for (const path of ['/dienstplan', '/dienstplan/neu', `/dienstplan/dienste/${id}`])
      expect([path, (await person.postForm(path, {})).status]).toEqual([
        path,
        may ? 422 : role === 'public' ? 307 : kept,
      ]);
  });

  test('answers 404 to an admin of another operator, whose roster has none of these shifts', async () => {
    const id = await house.shift({ notes_internal: 'Kasse prüfen' });
    const { eva } = house.staff;
    const answers = [
      await stranger.get(paths.staff.shift(id)),
      await stranger.postForm(paths.staff.shift(id), { intent: 'publish' }),
      await stranger.postForm(paths.staff.shift(id), shiftForm({ version: '1' })),
      await stranger.postForm(week, { intent: 'assign', shiftId: id, staffId: eva }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await (await stranger.get(week)).text()).not.toContain(id);
    expect(await staffOf(id)).toEqual([]);
  });
});

describe('the roster', () => {
  test('shows drafts, open places and people, and copies and publishes a week', async () => {
    await house.shift(
      { assigned_staff_ids: [house.staff.eva], required_staff_count: 3, work_area_id: house.workArea },
      true,
    );
    const text = await (await manager.get(week)).text();
    for (const words of ['1 von 3', 'Entwurf', 'Ausschank am Platz', '1 Entwurf in dieser Woche', '1 Person bekommt'])
      expect(text).toContain(words);
    const next = paths.staff.roster({ woche: '2026-W48' });
    expect(await flashOf(manager, await manager.postForm(next, { intent: 'copy' }))).toContain('1 Dienst kopiert');
    expect(await flashOf(manager, await manager.postForm(next, { intent: 'copy' }))).toContain('sind schon da');
    const published = await flashOf(manager, await manager.postForm(next, { intent: 'publish' }));
    expect(published).toContain('1 Dienst veröffentlicht, 1 Person benachrichtigt.');
    const rows = await house.sql`select date_local::text as date, status from shifts order by date_local`;
    expect([...rows]).toEqual([
      { date: '2026-11-20', status: 'DRAFT' },
      { date: '2026-11-27', status: 'PUBLISHED' },
    ]);
  });

  test('takes a copied week back', async () => {
    await house.shift();
    const next = paths.staff.roster({ woche: '2026-W48' });
    const page = await flashOf(manager, await manager.postForm(next, { intent: 'copy' }));
    const operation = /name="operation" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const undone = await flashOf(manager, await manager.postForm(paths.undo(), { operation, weiter: next }));
    expect(undone).toContain('1');
    expect(await house.sql`select from shifts where date_local > '2026-11-22'`).toHaveLength(0);
  });

  test('assigns a person and names what to check', async () => {
    const { eva } = house.staff;
    const id = await house.shift({ role: 'kitchen' });
    const page = await flashOf(manager, await manager.postForm(week, { intent: 'assign', shiftId: id, staffId: eva }));
    expect(page).toContain('Eva Lang ist eingeteilt: Fr 20.11. 18:00–23:00.');
    expect(page).toContain('Eva Lang: Die Rolle „Küche“ fehlt.');
    expect(await staffOf(id)).toEqual([eva]);
    const gone = await manager.postForm(week, { intent: 'assign', shiftId: id, staffId: house.staff.gone });
    expect(await flashOf(manager, gone)).toContain('nicht mehr aktiv');
    expect(await staffOf(id)).toEqual([eva]);
  });

  test.each([
    ['a draft', true, 0],
    ['a published shift, and tells both', false, 2],
  ])('moves %s from one person to another', async (_what, isDraft, mails) => {
    const { eva, lisa } = house.staff;
    const id = await house.shift({ assigned_staff_ids: [eva] }, isDraft);
    await house.sql`delete from mail_messages`;
    const move = { intent: 'move', shiftId: id, fromStaffId: eva, staffId: lisa };
    expect(await flashOf(manager, await manager.postForm(week, move))).toContain(
      'Eva Lang gibt ab, Lisa Braun übernimmt.',
    );
    expect(await staffOf(id)).toEqual([lisa]);
    expect(await house.sql`select from mail_messages`).toHaveLength(mails);
    expect(await flashOf(manager, await manager.postForm(week, move))).toContain('inzwischen geändert');
  });

  test('answers a week or facility that does not exist with the present week', async () => {
    const text = await (await manager.get(`${paths.staff.roster()}?woche=2026-W60&anlage=x&tag=2026-02-30`)).text();
    expect(text).toContain('Dienstplan, KW 47');
  });

  test('the sheet has published shifts only', async () => {
    await house.shift({ assigned_staff_ids: [house.staff.eva], station: 'Grillstand' });
    await house.shift({ station: 'Geheimstand' }, true);
    const text = await (await manager.get(paths.staff.rosterPaper({ woche: '2026-W47' }))).text();
    expect(text).toContain('Grillstand');
    expect(text).not.toContain('Geheimstand');
    expect(text).toContain('1 Entwurf fehlt auf dem Blatt');
  });
});

describe('a shift', () => {
  test('is created over midnight with a role by its German name', async () => {
    const { eva, lisa } = house.staff;
    const answer = await manager.postForm(paths.staff.newShift(), shiftForm({ staffIds: [eva, lisa] }));
    const id = (answer.headers.get('location') ?? '').split('/').at(-1) ?? '';
    expect(await rowOf(id)).toMatchObject({
      status: 'DRAFT',
      role: 'kitchen',
      required_staff_count: 2,
      start_at_utc: new Date('2026-11-20T17:00:00Z'),
      end_at_utc: new Date('2026-11-21T00:00:00Z'),
    });
    expect(await staffOf(id)).toHaveLength(2);
    expect(await flashOf(manager, answer)).toContain('Bitte prüfen: ');
  });

  test('goes through its states, and is read only at the end', async () => {
    const id = await house.shift({ assigned_staff_ids: [house.staff.eva] }, true);
    const act = (intent: string) => manager.postForm(paths.staff.shift(id), { intent });
    expect(await flashOf(manager, await act('publish'))).toContain('Dienst veröffentlicht.');
    expect(await flashOf(manager, await act('cancel'))).toContain('Dienst abgesagt.');
    expect(await flashOf(manager, await act('publish'))).toContain('Der Dienst ist abgesagt.');
    const saved = await manager.postForm(paths.staff.shift(id), shiftForm({ version: '3' }));
    expect(await flashOf(manager, saved)).toContain('lässt sich nicht mehr ändern');
    const archived = await flashOf(manager, await act('archive'));
    for (const words of ['Dienst archiviert.', 'archiviert', 'abgesagt', 'veröffentlicht', 'angelegt'])
      expect(archived).toContain(words);
    expect(await rowOf(id)).toMatchObject({ status: 'CANCELLED', archived: true });
  });

  test('changes people by buttons, and swaps them', async () => {
    const { eva, lisa } = house.staff;
    const id = await house.shift();
    const act = (fields: Fields) => manager.postForm(paths.staff.shift(id), fields);
    expect(await flashOf(manager, await act({ intent: 'assign', staffId: eva }))).toContain('Eva Lang ist eingeteilt.');
    const swap = { intent: 'swap', fromStaffId: eva, toStaffId: lisa };
    expect(await flashOf(manager, await act(swap))).toContain('Eva Lang gibt ab, Lisa Braun übernimmt.');
    expect(await staffOf(id)).toEqual([lisa]);
    expect(await flashOf(manager, await act(swap))).toContain('Wer abgibt, ist gar nicht eingeteilt.');
    expect(await flashOf(manager, await act({ intent: 'assign' }))).toContain('Bitte eine der Personen wählen.');
    const removed = await flashOf(manager, await act({ intent: 'unassign', staffId: lisa }));
    expect(removed).toContain('Lisa Braun ist nicht mehr eingeteilt.');
  });

  test('saves an edit; keeps the input when the version is stale', async () => {
    const id = await house.shift();
    const path = paths.staff.shift(id);
    const saved = await manager.postForm(path, shiftForm({ version: '2', station: 'Grill', notesInternal: 'Gas' }));
    expect(await flashOf(manager, saved)).toContain('Dienst gespeichert.');
    expect(await rowOf(id)).toMatchObject({ station: 'Grill', role: 'kitchen', notes_internal: 'Gas', version: 3 });
    const stale = await manager.postForm(path, shiftForm({ version: '2', station: 'Getippt' }));
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('value="Getippt"');
  });

  test.each<[what: string, values: Fields, text: string]>([
    ['24:30', { startTimeLocal: '24:30' }, 'Bitte eine Uhrzeit angeben.'],
    ['a negative head count', { requiredStaffCount: '-1' }, 'von 0 bis 100'],
    ['a day that does not exist', { dateLocal: '2026-02-30' }, 'Bitte einen Tag angeben.'],
    [
      'a time that the clock skips',
      { dateLocal: '2027-03-28', startTimeLocal: '02:30' },
      'Möglich sind 01:45 / 03:00.',
    ],
    ['a time that comes twice', { dateLocal: '2026-10-25', startTimeLocal: '02:30' }, 'gibt es an dem Tag zweimal'],
    ['an empty role', { role: ' ' }, 'Bitte eine Rolle angeben'],
    ['a work area that is unknown', { workAreaId: crypto.randomUUID() }, 'Bitte einen der Bereiche wählen.'],
    ['a person of another operator', { staffIds: crypto.randomUUID() }, 'Bitte eine der Personen wählen.'],
    ['a note of 2,001 characters', { notesStaff: 'x'.repeat(2001) }, 'Höchstens 2000 Zeichen.'],
  ])('answers 422 to %s and writes nothing', async (_what, values, text) => {
    const answer = await manager.postForm(paths.staff.newShift(), shiftForm(values));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(text);
    expect(await house.sql`select from shifts`).toHaveLength(0);
  });
});
