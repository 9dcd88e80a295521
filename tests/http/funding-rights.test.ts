import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProjectRole } from '#app/db/schema/subprojects.ts';
import { paths } from '#app/paths.ts';
import { client } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { startServer } from '#tests/setup/server.ts';
import { type FundingHouse, numbersOf, openFundingHouse, type RoleIn } from './funding-house.ts';

/**
 * Role x object x before, within and after its days, on screens and in the API. Today is Wednesday, 18 November 2026. Screens that write:
 * /foerderung/teilprojekte/:subprojectId/zuweisungen, /foerderung/teilprojekte/:subprojectId/massnahmen/neu, /foerderung/massnahmen/:measureId.
 */
let house: FundingHouse;
beforeAll(async () => {
  house = await openFundingHouse();
});
afterAll(() => house.close());

const ROLES: readonly ProjectRole[] = ['author', 'reviewer', 'approver'];
const GERMAN = { author: 'ausfueller', reviewer: 'pruefer', approver: 'freigeber' };
const DAYS = {
  before: { from: '2026-11-19', until: null },
  first: { from: '2026-11-18', until: null },
  last: { from: '2026-11-01', until: '2026-11-18' },
  after: { from: '2026-11-01', until: '2026-11-17' },
} as const;
type When = keyof typeof DAYS;
const cases = ROLES.flatMap((role) =>
  (['subproject', 'measure'] as const).flatMap((place) =>
    (Object.keys(DAYS) as When[]).map((when): [ProjectRole, RoleIn, When] => [role, place, when]),
  ),
);

let made = 0;
const body = (values: object = {}) => ({ body: { nummer: `neu-${(made += 1)}`, titel: 'Neu', ...values } });

/** What the person may do, as statuses. */
async function walk() {
  const { at, api, people, ids } = house;
  const { lisa } = people;
  const page = async (path: string) => (await lisa.get(path)).status;
  const list = paths.api.subprojectMeasures(at.subproject);
  const own = await api.lisa('GET', paths.api.userSubprojects(ids.people['lisa.braun']));
  const save = async (id: string) => (await lisa.postForm(paths.funding.measure(id), await house.formOf(id))).status;
  return {
    roles: (own.json['items'] as { rolle: string }[]).map(({ rolle }) => rolle).join(' '),
    numbers: await numbersOf(api.lisa, at.subproject),
    measure: await page(paths.funding.measure(at.measure)),
    below: await page(paths.funding.measure(at.below)),
    beside: await page(paths.funding.measure(at.beside)),
    form: await page(paths.funding.newMeasure(at.subproject)),
    rolesOfSubproject: await page(paths.funding.assignments(at.subproject)),
    rolesOfMeasure: await page(paths.funding.assignments(at.subproject, { massnahme: at.measure })),
    saveBelow: await save(at.below),
    saveBeside: await save(at.beside),
    assign: (await lisa.postForm(paths.funding.assignments(at.subproject), { intent: 'assign' })).status,
    create: (await api.lisa('POST', list, body())).status,
    createBelow: (await api.lisa('POST', list, body({ parent_massnahme_id: at.measure }))).status,
  };
}

/** What `walk` finds; the measures that it creates are removed after it. */
function expected(role: ProjectRole, place: RoleIn, when: When): Awaited<ReturnType<typeof walk>> {
  const isIn = when === 'first' || when === 'last';
  const isWhole = isIn && place === 'subproject';
  const write = (may: number, reads: boolean) => (!reads ? 404 : role === 'author' ? may : 403);
  return {
    roles: isWhole ? GERMAN[role] : '',
    numbers: isWhole ? 'M M.1 N' : isIn ? 'M M.1' : 404,
    measure: isIn ? 200 : 404,
    below: isIn ? 200 : 404,
    beside: isWhole ? 200 : 404,
    form: write(200, isIn),
    rolesOfSubproject: isWhole ? 200 : 404,
    rolesOfMeasure: isIn ? 200 : 404,
    saveBelow: write(303, isIn),
    saveBeside: write(303, isWhole),
    assign: 403,
    create: write(201, isWhole),
    createBelow: write(201, isIn),
  };
}

describe('a person with one role', () => {
  test.each(cases)('%s of a %s, on the day %s', async (role, place, when) => {
    await house.onlyRole({ in: place, role, ...DAYS[when] });
    expect(await walk()).toEqual(expected(role, place, when));
    await house.sql`delete from measures where number like 'neu-%'`;
  });

  test('without a role reads nothing', async () => {
    await house.onlyRole(null);
    const found = await walk();
    expect(found).toEqual(expected('author', 'measure', 'after'));
  });
});

