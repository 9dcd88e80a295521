import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { applicationCsv, applicationLines, applicationRows } from '#tests/factories/applications.ts';
import { spreadsheetOf } from '#tests/factories/spreadsheets.ts';
import type { Client } from '#tests/setup/client.ts';
import { type DemoHouse, openDemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';

/** /foerderung/einlesen and /foerderung/einlesen/:batchId over HTTP, as forms without JavaScript: for every role and for another operator. */
let house: DemoHouse;
let admin: Client;
let stranger: Client;
beforeAll(async () => {
  house = await openDemoHouse();
  await switchPartOn({ sql: house.sql, url: house.server.url }, 'funding');
  admin = await house.enter('peter.koenig');
  stranger = await house.enter('karin.schaefer');
});
afterAll(() => house.close());

let count = 0;
const number = () => `HTTP-${(count += 1)}`;

async function send(person: Client, content: Buffer, name = 'antrag.csv'): Promise<Response> {
  const body = new FormData();
  body.append('file', new File([new Uint8Array(content)], name));
  return await person.request(paths.funding.imports(), { method: 'POST', body });
}
async function upload(content: Buffer, name?: string): Promise<string> {
  const answer = await send(admin, content, name);
  if (answer.status !== 303) throw new Error(`it answered ${answer.status}: ${await answer.text()}`);
  return (answer.headers.get('location') ?? '').split('/').at(-1) ?? '';
}
const versionOf = async (id: string) => {
  const [row] = await house.sql<{ version: number }[]>`select version from import_batches where id = ${id}`;
  return String(row?.version);
};
const act = async (person: Client, id: string, fields: Record<string, string>) =>
  await person.postForm(paths.funding.import(id), { version: await versionOf(id), ...fields });
const countOf = async (grant: string) => {
  const [row] = await house.sql<
    { count: number }[]
  >`select count(*)::int as count from funding_grants where number = ${grant}`;
  return row?.count;
};

test.each([
  ['CSV', (grant: string) => applicationCsv(applicationRows(40, grant))],
  ['XLSX', (grant: string) => spreadsheetOf(applicationLines(applicationRows(40, grant)))],
])('an admin uploads a %s file, reads the preview, imports it and takes it back', async (_name, file) => {
  const grant = number();
  const id = await upload(file(grant), 'Antrag Süd.csv');
  const page = await (await admin.get(paths.funding.import(id))).text();
  expect(page).toContain('Antrag Süd.csv');
  expect(page).toContain('1 Zuwendung, 1 Bescheid, 10 Teilprojekte, 18 Maßnahmen, 10 Felder Stammdaten');
  expect(await countOf(grant)).toBe(0);
  expect((await act(admin, id, { intent: 'commit' })).status).toBe(303);
  expect(await countOf(grant)).toBe(1);
  expect((await act(admin, id, { intent: 'commit' })).status).toBe(409);
  expect(await (await admin.get(paths.funding.imports())).text()).toContain('eingelesen');
  expect((await act(admin, id, { intent: 'undo' })).status).toBe(303);
  expect(await countOf(grant)).toBe(0);
  expect(await (await admin.get(paths.funding.import(id))).text()).toContain('Zurückgenommen');
});

test('rows with errors are named on the page and in a CSV, and nothing is imported', async () => {
  const grant = number();
  const rows = applicationRows(40, grant).map((row, at) => (at === 29 ? { ...row, Betrag: '1,5,0' } : row));
  const id = await upload(applicationCsv(rows));
  const page = await (await admin.get(paths.funding.import(id))).text();
  expect(page).toContain('Ein Fehler in einer Zeile');
  expect(page).toContain('Zeile 31');
  expect(page).toContain('1,5,0');
  expect((await act(admin, id, { intent: 'commit' })).status).toBe(422);
  const csv = await admin.get(paths.funding.importErrors(id));
  expect(csv.headers.get('content-disposition')).toContain('fehler-antrag.csv');
  const lines = (await csv.text()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('31: Betrag: Bitte einen Betrag eintragen');
  expect(await countOf(grant)).toBe(0);
  expect((await act(admin, id, { intent: 'discard' })).status).toBe(303);
  expect((await admin.get(paths.funding.import(id))).status).toBe(404);
});

test('columns with other names are chosen by hand, and a missing or double one is named', async () => {
  const grant = number();
  const file = Buffer.from(`Was;No;Worum;Wer;Euro;Start;Schluss\nZuwendung;${grant};Titel;Amt;10;1.1.2027;31.1.2027\n`);
  const id = await upload(file);
  expect(await (await admin.get(paths.funding.import(id))).text()).toContain('Nach der Wahl der Spalten');
  const chosen = { c0: 'kind', c1: 'number', c2: 'title', c3: 'funder', c4: 'amount', c5: 'from', c6: 'until' };
  const missing = await act(admin, id, { intent: 'check', ...chosen, c1: '' });
  expect(missing.status).toBe(422);
  expect(await missing.text()).toContain('Bitte eine Spalte für „Nummer“ wählen.');
  expect((await act(admin, id, { intent: 'check', ...chosen, c4: 'title' })).status).toBe(422);
  expect((await act(admin, id, { intent: 'check', ...chosen })).status).toBe(303);
  expect((await act(admin, id, { intent: 'commit', version: '1' })).status).toBe(409);
  expect((await act(admin, id, { intent: 'commit' })).status).toBe(303);
  expect(await countOf(grant)).toBe(1);
});

test('files that are no table are refused with the reason', async () => {
  const cases: [Buffer, number, string][] = [
    [Buffer.alloc(0), 422, 'Bitte eine Datei wählen.'],
    [Buffer.from('MZ\u0000\u0001'), 422, 'Das ist keine lesbare CSV- oder Excel-Datei.'],
    [Buffer.from('a;b\n'), 422, 'keine Zeilen'],
    [Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 422, 'größer als 10 MiB'],
    [Buffer.alloc(12 * 1024 * 1024, 'a'), 413, ''],
  ];
  for (const [file, status, text] of cases) {
    const answer = await send(admin, file);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(text)]);
  }
  const id = await upload(applicationCsv(applicationRows(25, number())));
  expect((await act(admin, id, { intent: 'other' })).status).toBe(422);
  expect((await admin.postForm(paths.funding.imports(), { file: 'text' })).status).toBe(422);
});

