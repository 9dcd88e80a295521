import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { makeSubproject } from '#tests/factories/funding.ts';
import { type Api, apiOf, apiWith } from '#tests/setup/api.ts';
import { readDocument } from '#tests/setup/api-document.ts';
import type { Fields } from '#tests/setup/client.ts';
import { type Divisible, openDivideHouse, type DivideHouse } from './divide-house.ts';

/** /foerderung/:grantId/zusammenfuehren and /foerderung/teilprojekte/:subprojectId/teilen and the API beside them, for every role. */
let house: DivideHouse;
let admin: Api;
let differences: ReturnType<typeof readDocument>;

beforeAll(async () => {
  house = await openDivideHouse();
  admin = await apiOf(house, 'peter.koenig');
  differences = readDocument((await apiWith(house.server.url, null)('GET', paths.api.openapi())).json);
});
afterAll(() => house.close());

/** The form of two parts; the roles of Eva and Lisa are in both, Max's in the first. */
async function formOf({ wholeId, m1, m2 }: Divisible, more: Fields = {}): Promise<Fields> {
  const roles = await house.sql<{ id: string }[]>`
    select id from subproject_assignments where subproject_id = ${wholeId} and valid_until is null order by id`;
  return {
    version: '1',
    number: ['TP.1', 'TP.2'],
    name: ['Nord', 'Süd'],
    budget: ['6.000,01', '3999,99'],
    deal: [`${m1}:0`, `${m2}:1`],
    role: roles.flatMap(({ id }) => [`${id}:0`, `${id}:1`]),
    ...more,
  };
}

/** The page without React's marks between texts. */
const pageOf = async (answer: Promise<Response>) => (await (await answer).text()).replaceAll('<!-- -->', '');

const shapesOf = async (wholeId: string) =>
  await house.sql<{ id: string; number: string; isActive: boolean }[]>`
    select id, number, is_active as "isActive" from subprojects where id = ${wholeId} or parent_id = ${wholeId} order by number`;

test('an approver splits in two steps, reads the history, and merges the parts again', async () => {
  const made = await house.divisible();
  const eva = await house.enter('eva.lang');
  const here = paths.funding.split(made.wholeId);
  const form = await eva.get(here);
  expect([form.status, await form.text()]).toEqual([200, expect.stringContaining('Ferienlager')]);
  const more = await eva.postForm(here, { ...(await formOf(made)), intent: 'preview', more: '1' });
  expect((await more.text()).match(/name="budget"/g)).toHaveLength(3);
  // A part without name and budget does not count.
  const fields = await formOf(made, {
    number: ['TP.1', 'TP.2', 'TP.3'],
    name: ['Nord', 'Süd', ''],
    budget: ['6.000,01', '3999,99', ''],
  });
  const preview = await pageOf(eva.postForm(here, { ...fields, intent: 'preview' }));
  for (const text of ['Vorher', 'Nachher', 'TP.2 Süd', '3.999,99 €', 'Lisa Braun · Ausfüllen'])
    expect(preview).toContain(text);
  expect(await (await eva.postForm(here, { ...fields, intent: 'change' })).text()).toContain('value="6.000,01"');
  expect(await shapesOf(made.wholeId)).toHaveLength(1);
  const split = await eva.postForm(here, { ...fields, intent: 'split' });
  expect([split.status, split.headers.get('location')]).toEqual([303, paths.funding.subproject(made.wholeId)]);
  expect(await (await eva.postForm(here, { ...fields, intent: 'split' })).text()).toContain('nicht mehr aktiv');
  expect(await (await eva.get(here)).text()).toContain('nicht mehr aktiv');
  const [whole, one, two] = await shapesOf(made.wholeId);
  expect([whole?.isActive, one?.isActive, two?.isActive]).toEqual([false, true, true]);
  const history = await pageOf(eva.get(paths.funding.history(made.wholeId)));
  for (const text of ['Geteilt', 'TP.1 Nord', 'Stand davor', 'Max Müller']) expect(history).toContain(text);
  const ofPart = await pageOf(eva.get(paths.funding.history(one?.id ?? '')));
  for (const text of ['Durch Teilen entstanden', 'TP Jugendtreff', 'Ort: Heide']) expect(ofPart).toContain(text);

  const parts = [one?.id ?? '', two?.id ?? ''];
  const merge = paths.funding.merge(made.grantId, { teil: parts });
  expect(await (await eva.get(merge)).text()).toContain('TP Jugendtreff wird wieder aktiv');
  const merged = await eva.postForm(merge, { intent: 'merge', part: parts, name: '' });
  expect([merged.status, merged.headers.get('location')]).toEqual([303, paths.funding.subproject(made.wholeId)]);
  expect((await eva.postForm(merge, { intent: 'merge', part: parts, name: '' })).status).toBe(409);
  expect((await shapesOf(made.wholeId)).map(({ isActive }) => isActive)).toEqual([true, false, false]);
  const after = await (await eva.get(paths.funding.history(made.wholeId))).text();
  expect(after).toContain('Aus anderen zusammengeführt');
});

