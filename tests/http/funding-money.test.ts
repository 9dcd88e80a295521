import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { type FundingHouse, openFundingHouse, sendParts, textOf } from './funding-house.ts';

/** /foerderung/finanzplan/:lineId, /foerderung/belege/:receiptId and /foerderung/protokoll: plan lines, receipts with files, and the audit log. */
let house: FundingHouse;
let admin: Client;
let lisa: Client;
beforeAll(async () => {
  house = await openFundingHouse();
  ({ admin, lisa } = house.people);
});
afterAll(() => house.close());

const LINE = { intent: 'save', kind: 'expense', label: 'Honorare', approved: '20.000', letterId: '' };
const [PDF, MiB] = [Buffer.from('%PDF-1.4\n%%EOF\n'), 1024 * 1024];

let [lineId, count] = ['', 0];
beforeEach(async () => {
  const [row] = await house.sql<{ id: string }[]>`
    insert into funding_grant_lines (id, grant_id, kind, label, approved)
    values (gen_random_uuid(), ${house.at.grant}, 'expense', ${`Zeile ${(count += 1)}`}, 5000) returning id`;
  lineId = row?.id ?? '';
});

const page = async (person: Client, path: string) => await textOf(await person.get(path));
/** In the sub-project, unless `more` says otherwise. */
const receipt = (more: Record<string, string> = {}) => ({
  intent: 'save',
  lineId,
  place: house.at.subproject,
  paidOn: '2026-05-04',
  party: 'Sporthaus Klein',
  reason: 'Bälle',
  amount: '249,90',
  number: `HTTP-${(count += 1)}`,
  ...more,
});
const idOf = async (number: string) => {
  const [row] = await house.sql<{ id: string }[]>`select id from funding_receipts where number = ${number}`;
  return row?.id ?? '';
};
async function entered(person: Client, fields: Record<string, string>, file = PDF, name = 'beleg.pdf') {
  const answer = await sendParts(person, paths.funding.newReceipt(house.at.grant), fields, file, name);
  if (answer.status !== 303) throw new Error(`it answered ${answer.status}: ${await answer.text()}`);
  return await idOf(fields['number'] ?? '');
}
const lisaIs = (role: 'author' | 'reviewer' | 'approver', where: 'subproject' | 'measure' = 'subproject') =>
  house.onlyRole({ in: where, role, from: '2026-01-01', until: null });

test('an admin writes plan lines; a receipt keeps its line, and its sum is on the plan', async () => {
  const { grant } = house.at;
  const made = await admin.postForm(paths.funding.newLine(grant), LINE);
  expect([made.status, made.headers.get('location')]).toEqual([303, paths.funding.plan(grant)]);
  const again = await admin.postForm(paths.funding.newLine(grant), LINE);
  expect([again.status, await textOf(again)]).toEqual([422, expect.stringContaining('Diese Zeile gibt es schon.')]);
  const here = paths.funding.line(lineId);
  const fields = { ...LINE, version: '1', label: 'Reisen', revised: '4.500,00' };
  const alone = await admin.postForm(here, fields);
  expect([alone.status, await textOf(alone)]).toEqual([422, expect.stringContaining('den Grund der Änderung')]);
  const why = { ...fields, revisedReason: 'Gekürzt' };
  expect((await admin.postForm(here, why)).status).toBe(303);
  const stale = await admin.postForm(here, { ...why, label: 'Zu spät' });
  expect([stale.status, await textOf(stale)]).toEqual([409, expect.stringContaining('value="Zu spät"')]);
  const id = await entered(admin, receipt({ amount: '1.234,56' }));
  const plan = await page(admin, paths.funding.plan(grant));
  for (const text of ['20.000,00 €', 'Reisen', '4.500,00 €', '1.234,56 €']) expect(plan).toContain(text);
  expect(await page(admin, paths.funding.grant(grant))).toContain('1.234,56 €');
  expect(await page(admin, paths.funding.subproject(house.at.subproject))).toContain('1.234,56 €');
  const kept = await admin.postForm(here, { intent: 'remove' });
  expect([kept.status, await textOf(kept)]).toEqual([409, expect.stringContaining('Bleibt: 1 Beleg gehört dazu.')]);
  expect((await admin.postForm(paths.funding.receipt(id), { intent: 'remove' })).status).toBe(303);
  expect((await admin.postForm(here, { intent: 'remove' })).status).toBe(303);
  expect((await admin.get(here)).status).toBe(404);
});