test('the template is a file that is read without errors', async () => {
  const template = await admin.get(paths.funding.importTemplate());
  expect(template.headers.get('content-type')).toContain('text/csv');
  const id = await upload(Buffer.from(await template.arrayBuffer()));
  expect(await (await admin.get(paths.funding.import(id))).text()).toContain('Alles in Ordnung');
});

test('other roles are refused, other operators find nothing, and signed-out people are asked to sign in', async () => {
  const id = await upload(applicationCsv(applicationRows(25, number())));
  const addresses = [
    paths.funding.imports(),
    paths.funding.importTemplate(),
    paths.funding.import(id),
    paths.funding.importErrors(id),
  ];
  for (const role of ['manager', 'trainer', 'member', 'extern'] as const) {
    const person = await house.enter(role);
    for (const address of addresses)
      expect([role, address, (await person.get(address)).status]).toEqual([role, address, 403]);
    expect((await send(person, Buffer.from('a\n1'))).status).toBe(403);
    for (const intent of ['check', 'commit', 'discard', 'undo'])
      expect((await act(person, id, { intent })).status).toBe(403);
  }
  for (const address of addresses.slice(2)) expect((await stranger.get(address)).status).toBe(404);
  for (const intent of ['check', 'commit', 'discard', 'undo'])
    expect((await act(stranger, id, { intent })).status).toBe(404);
  const visitor = house.visit();
  for (const address of addresses) expect((await visitor.get(address)).headers.get('location')).toContain('/anmelden');
  expect((await act(visitor, id, { intent: 'commit' })).status).toBe(307);
  expect(await versionOf(id)).toBe('2');
});
