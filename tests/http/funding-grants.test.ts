import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { type FundingHouse, openFundingHouse, textOf } from './funding-house.ts';

/** The screens below /foerderung of grants, letters and sub-projects, as forms without JavaScript: for every role and for another operator. */
let house: FundingHouse;
let admin: Client;
beforeAll(async () => {
  house = await openFundingHouse();
  ({ admin } = house.people);
});
afterAll(() => house.close());

const GRANT = {
  intent: 'save',
  number: 'LJA-27',
  title: 'Jugend in Bewegung',
  funder: 'Landesjugendamt',
  fileNumber: 'LJA 4711',
  granted: '1.234,56',
  validFrom: '2027-01-01',
  validUntil: '2027-12-31',
  hourlyRate: '15,00',
  maxHoursPerDay: '10',
  ownShareCapPercent: '',
  excludedKinds: ['employees'],
};
const PART = { intent: 'save', parentId: '', number: 'T-9', name: 'Zirkus', budget: '500.50' };
const LETTER = {
  intent: 'addLetter',
  issuedOn: '2026-02-01',
  fileNumber: 'LJA 1',
  amount: '1.000,00',
  remark: 'Erster',
};

const page = async (path: string) => await textOf(await admin.get(path));
/** Posts; the id at the end of the address that the answer leads to. */
async function saved(path: string, fields: Fields): Promise<string> {
  const answer = await admin.postForm(path, fields);
  if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (answer.headers.get('location') ?? '').split('/').at(-1) ?? '';
}
const versionOf = async (table: 'funding_grants' | 'subprojects' | 'funding_grant_letters', id: string) => {
  const [row] = await house.sql<{ version: string }[]>`
    select version::text as version from ${house.sql(table)} where id = ${id}`;
  return row?.version ?? '';
};
const countGrants = async () => (await house.sql`select 1 from funding_grants`).length;

test('an admin creates a grant, changes it, and puts it away and back', async () => {
  const id = await saved('/foerderung/neu', GRANT);
  expect(await page(paths.funding.projects({ suche: 'bewegung' }))).toContain('1.234,56 €');
  const edit = paths.funding.editGrant(id);
  const fields = { ...GRANT, version: '1', granted: '2000', title: 'Jugend in Fahrt' };
  expect((await admin.postForm(edit, fields)).headers.get('location')).toBe(paths.funding.grant(id));
  const stale = await admin.postForm(edit, { ...fields, title: 'Zu spät' });
  expect([stale.status, await textOf(stale)]).toEqual([409, expect.stringContaining('value="Zu spät"')]);
  const shown = await page(paths.funding.grant(id));
  for (const text of ['Jugend in Fahrt', '2.000,00 €', 'Geändert: Titel, Bewilligt']) expect(shown).toContain(text);
  await saved(paths.funding.grant(id), { intent: 'archive', isArchived: 'on' });
  expect(await page(paths.funding.projects())).not.toContain('>Jugend in Fahrt<');
  expect(await page(paths.funding.projects({ zustand: 'alle' }))).toContain('>Jugend in Fahrt<');
  await saved(paths.funding.grant(id), { intent: 'archive' });
  expect(await page(paths.funding.projects())).toContain('>Jugend in Fahrt<');
});

test('a letter is added, changed, kept while a plan line names it, and removed', async () => {
  const { grant } = house.at;
  const here = paths.funding.grant(grant);
  await saved(here, LETTER);
  const again = await admin.postForm(here, LETTER);
  expect([again.status, await textOf(again)]).toEqual([422, expect.stringContaining('ist schon eingetragen')]);
  const [{ id } = { id: '' }] = await house.sql<{ id: string }[]>`
    select id from funding_grant_letters where grant_id = ${grant}`;
  const open = paths.funding.grant(grant, { bescheid: id });
  expect(await page(open)).toContain('value="LJA 1"');
  const fields = { ...LETTER, intent: 'saveLetter', version: '1', fileNumber: 'LJA 2' };
  await saved(open, fields);
  const stale = await admin.postForm(open, { ...fields, remark: 'Zu spät' });
  expect([stale.status, await textOf(stale)]).toEqual([409, expect.stringContaining('Zu spät')]);
  const line = { intent: 'save', kind: 'expense', label: 'Fahrten', approved: '10', letterId: id };
  await saved(paths.funding.newLine(grant), line);
  const kept = await admin.postForm(open, { intent: 'remove' });
  expect([kept.status, await textOf(kept)]).toEqual([409, expect.stringContaining('verweisen darauf „Fahrten“')]);
  await house.sql`delete from funding_grant_lines where grant_id = ${grant}`;
  await saved(open, { intent: 'remove' });
  expect(await page(here)).toContain('Noch kein Bescheid');
});