test('an author enters a receipt with a file, finds it, replaces the file and removes it', async () => {
  await lisaIs('author');
  const fields = receipt();
  const id = await entered(lisa, fields, PDF, '../Quittung "März".html');
  const finds = async (query: Parameters<typeof paths.funding.receipts>[1]) =>
    (await page(lisa, paths.funding.receipts(house.at.grant, query))).includes(`>${fields.number}<`);
  expect([await finds({ suche: 'balle', von: '2026-05-04' }), await finds({ bis: '2026-05-03' })]).toEqual([
    true,
    false,
  ]);
  const file = await lisa.get(paths.funding.receiptFile(id));
  const headers = ['content-type', 'x-content-type-options', 'cache-control'].map((name) => file.headers.get(name));
  expect([file.status, ...headers]).toEqual([200, 'application/pdf', 'nosniff', 'private, no-store']);
  expect(Buffer.from(await file.arrayBuffer()).equals(PDF)).toBe(true);
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(9 * MiB)]);
  const here = paths.funding.receipt(id);
  const edit = { ...fields, version: '1', amount: '-10' };
  expect((await sendParts(lisa, here, edit, png, 'foto.pdf')).status).toBe(303);
  const picture = await lisa.get(paths.funding.receiptFile(id));
  const bytes = (await picture.arrayBuffer()).byteLength;
  expect([picture.headers.get('content-type'), bytes]).toEqual(['image/png', png.length]);
  const stale = await sendParts(lisa, here, { ...edit, party: 'Zu spät' });
  expect([stale.status, await textOf(stale)]).toEqual([409, expect.stringContaining('value="Zu spät"')]);
  expect((await lisa.postForm(here, { intent: 'remove' })).status).toBe(303);
  for (const path of [here, paths.funding.receiptFile(id)]) expect((await lisa.get(path)).status).toBe(404);
});

test('files that are no PDF or picture, or too big, are refused with the reason, and nothing typed is lost', async () => {
  const path = paths.funding.newReceipt(house.at.grant);
  const big = Buffer.concat([PDF, Buffer.alloc(10 * MiB)]);
  const cases: [file: Buffer, name: string, text: string][] = [
    [Buffer.from('MZ\u0090\u0000'), 'rechnung.pdf', 'Diese Datei ist kein PDF, JPEG oder PNG.'],
    [Buffer.from('\u007FELF\u0002\u0001'), 'foto.png', 'Bitte ein Foto oder PDF des Belegs wählen.'],
    [Buffer.from('<script>alert(1)</script>%PDF-'), 'seite.pdf', 'Diese Datei ist kein PDF, JPEG oder PNG.'],
    [Buffer.alloc(0), 'leer.pdf', 'Diese Datei ist leer.'],
    [big, 'gross.pdf', 'Diese Datei ist zu groß: höchstens 10 MB.'],
  ];
  const fields = receipt();
  for (const [file, name, text] of cases) {
    const answer = await sendParts(admin, path, fields, file, name);
    const shown = await textOf(answer);
    expect([name, answer.status, shown]).toEqual([name, 422, expect.stringContaining(text)]);
    for (const typed of [fields.number, fields.party, fields.reason, fields.amount, fields.paidOn])
      expect(shown).toContain(`value="${typed}"`);
    expect(shown).toContain('noch einmal auswählen');
  }
  expect((await sendParts(admin, path, fields, Buffer.alloc(12 * MiB), 'riesig.pdf')).status).toBe(413);
  expect(await idOf(fields.number)).toBe('');
});