test('a wrong form says what is wrong at its field, and how much is left', async () => {
  const made = await house.divisible();
  const peter = await house.enter('peter.koenig');
  const send = async (more: Fields) => {
    const answer = await peter.postForm(paths.funding.split(made.wholeId), {
      ...(await formOf(made)),
      intent: 'split',
      ...more,
    });
    return [answer.status, (await answer.text()).replaceAll('&quot;', '"')] as const;
  };
  const wrong: [more: Fields, text: string][] = [
    [{ budget: ['6000', '4000,01'] }, 'Die Teile sind zusammen 0,01 € zu viel.'],
    [{ budget: ['1,5,0', '4000'] }, 'Bitte einen Betrag angeben'],
    [{ budget: ['-1', '4000'] }, 'Ein Budget ist nicht negativ.'],
    [{ budget: ['1000000000000', '4000'] }, 'Höchstens zehn Stellen'],
    [{ budget: ['9999', '1'] }, 'Die Maßnahmen dieses Teils kosten 999,00 € mehr.'],
    [{ name: ['Nord', ''] }, 'Bitte einen Namen angeben.'],
    [{ number: ['TP', 'TP.2'] }, 'Diese Nummer gibt es in der Zuwendung schon.'],
    [{ deal: [`${made.m1}:0`, ''] }, 'Bitte einen Teil für Maßnahme 2 wählen.'],
    [{ role: [`${made.approver}:0`] }, 'Bitte mindestens einen Teil wählen.'],
    [{ rolle: 'x' }, 'Dieser Wert ist nicht lesbar.'],
    [{ version: 'x' }, 'Dieser Wert ist nicht lesbar.'],
  ];
  for (const [more, text] of wrong)
    expect([more, ...(await send(more))]).toEqual([more, 422, expect.stringContaining(text)]);
  expect(await send({ version: '7' })).toEqual([409, expect.stringContaining('inzwischen geändert')]);
  const merge = paths.funding.merge(made.grantId);
  const other = await makeSubproject(house.connection.db, { grantId: made.grantId, number: 'X' });
  const merges: [fields: Fields, text: string][] = [
    [{ part: [made.wholeId, other] }, 'Bitte einen Namen angeben.'],
    [{ part: [made.wholeId, other], name: 'Neu', number: 'X'.repeat(51) }, 'Höchstens 50 Zeichen.'],
    [{ part: [other], name: 'Neu', number: 'Neu' }, 'Bitte mindestens zwei Teilprojekte wählen.'],
  ];
  for (const [fields, text] of merges) {
    const answer = await peter.postForm(`${merge}?teil=${made.wholeId}&teil=${other}`, { intent: 'merge', ...fields });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(text)]);
  }
});

test('people without the right to divide read and change nothing', async () => {
  const made = await house.divisible();
  const fields = { ...(await formOf(made)), intent: 'split' };
  const addresses = [paths.funding.split(made.wholeId), paths.funding.merge(made.grantId)];
  const people = {
    'lisa.braun': 403,
    'max.mueller': 403,
    'tom.weber': 404,
    'jonas.becker': 404,
    'karin.schaefer': 404,
  };
  for (const [key, status] of Object.entries(people)) {
    const person = await house.enter(key);
    const statuses = [
      ...(await Promise.all(addresses.map(async (address) => (await person.get(address)).status))),
      (await person.postForm(addresses[0] ?? '', fields)).status,
      (await (await apiOf(house, key))('POST', paths.api.splitSubproject(made.wholeId), { body: await bodyOf(made) }))
        .status,
    ];
    expect([key, statuses]).toEqual([key, [status, status, status, status]]);
    const reads = status === 403 ? 200 : 404;
    expect([key, (await person.get(paths.funding.history(made.wholeId))).status]).toEqual([key, reads]);
  }
  for (const address of addresses) expect((await house.visit().get(address)).status).toBe(302);
  expect(await shapesOf(made.wholeId)).toHaveLength(1);
});

const bodyOf = async ({ m1, m2, wholeId }: Divisible) => {
  const roles = await house.sql<{ id: string }[]>`
    select id from subproject_assignments where subproject_id = ${wholeId} and valid_until is null`;
  const zuweisungen = roles.map(({ id }) => id);
  return {
    teile: [
      { name: 'Nord', nummer: 'A', budget: '6.000,01', massnahmen_ids: [m1], zuweisungen },
      { name: 'Süd', nummer: 'B', budget: '3999.99', massnahmen_ids: [m2], zuweisungen },
    ],
  };
};

