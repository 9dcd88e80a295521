import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** The administration of doors over HTTP, as forms without JavaScript: for every role and for another operator. */
const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern', 'public'] as const;
const absent = '01890000-0000-7000-8000-000000000000';

let house: DemoHouse;
let admin: Client;
let stranger: Client;
beforeAll(async () => {
  house = await openDemoHouse();
  admin = await house.enter('peter.koenig');
  stranger = await house.enter('karin.schaefer');
});
afterAll(() => house.close());

let count = 0;
let areaId: string;
let deviceId: string;
beforeEach(async () => {
  count += 1;
  areaId = await made(await admin.postForm('/verwaltung/tueren/neu', areaForm()));
  deviceId = await made(
    await admin.postForm('/verwaltung/tueren/geraete/neu', { name: `Pi ${count}`, areaIds: areaId }),
  );
});

const areaForm = (values: Fields = {}): Fields => ({
  title: `Tür ${count}`,
  slug: `tuer-${count}`,
  facilityId: house.ids.facilities.biogrund,
  openToMembers: 'on',
  isActive: 'on',
  leadMin: '15',
  lagMin: '15',
  pulseS: '3',
  pendingTtlS: '30',
  ...values,
});
const saveForm = (values: Fields = {}) => areaForm({ intent: 'save', version: '1', ...values });