test('wrong amounts and fields are named, and nothing typed is lost', async () => {
  const { grant, subproject, measure } = house.at;
  const [newLine, newReceipt] = [paths.funding.newLine(grant), paths.funding.newReceipt(grant)];
  const taken = receipt();
  await entered(admin, taken);
  const wrong: [path: string, fields: Record<string, string>, text: string][] = [
    [newLine, { ...LINE, approved: '-1' }, 'Der Betrag darf nicht unter null sein.'],
    [newLine, { ...LINE, approved: '1000000000000' }, 'So große Beträge gehen nicht'],
    [newLine, { ...LINE, approved: '1,5,0' }, 'Bitte einen Betrag eintragen'],
    [newLine, { ...LINE, label: '' }, 'Bitte eine Bezeichnung eintragen.'],
    [newReceipt, receipt({ amount: '0,00' }), 'Der Betrag darf nicht null sein.'],
    [newReceipt, receipt({ amount: '1000000000000' }), 'So große Beträge gehen nicht'],
    [newReceipt, receipt({ amount: '1,5,0' }), 'Bitte einen Betrag eintragen'],
    [newReceipt, receipt({ paidOn: '2026-02-30' }), 'Bitte ein Datum eintragen.'],
    [newReceipt, receipt({ number: taken.number }), 'Diese Belegnummer ist schon vergeben.'],
    [newReceipt, receipt({ place: `${grant}/${measure}` }), 'Bitte ein Teilprojekt oder eine Maßnahme wählen.'],
    [newReceipt, receipt({ place: 'x' }), 'Bitte ein Teilprojekt oder eine Maßnahme wählen.'],
    [newReceipt, receipt({ lineId: subproject }), 'Bitte eine Zeile des Finanzplans wählen.'],
  ];
  for (const [path, fields, text] of wrong) {
    const answer = await (path === newLine ? admin.postForm(path, fields) : sendParts(admin, path, fields));
    const shown = await textOf(answer);
    expect([fields, answer.status, shown]).toEqual([fields, 422, expect.stringContaining(text)]);
    const typed = [fields['approved'], fields['amount'], fields['party'], fields['number']].filter(Boolean);
    for (const one of typed) expect(shown).toContain(`value="${one}"`);
  }
});

test('an author writes in the own place only; reviewers and approvers read, and write nothing', async () => {
  const { grant, subproject, measure, below, beside } = house.at;
  const path = paths.funding.newReceipt(grant);
  const there = async (place: string) => (await sendParts(lisa, path, receipt({ place }))).status;
  await lisaIs('author', 'measure');
  const own = await entered(lisa, receipt({ place: `${subproject}/${below}` }));
  expect(await there(`${subproject}/${measure}`)).toBe(303);
  expect([await there(`${subproject}/${beside}`), await there(subproject), await there('')]).toEqual([404, 404, 422]);
  const apart = await entered(admin, receipt({ place: `${subproject}/${beside}` }));
  const ofGrant = await entered(admin, receipt({ place: '' }));
  for (const id of [apart, ofGrant]) {
    for (const address of [paths.funding.receipt(id), paths.funding.receiptFile(id)])
      expect((await lisa.get(address)).status).toBe(404);
    expect((await lisa.postForm(paths.funding.receipt(id), { intent: 'remove' })).status).toBe(404);
  }
  // A move to another's place is refused like a new one there.
  const moved = { ...receipt({ place: `${subproject}/${beside}` }), version: '1' };
  expect((await sendParts(lisa, paths.funding.receipt(own), moved)).status).toBe(404);
  for (const role of ['reviewer', 'approver'] as const) {
    await lisaIs(role);
    const shown = await page(lisa, paths.funding.receipt(own));
    expect(shown).toContain('Dieser Beleg lässt sich nur lesen.');
    expect((await lisa.get(paths.funding.receiptFile(own))).status).toBe(200);
    expect((await lisa.get(paths.funding.receipts(grant))).status).toBe(200);
    const edit = { ...receipt({ number: 'Neu' }), version: '1' };
    const writes = [
      await sendParts(lisa, path, receipt()),
      await sendParts(lisa, paths.funding.receipt(own), edit),
      await lisa.postForm(paths.funding.receipt(own), { intent: 'remove' }),
    ];
    expect([role, writes.map(({ status }) => status)]).toEqual([role, [403, 403, 403]]);
  }
});