test('a sub-project comes below another one, is changed, and archived before the one above it', async () => {
  const { grant, subproject } = house.at;
  const fields = { ...PART, parentId: subproject, masterName: ['Ort', ''], masterValue: ['Heide', ''] };
  const id = await saved(paths.funding.newSubproject(grant), fields);
  const here = `/foerderung/teilprojekte/${id}`;
  const shown = await page(here);
  for (const text of ['Zirkus', '500,50 €', 'Ebene 2', 'Heide', 'aus dem Antrag']) expect(shown).toContain(text);
  expect(await page(paths.funding.grant(grant))).toContain('Zirkus');
  const edit = { ...fields, parentId: [], version: '1', name: 'Zirkus am See' };
  await saved(`/foerderung/teilprojekte/${id}/bearbeiten`, edit);
  const stale = await admin.postForm(`/foerderung/teilprojekte/${id}/bearbeiten`, { ...edit, name: 'Zu spät' });
  expect([stale.status, await textOf(stale)]).toEqual([409, expect.stringContaining('value="Zu spät"')]);
  const archive = { intent: 'archive', isArchived: 'on' };
  const above = await admin.postForm(`/foerderung/teilprojekte/${subproject}`, archive);
  expect([above.status, await textOf(above)]).toEqual([409, expect.stringContaining('zuerst die Teile archivieren')]);
  await saved(here, archive);
  expect(await page(here)).toContain('ist archiviert');
  const late = { ...edit, version: await versionOf('subprojects', id), name: 'Zu spät' };
  const closed = await admin.postForm(`/foerderung/teilprojekte/${id}/bearbeiten`, late);
  expect([closed.status, await textOf(closed)]).toEqual([409, expect.stringContaining('nicht mehr aktiv')]);
  await saved(here, { intent: 'archive' });
});

const MONEY: [amount: string, text: string][] = [
  ['-1', 'Der Betrag darf nicht unter null sein.'],
  ['1000000000000', 'So große Beträge gehen nicht: höchstens 9.999.999.999,99.'],
  ['1,5,0', 'Bitte einen Betrag eintragen, zum Beispiel 1.234,56.'],
];

test.each(MONEY)('an amount of %s is refused, and nothing typed is lost', async (amount, text) => {
  const { grant, subproject } = house.at;
  const before = await countGrants();
  const version = await versionOf('funding_grants', grant);
  const forms: [path: string, fields: Fields][] = [
    ['/foerderung/neu', { ...GRANT, granted: amount }],
    [paths.funding.editGrant(grant), { ...GRANT, version, granted: amount }],
    [paths.funding.newSubproject(grant), { ...PART, budget: amount }],
    [`/foerderung/teilprojekte/${subproject}/bearbeiten`, { ...PART, parentId: [], version: '1', budget: amount }],
    [paths.funding.grant(grant), { ...LETTER, amount }],
  ];
  for (const [path, fields] of forms) {
    const answer = await admin.postForm(path, fields);
    const shown = await textOf(answer);
    expect([path, answer.status, shown]).toEqual([path, 422, expect.stringContaining(text)]);
    const { number, name, title, fileNumber, amount: written = '' } = fields;
    const typed = [number, name, title, fileNumber, written].filter(Boolean).map(String);
    for (const one of typed) expect([path, shown]).toEqual([path, expect.stringContaining(`value="${one}"`)]);
    expect(shown).toContain(`value="${amount}"`);
  }
  expect(await countGrants()).toBe(before);
});