test('the API splits and merges, and its answers are as described', async () => {
  const made = await house.divisible();
  const path = paths.api.splitSubproject(made.wholeId);
  const body = await bodyOf(made);
  const two = await Promise.all([admin('POST', path, { body }), admin('POST', path, { body })]);
  expect(two.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409']);
  for (const reply of two) expect(differences('POST', '/api/teilprojekte/{id}/split', reply)).toEqual([]);
  const made201 = two.find(({ status }) => status === 201)?.json as {
    teile: { id: string; budget: string; ebene: number }[];
  };
  expect(made201.teile).toMatchObject([
    { budget: '6000.01', ebene: 2 },
    { nummer: 'B', massnahmen_ids: [made.m2] },
  ]);
  expect(two.find(({ status }) => status === 409)?.json).toMatchObject({
    code: 'NOT_ACTIVE',
    title: 'Dieses Teilprojekt ist nicht mehr aktiv',
  });
  const merge = { body: { teilprojekt_ids: made201.teile.map(({ id }) => id) }, key: 'merge-once' };
  const merged = await admin('POST', paths.api.mergeSubprojects(), merge);
  expect(merged).toMatchObject({
    status: 201,
    json: { id: made.wholeId, nummer: 'TP', budget: '10000.00', wieder_aktiv: true },
  });
  expect(differences('POST', '/api/teilprojekte/merge', merged)).toEqual([]);
  expect(await admin('POST', paths.api.mergeSubprojects(), merge)).toMatchObject({ status: 201, json: merged.json });
});

test('the API names what is wrong', async () => {
  const [made, other] = [await house.divisible(), await house.divisible()];
  const { teile } = await bodyOf(made);
  const [first, second] = teile;
  const send = async (body: object, id = made.wholeId) => {
    const { status, json } = await admin('POST', paths.api.splitSubproject(id), { body });
    const [error] = (json.errors ?? []) as { field: string; code: string }[];
    return [status, error?.field, error?.code];
  };
  const wrong: [body: object, field: string, code: string][] = [
    [{}, 'teile', 'missing'],
    [{ teile: [first] }, 'teile', 'few_parts'],
    [{ teile: [first, { ...second, budget: 4000 }] }, 'teile', 'sum_over'],
    [{ teile: [first, { ...second, budget: 4000.001 }] }, 'teile.1.budget', 'money'],
    [{ teile: [first, { ...second, budget: '1,5,0' }] }, 'teile.1.budget', 'money'],
    [{ teile: [first, { ...second, budget: '-1' }] }, 'teile.1.budget', 'negative'],
    [{ teile: [first, { ...second, budget: '1000000000000' }] }, 'teile.1.budget', 'too_big'],
    [{ teile: [first, { ...second, name: 'x'.repeat(201) }] }, 'teile.1.name', 'too_long'],
    [{ teile: [first, { ...second, budget: '4000' }] }, 'teile', 'sum_over'],
    [{ teile: [first, { ...second, massnahmen_ids: [other.m1] }] }, 'teile.1.massnahmen_ids', 'unknown_measure'],
    [{ teile: [first, { ...second, zuweisungen: ['x'] }] }, 'teile.1.zuweisungen.0', 'unreadable'],
  ];
  for (const [body, ...rest] of wrong) expect([body, await send(body)]).toEqual([body, [422, ...rest]]);
  const { db } = house.connection;
  const level2 = await makeSubproject(db, {
    grantId: made.grantId,
    parentId: other.wholeId,
    level: 2,
    budget: '1.00',
  }).catch(() => null);
  expect(level2).toBeNull();
  const middle = await makeSubproject(db, { grantId: made.grantId, level: 1 });
  const lower = await makeSubproject(db, { grantId: made.grantId, parentId: middle, level: 2 });
  const lowest = await makeSubproject(db, { grantId: made.grantId, parentId: lower, level: 3 });
  expect(
    await send({ teile: teile.map((part) => ({ ...part, massnahmen_ids: [], zuweisungen: [] })) }, lowest),
  ).toEqual([422, 'teile', 'lowest_level']);
  const ids = (teilprojekt_ids: string[]) => ({ body: { teilprojekt_ids, name: 'Neu', nummer: 'N' } });
  const over = await admin('POST', paths.api.mergeSubprojects(), ids([made.wholeId, other.wholeId]));
  expect([over.status, over.json.errors]).toEqual([
    422,
    [expect.objectContaining({ field: 'teilprojekt_ids', code: 'other_grant' })],
  ]);
  const above = await admin('POST', paths.api.mergeSubprojects(), ids([made.wholeId, lower]));
  expect(above).toMatchObject({ status: 409, json: { code: 'HAS_PARTS', teilprojekt_id: lower } });
});