describe('admins', () => {
  test('of the operator read and write without a role', async () => {
    const { at, api, people, ids } = house;
    await house.onlyRole({ in: 'subproject', role: 'reviewer', ...DAYS.first });
    expect(await numbersOf(api.admin, at.subproject)).toBe('M M.1 N');
    const theirs = await api.admin('GET', paths.api.userSubprojects(ids.people['lisa.braun']));
    expect(theirs.json['items']).toMatchObject([{ nummer: 'T-1', rolle: 'pruefer', gueltig_von: '2026-11-18' }]);
    const form = await house.formOf(at.beside, { title: 'Geändert', progress: '40', status: 'in_progress' });
    expect((await people.admin.postForm(paths.funding.measure(at.beside), form)).status).toBe(303);
    const [row] = await house.sql`select title, progress, status from measures where id = ${at.beside}`;
    expect(row).toEqual({ title: 'Geändert', progress: 40, status: 'in_progress' });
  });

  test('of another operator get the answers of an unknown record', async () => {
    const { at, api, people, ids } = house;
    expect(await numbersOf(api.otherAdmin, at.subproject)).toBe(404);
    expect((await api.otherAdmin('POST', paths.api.subprojectMeasures(at.subproject), body())).status).toBe(404);
    const theirs = await api.otherAdmin('GET', paths.api.userSubprojects(ids.people['lisa.braun']));
    expect(theirs.json['items']).toEqual([]);
    for (const path of [
      paths.funding.measure(at.measure),
      paths.funding.newMeasure(at.subproject),
      paths.funding.assignments(at.subproject),
    ])
      expect((await people.otherAdmin.get(path)).status).toBe(404);
    const form = await house.formOf(at.measure);
    expect((await people.otherAdmin.postForm(paths.funding.measure(at.measure), form)).status).toBe(404);
    const role = { intent: 'assign', userId: ids.people['lisa.braun'], role: 'author' };
    expect((await people.otherAdmin.postForm(paths.funding.assignments(at.subproject), role)).status).toBe(404);
  });

  test('of another operator with a role find what it is in beside their own grants', async () => {
    const { at, people, ids, sql } = house;
    const mine = () => people.otherAdmin.get(paths.funding.projects()).then((page) => page.text());
    expect(await mine()).not.toContain(paths.funding.subproject(at.subproject));
    const user = ids.people['karin.schaefer'];
    await sql`insert into subproject_assignments (id, subproject_id, user_id, role, valid_from)
      values (gen_random_uuid(), ${at.subproject}, ${user}, 'author', '2026-11-01')`;
    expect(await mine()).toContain(paths.funding.subproject(at.subproject));
    await sql`delete from subproject_assignments where user_id = ${user}`;
  });
});

test('members read no other person’s sub-projects', async () => {
  const { api, ids } = house;
  for (const id of [ids.people['peter.koenig'], '01890000-0000-7000-8000-000000000000'])
    expect((await api.lisa('GET', paths.api.userSubprojects(id))).status).toBe(404);
});

test('a role ends at midnight in Berlin', async () => {
  const { at, server } = house;
  await house.onlyRole({ in: 'subproject', role: 'author', from: '2026-11-01', until: '2026-11-18' });
  const { email, password } = demoPerson('lisa.braun');
  const at2359 = await startServer({ on: server, now: '2026-11-18T22:59:59.999Z' });
  const at0000 = await startServer({ on: server, now: '2026-11-18T23:00:00.000Z' });
  try {
    for (const [{ url }, status] of [
      [at2359, 200],
      [at0000, 404],
    ] as const) {
      const person = client(url);
      await person.signIn(email, password);
      expect((await person.get(paths.funding.measure(at.measure))).status).toBe(status);
      expect((await person.get(paths.api.subprojectMeasures(at.subproject))).status).toBe(status);
      expect((await person.get(paths.funding.assignments(at.subproject))).status).toBe(status);
    }
  } finally {
    await at2359.stop();
    await at0000.stop();
  }
});

describe('the assignments of an admin', () => {
  test('are given, changed and ended by forms; an overlap is named', async () => {
    const { at, people, ids } = house;
    await house.onlyRole(null);
    const path = paths.funding.assignments(at.subproject);
    const role = { intent: 'assign', userId: ids.people['lisa.braun'], role: 'author', validUntil: '2026-12-31' };
    expect((await people.admin.postForm(path, role)).status).toBe(303);
    const again = await people.admin.postForm(path, role);
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('18.11.2026 bis 31.12.2026');
    const [row] = await house.sql<{ id: string }[]>`
      select id from subproject_assignments where user_id = ${ids.people['lisa.braun']}`;
    const assignmentId = row?.id ?? '';
    const dates = { validFrom: '2026-11-18', validUntil: '2026-12-24' };
    const saved = await people.admin.postForm(path, { intent: 'save', assignmentId, version: '1', ...dates });
    expect(saved.status).toBe(303);
    const end = (lastDay: string) => people.admin.postForm(path, { intent: 'end', assignmentId, lastDay });
    expect((await end('2026-11-17')).status).toBe(422);
    expect((await end('2026-11-18')).status).toBe(303);
    expect((await people.lisa.get(path)).status).toBe(200);
  });
});

test('wrong fields of a new measure are named, on the screen and in the API', async () => {
  const { at, api, people } = house;
  const wrong = { nummer: 'M', titel: 'Zu viel', budget: 10_000.01, fortschritt: 100 };
  const answer = await api.admin('POST', paths.api.subprojectMeasures(at.subproject), { body: wrong });
  expect(answer.status).toBe(422);
  expect(answer.json['errors']).toMatchObject([
    { field: 'nummer', code: 'number_taken' },
    { field: 'budget', code: 'exceeds' },
  ]);
  const cells = { budget: '1,5,0', progress: '101', plannedFrom: '2026-12-02', plannedUntil: '2026-13-01' };
  const form = { intent: 'save', number: 'X', title: 'X', status: 'planned', ...cells };
  const screen = await people.admin.postForm(paths.funding.newMeasure(at.subproject), form);
  expect(screen.status).toBe(422);
  const text = await screen.text();
  for (const words of ['Bitte einen Betrag eintragen', 'Bitte eine ganze Zahl von 0 bis 100', 'Bitte ein Datum'])
    expect(text).toContain(words);
});