/** The id at the end of the address of the new record. */
async function made(answer: Response): Promise<string> {
  if (answer.status !== 303) throw new Error(`it answered ${answer.status}: ${await answer.text()}`);
  return (answer.headers.get('location') ?? '').split('/').at(-1) ?? '';
}
async function invite(): Promise<string> {
  const answer = await admin.postForm(paths.access.device(deviceId), { intent: 'invite' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  const [code] = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(await answer.text()) ?? [];
  return code ?? '';
}
const enroll = (body: unknown) => house.visit().json('/api/device/enroll', { body });
const versionOf = async () => {
  const [row] = await house.sql<{ version: number }[]>`select version from devices where id = ${deviceId}`;
  return String(row?.version);
};

describe('every role', () => {
  test.each(ROLES)('%s', async (role) => {
    const person = role === 'public' ? house.visit() : await house.enter(role);
    const may = role === 'admin';
    const kept = role === 'public' ? 302 : 403;
    const reads = [
      paths.access.areas(),
      paths.access.newArea(),
      paths.access.area(areaId),
      paths.access.devices(),
      paths.access.newDevice(),
      paths.access.device(deviceId),
      paths.access.requests(),
      paths.access.jobs(),
      paths.access.jobs({ ansicht: 'fehler' }),
    ];
    for (const path of reads) expect([path, (await person.get(path)).status]).toEqual([path, may ? 200 : kept]);
    const writes: [string, Fields, number][] = [
      ['/verwaltung/tueren/neu', {}, 422],
      [`/verwaltung/tueren/${areaId}`, { intent: 'save' }, 422],
      ['/verwaltung/tueren/geraete/neu', {}, 422],
      [`/verwaltung/tueren/geraete/${deviceId}`, { intent: 'save' }, 422],
      ['/verwaltung/tueren/zugang', { intent: 'revoke', id: absent }, 404],
    ];
    for (const [path, fields, status] of writes)
      expect([path, (await person.postForm(path, fields)).status]).toEqual([
        path,
        may ? status : role === 'public' ? 307 : kept,
      ]);
  });

  test('answers 404 to an admin of another operator', async () => {
    const answers = [
      await stranger.get(paths.access.area(areaId)),
      await stranger.postForm(paths.access.area(areaId), saveForm({ facilityId: house.ids.facilities.buergerhaus })),
      await stranger.postForm(paths.access.area(areaId), { intent: 'remove' }),
      await stranger.postForm(paths.access.newArea(), areaForm({ slug: 'x' })),
      await stranger.get(paths.access.device(deviceId)),
      await stranger.postForm(paths.access.newDevice(), { name: 'Fremd', areaIds: areaId }),
    ];
    for (const intent of ['invite', 'enable', 'disable', 'remove'])
      answers.push(await stranger.postForm(paths.access.device(deviceId), { intent }));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    const lists = [paths.access.areas(), paths.access.devices(), paths.access.newDevice()];
    for (const path of lists) expect(await (await stranger.get(path)).text()).not.toContain(`Tür ${count}`);
  });
});

describe('a door', () => {
  test('saves an edit; keeps the input when the version is stale', async () => {
    expect((await admin.postForm(paths.access.area(areaId), saveForm({ minAge: '18', pulseS: '2.5' }))).status).toBe(
      303,
    );
    const [row] = await house.sql`select min_age, pulse_ms, requires_optin, version from areas where id = ${areaId}`;
    expect(row).toEqual({ min_age: 18, pulse_ms: 2500, requires_optin: false, version: 2 });
    const stale = await admin.postForm(paths.access.area(areaId), saveForm({ title: 'Getippt' }));
    expect(stale.status).toBe(409);
    const text = await stale.text();
    expect(text).toContain('Inzwischen hat jemand anderes');
    expect(text).toContain('value="Getippt"');
  });

  test('shows the error at each field', async () => {
    const wrong = {
      title: '',
      slug: 'Groß',
      minAge: '0',
      leadMin: '241',
      pulseS: '0',
      pendingTtlS: '14',
      checkInOnOpen: 'on',
    };
    const answer = await admin.postForm(paths.access.area(areaId), saveForm(wrong));
    expect(answer.status).toBe(422);
    const text = await answer.text();
    for (const said of [
      'Bitte einen Namen angeben',
      'von 1 bis 99',
      'von 0 bis 240',
      '0,1 bis 20 Sekunden',
      'von 15 bis 120',
    ])
      expect(text).toContain(said);
    expect(await (await admin.postForm(paths.access.newArea(), areaForm())).text()).toContain(
      'hat schon eine andere Tür',
    );
  });

  test('removes a door that was never used', async () => {
    const answer = await admin.postForm(paths.access.area(areaId), { intent: 'remove' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/verwaltung/tueren']);
    expect((await admin.get(paths.access.area(areaId))).status).toBe(404);
  });
});

describe('a device', () => {
  test('enrols with a code that is shown once, and is confirmed, switched off and on', async () => {
    const code = await invite();
    expect(await (await admin.get(paths.access.device(deviceId))).text()).not.toContain(code);
    const answer = await enroll({ code: code.toLowerCase(), model: 'Pi 4' });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const { deviceId: publicId, secret } = answer.body as { deviceId: string; secret: string };
    const poll = () =>
      house.visit().json(`/api/device/${publicId}/poll`, {
        body: { bootId: 'boot-of-the-tests-01', claimSeq: 1, claimNonce: 'nonce-of-the-tests-01' },
        headers: { authorization: `Bearer ${secret}` },
      });
    expect((await poll()).status).toBe(403);
    expect(await (await admin.get(paths.access.device(deviceId))).text()).toContain('Ein Gerät hat sich angemeldet');
    const act = async (fields: Fields) => (await admin.postForm(paths.access.device(deviceId), fields)).status;
    expect(await act({ intent: 'confirm', version: '1' })).toBe(409);
    expect(await act({ intent: 'confirm', version: await versionOf() })).toBe(303);
    expect((await poll()).status).toBe(204);
    expect(await act({ intent: 'disable' })).toBe(303);
    expect((await poll()).status).toBe(403);
    expect(await act({ intent: 'enable' })).toBe(303);
    expect(await act({ intent: 'save', version: await versionOf(), name: 'Anders', areaIds: areaId })).toBe(303);
    expect(await act({ intent: 'remove' })).toBe(303);
  });

  test('refuses a wrong code, and every code after ten tries of an address', async () => {
    const code = await invite();
    const wrong = await enroll({ code: '0000-0000-0000-0000', model: 'Pi' });
    expect([wrong.status, wrong.body]).toMatchObject([403, { code: 'ENROLL_CODE_INVALID' }]);
    for (let tries = 0; tries < 10; tries += 1) await enroll({ code: 'x', model: 'Pi' });
    const limited = await enroll({ code, model: 'Pi' });
    expect([limited.status, limited.body]).toMatchObject([429, { code: 'RATE_LIMITED' }]);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

test('sends a request again and revokes it, with a flash each', async () => {
  const [request] = await house.sql<{ id: string }[]>`
    insert into access_requests (id, email, area_id, expires_at)
    values (gen_random_uuid(), ${`gast${count}@example.org`}, ${areaId}, app_now() + interval '2 days') returning id`;
  const act = (intent: string) => admin.postForm(paths.access.requests(), { intent, id: request?.id ?? '' });
  expect((await act('resend')).status).toBe(303);
  expect(await (await admin.get(paths.access.requests({ suche: 'GAST' }))).text()).toContain('Ein neuer Link');
  expect((await act('revoke')).status).toBe(303);
  expect((await act('revoke')).status).toBe(409);
  expect(await (await admin.get(paths.access.requests({ status: 'revoked' }))).text()).toContain(`gast${count}@`);
  expect(await (await admin.get(paths.access.area(areaId))).text()).toContain('Zugang entzogen');
});