test('other roles are refused, other operators find nothing, and signed-out people are asked to sign in', async () => {
  const { grant } = house.at;
  await house.onlyRole(null);
  const id = await entered(admin, receipt());
  const ofLines: [path: string, fields: Fields][] = [
    [paths.funding.newLine(grant), LINE],
    [paths.funding.line(lineId), { intent: 'remove' }],
  ];
  const ofReceipts: [path: string, fields: Fields][] = [
    [paths.funding.newReceipt(grant), receipt()],
    [paths.funding.receipt(id), { intent: 'remove' }],
  ];
  const reads = [paths.funding.receipts(grant), paths.funding.receiptFile(id)];
  const ask = async (person: Client, list: typeof ofLines, more: readonly string[] = []) => {
    const statuses = new Set<number>();
    for (const path of [...list.map(([one]) => one), ...more]) statuses.add((await person.get(path)).status);
    for (const [path, fields] of list) statuses.add((await person.postForm(path, fields)).status);
    return [...statuses];
  };
  const adminsOnly = [paths.funding.plan(grant), paths.funding.audit(), paths.funding.auditCsv()];
  for (const role of ['manager', 'trainer', 'member', 'extern'] as const) {
    const person = await house.enter(role);
    const answers = [await ask(person, ofLines, adminsOnly), await ask(person, ofReceipts, reads)];
    expect([role, ...answers]).toEqual([role, [403], [404]]);
  }
  const all = [...ofLines, ...ofReceipts];
  expect(await ask(house.people.otherAdmin, all, [paths.funding.plan(grant), ...reads])).toEqual([404]);
  expect(await ask(house.visit(), all, [...adminsOnly, ...reads])).toEqual([302, 307]);
  expect((await admin.get(paths.funding.receipt(id))).status).toBe(200);
});

test('the audit log shows fields before and after, filters them, and exports the same as CSV', async () => {
  const fields = receipt({ amount: '10,00' });
  const id = await entered(admin, fields);
  expect((await sendParts(admin, paths.funding.receipt(id), { ...fields, version: '1', amount: '12,50' })).status).toBe(
    303,
  );
  const person = house.ids.people['peter.koenig'];
  const log = await page(admin, paths.funding.audit({ art: 'beleg', datensatz: id }));
  for (const text of [fields.number, '10,00 €', '12,50 €', 'Peter König', 'geändert', 'angelegt'])
    expect(log).toContain(text);
  expect(log).not.toContain('Sporthaus Klein');
  const csv = async (query: Parameters<typeof paths.funding.auditCsv>[0]) => {
    const answer = await admin.get(paths.funding.auditCsv(query));
    expect(answer.headers.get('content-type')).toContain('text/csv');
    return (await answer.text()).trimEnd().split('\r\n');
  };
  const lines = await csv({ art: 'beleg', datensatz: id, person, von: '2026-11-18', bis: '2026-11-18' });
  expect(lines.filter((line) => line.includes('10,00') && line.includes('12,50'))).toHaveLength(1);
  expect(lines.length).toBeGreaterThan(5);
  for (const none of [
    { art: 'massnahme', datensatz: id },
    { datensatz: id, von: '2026-11-19' },
    { datensatz: id, bis: '2026-11-17' },
    { datensatz: id, person: house.ids.people['lisa.braun'] },
  ]) {
    expect([none, (await csv(none)).length]).toEqual([none, 1]);
    expect(await page(admin, paths.funding.audit(none))).not.toContain(`${fields.number}<`);
  }
  expect(await page(house.people.otherAdmin, paths.funding.audit({ datensatz: id }))).not.toContain(fields.number);
});