test('other wrong fields are named: periods, numbers, too much money, level 4', async () => {
  const { grant, subproject } = house.at;
  const newPart = paths.funding.newSubproject(grant);
  const second = await saved(newPart, { ...PART, number: 'E2', parentId: subproject });
  const third = await saved(newPart, { ...PART, number: 'E3', parentId: second, budget: '1' });
  const version = await versionOf('subprojects', second);
  const wrong: [path: string, fields: Fields, text: string][] = [
    ['/foerderung/neu', { ...GRANT, validUntil: '2026-12-31' }, 'Das Ende liegt vor dem Beginn.'],
    ['/foerderung/neu', { ...GRANT, number: 'Z-1' }, 'Diese Nummer ist schon vergeben.'],
    ['/foerderung/neu', { ...GRANT, maxHoursPerDay: '25' }, 'Bitte eine ganze Zahl von 1 bis 24.'],
    ['/foerderung/neu', { ...GRANT, title: ' ' }, 'Bitte einen Titel eintragen.'],
    [newPart, { ...PART, number: 'E3' }, 'Diese Nummer ist schon vergeben.'],
    [newPart, { ...PART, parentId: second, budget: '500.50' }, 'Das sind 1,00 € mehr, als noch frei ist.'],
    [newPart, { ...PART, parentId: third }, 'Unter Ebene 3 gibt es keine Teilprojekte.'],
    [
      `/foerderung/teilprojekte/${second}/bearbeiten`,
      { ...PART, parentId: [], number: 'E2', version, budget: '0.50' },
      'zusammen 0,50 € mehr',
    ],
  ];
  for (const [path, fields, text] of wrong) {
    const answer = await admin.postForm(path, fields);
    expect([path, answer.status, await textOf(answer)]).toEqual([path, 422, expect.stringContaining(text)]);
  }
});

test('other roles are refused, other operators find nothing, and signed-out people are asked to sign in', async () => {
  const { grant, subproject } = house.at;
  const forms: [path: string, fields: Fields][] = [
    ['/foerderung/neu', { ...GRANT, number: 'Fremd' }],
    [paths.funding.editGrant(grant), { ...GRANT, version: await versionOf('funding_grants', grant) }],
    [paths.funding.grant(grant), { ...LETTER, fileNumber: 'Fremd' }],
    [paths.funding.newSubproject(grant), { ...PART, number: 'Fremd' }],
  ];
  const ofPart: [path: string, fields: Fields][] = [
    [`/foerderung/teilprojekte/${subproject}`, { intent: 'archive', isArchived: 'on' }],
    [
      `/foerderung/teilprojekte/${subproject}/bearbeiten`,
      { ...PART, parentId: [], version: await versionOf('subprojects', subproject) },
    ],
  ];
  await house.onlyRole(null);
  const ask = async (person: Client, list: typeof forms) => {
    const statuses = new Set<number>();
    for (const [path, fields] of list) {
      statuses.add((await person.get(path)).status);
      statuses.add((await person.postForm(path, fields)).status);
    }
    return [...statuses];
  };
  for (const role of ['manager', 'trainer', 'member', 'extern'] as const) {
    const person = await house.enter(role);
    expect([role, await ask(person, forms), await ask(person, ofPart)]).toEqual([role, [403], [404]]);
    expect((await person.get(paths.funding.projects())).status).toBe(200);
  }
  for (const role of ['author', 'reviewer', 'approver'] as const) {
    await house.onlyRole({ in: 'subproject', role, from: '2026-01-01', until: null });
    expect((await house.people.lisa.get(`/foerderung/teilprojekte/${subproject}`)).status).toBe(200);
    const writes = await Promise.all(ofPart.map(([path, fields]) => house.people.lisa.postForm(path, fields)));
    expect([role, writes.map(({ status }) => status)]).toEqual([role, [403, 403]]);
  }
  expect(await ask(house.people.otherAdmin, [...forms.slice(1), ...ofPart])).toEqual([404]);
  const visitor = house.visit();
  expect(await ask(visitor, [...forms, ...ofPart])).toEqual([302, 307]);
  expect(await house.sql`select 1 from subprojects where number in ('Fremd', 'T-9') and parent_id is null`).toEqual([]);
});
