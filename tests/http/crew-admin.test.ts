import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';

/** The administration of staff, and shifts from templates, as forms without JavaScript: for every role and another operator. */
const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern', 'public'] as const;
const absent = '01890000-0000-7000-8000-000000000000';

let house: DemoHouse;
let admin: Client;
let stranger: Client;
let facilityId: string;
beforeAll(async () => {
  house = await openDemoHouse();
  await switchPartOn({ sql: house.sql, url: house.server.url }, 'staff');
  facilityId = house.ids.facilities.biogrund;
  await house.sql`
    update users set operator_id = (select operator_id from facilities where id = ${facilityId}) where role = 'manager'`;
  admin = await house.enter('peter.koenig');
  stranger = await house.enter('karin.schaefer');
});
afterAll(() => house.close());

let made = 0;
const memberFields = { intent: 'save', employmentKind: 'minijob', roles: 'Service, theke', weeklyHours: '7.5' };
const areaFields = (): Fields => ({
  intent: 'save',
  name: `Grill ${(made += 1)}`,
  place: facilityId,
  color: '#AA3311',
  clockSuggestion: 'suggest',
});
const templateFields = (): Fields => ({
  intent: 'save',
  code: `grill_${(made += 1)}`,
  name: 'Grilldienst',
  role: 'küche',
  weekdays: ['6', '0'],
  startTimeLocal: '11:00',
  endTimeLocal: '15:00',
  requiredStaffCount: '2',
  active: 'on',
});
const idOf = (answer: Response) => (answer.headers.get('location') ?? '').split('/').at(-1) ?? '';
const makeTemplate = async () => idOf(await admin.postForm(paths.staff.newTemplate(), templateFields()));
const makeArea = async () => idOf(await admin.postForm(paths.staff.newWorkArea(), areaFields()));
async function makeMember(): Promise<string> {
  const [person] = await house.sql<{ id: string }[]>`
    insert into users (id, first_name, last_name, email, role)
    values (gen_random_uuid(), 'Nele', 'Grill', ${`nele${(made += 1)}@demo.example`}, 'member') returning id`;
  return idOf(await admin.postForm(paths.staff.newMember(), { ...memberFields, userId: person?.id ?? '' }));
}

describe('every role', () => {
  test.each(ROLES)('%s', async (role) => {
    const person = role === 'public' ? house.visit() : await house.enter(role);
    const may = role === 'admin' || role === 'manager';
    const kept = role === 'public' ? 302 : 403;
    const screens = [
      paths.staff.members(),
      paths.staff.newMember(),
      paths.staff.member(await makeMember()),
      paths.staff.workAreas(),
      paths.staff.newWorkArea(),
      paths.staff.workArea(await makeArea()),
      paths.staff.templates(),
      paths.staff.newTemplate(),
      paths.staff.template(await makeTemplate()),
      paths.staff.generate(),
    ];
    for (const path of screens) expect([path, (await person.get(path)).status]).toEqual([path, may ? 200 : kept]);
    const forms = [
      '/dienstplan/aus-vorlagen',
      '/verwaltung/dienste/vorlagen/neu',
      '/verwaltung/dienste/vorlagen/:templateId',
      '/verwaltung/dienste/bereiche/neu',
      '/verwaltung/dienste/bereiche/:workAreaId',
      '/verwaltung/dienste/mitarbeiter/neu',
      '/verwaltung/dienste/mitarbeiter/:staffId',
    ].map((path) => path.replace(/:\w+/, absent));
    const refused = role === 'public' ? 307 : 403;
    for (const path of forms)
      expect([path, (await person.postForm(path, {})).status]).toEqual([path, may ? 422 : refused]);
  });
});

test('another operator finds none of the records', async () => {
  for (const path of [
    paths.staff.member(await makeMember()),
    paths.staff.workArea(await makeArea()),
    paths.staff.template(await makeTemplate()),
    paths.staff.member(absent),
  ])
    expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
});

test('a template code twice is an error at its field', async () => {
  const fields = templateFields();
  await admin.postForm(paths.staff.newTemplate(), fields);
  const again = await admin.postForm(paths.staff.newTemplate(), fields);
  expect(again.status).toBe(422);
  expect(await again.text()).toContain('Diesen Code hat schon eine andere Vorlage');
});

test('an older version of a form is not stored', async () => {
  const path = paths.staff.workArea(await makeArea());
  const fields = { ...areaFields(), version: '1' };
  expect((await admin.postForm(path, fields)).status).toBe(303);
  expect((await admin.postForm(path, fields)).status).toBe(409);
});

test('templates make drafts once, and the toast undoes them', async () => {
  const templateId = await makeTemplate();
  const fields = { intent: 'make', from: '2027-03-06', to: '2027-03-14', templateIds: templateId };
  const count = async () =>
    (await house.sql`select 1 from shifts where template_id = ${templateId} and status = 'DRAFT'`).length;
  const preview = await (
    await admin.get(`${paths.staff.generate({ von: '2027-03-06', bis: '2027-03-14' })}&vorlage=${templateId}`)
  ).text();
  expect(preview).toContain('4 Dienste anlegen');
  expect(await count()).toBe(0);
  const answer = await admin.postForm(paths.staff.generate(), fields);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/dienstplan?woche=2027-W09']);
  expect(await count()).toBe(4);
  await admin.postForm(paths.staff.generate(), fields);
  expect(await count()).toBe(4);
  const [operation] = await house.sql<{ id: string }[]>`
    select correlation_id as id from operations where kind = 'shift_batch.generated' order by at desc limit 1`;
  const undone = await admin.postForm(paths.undo(), { operation: operation?.id ?? '', weiter: paths.staff.generate() });
  expect(undone.status).toBe(303);
  expect(await count()).toBe(0);
});

test('a person who is switched off leaves the list', async () => {
  const id = await makeMember();
  const listed = async (search = '') => (await (await admin.get(paths.staff.members() + search)).text()).includes(id);
  expect(await listed('?suche=nele')).toBe(true);
  expect((await admin.postForm(paths.staff.member(id), { intent: 'active' })).status).toBe(303);
  expect([await listed(), await listed('?zustand=alle')]).toEqual([false, true]);
});
