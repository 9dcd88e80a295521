import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { paths } from '#app/paths.ts';
import { operations } from '#app/routes/api/document.server.ts';
import { LOCALES } from '#app/platform/ctx.ts';
import { documentedGroups, documentedRefusals } from '#app/routes/api/docs/document-view.server.ts';
import { routeTable } from '#app/routes.ts';
import { type Api, apiOf, apiWith } from '#tests/setup/api.ts';
import { countWritten, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** The OpenAPI document matches the served operations, and they refuse bad input clearly. */
let house: DemoHouse;
let max: Api;

beforeAll(async () => {
  house = await openDemoHouse();
  max = await apiOf(house, 'max.mueller');
});
afterAll(() => house.close());

type Node = Record<string, unknown>;

test('has every address of the API in its operations, and the reverse', () => {
  const served = routeTable
    .map(({ path }) => path)
    .filter(
      (path) => path.startsWith('/api/') && !path.endsWith('*') && !['/api/openapi.json', '/api/space'].includes(path),
    )
    // Door devices have a protocol of their own (device/protocol.ts).
    .filter((path) => !path.startsWith('/api/device/'));
  const described = new Set(operations.map(({ path }) => path.replaceAll(/\{(\w+)\}/g, ':$1')));
  expect([...described].toSorted()).toEqual(served.toSorted());
});

describe('the document', () => {
  let document: Node;
  beforeAll(async () => {
    document = (await apiWith(house.server.url, null)('GET', paths.api.openapi())).json;
  });

  test('is OpenAPI 3.1 with every operation once, its security and its answers', () => {
    expect(document['openapi']).toBe('3.1.0');
    const all = Object.entries(document['paths'] as Record<string, Record<string, Node>>).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [method.toUpperCase(), path, operation] as const),
    );
    expect(all.map(([method, path]) => `${method} ${path}`).toSorted()).toEqual(
      operations.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
    expect(new Set(all.map(([, , operation]) => operation['operationId'])).size).toBe(operations.length);
    for (const [, path, operation] of all) {
      expect(operation['security']).toHaveLength(2);
      const names = ((operation['parameters'] ?? []) as Node[])
        .filter((parameter) => parameter['in'] === 'path')
        .map((parameter) => parameter['name']);
      expect(names).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  test('resolves every reference', () => {
    const components = document['components'] as Record<string, Node>;
    const { schemas = {} } = components;
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '');
    expect(references.length).toBeGreaterThan(10);
    for (const ref of references) {
      const [kind = '', name = ''] = ref.replace('#/components/', '').split('/');
      expect(Object.keys(components[kind] ?? {})).toContain(name);
    }
    for (const [name, schema] of Object.entries(schemas))
      expect([name, Object.keys(schema as Node)]).not.toEqual([name, ['$ref']]);
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['Booking', 'NewBooking', 'Problem', 'Facility']));
  });

  test('has examples that its operations accept', () => {
    for (const { id, body, example } of operations) {
      if (!example) continue;
      expect([id, body?.safeParse(example).error?.issues ?? []]).toEqual([id, []]);
    }
  });

  test('answers 304 when the caller has it', async () => {
    const api = apiWith(house.server.url, null);
    const etag = (await api('GET', paths.api.openapi())).headers.get('etag') ?? '';
    expect((await api('GET', paths.api.openapi(), { headers: { 'if-none-match': etag } })).status).toBe(304);
  });
});

test.each(['listResources', 'listTeams', 'listEventTypes'])('describes the answer of %s', async (id) => {
  const operation = operations.find((one) => one.id === id);
  const reply = await max('GET', operation?.path ?? '');
  const shape = operation?.answers[200]?.schema ?? z.never();
  // Strict: the answer has no member that the document lacks.
  expect(shape.parse(reply.json)).toEqual(reply.json);
});

test('shows every operation on its page, in both languages and without a sign-in', async () => {
  for (const [locale, title] of [
    ['de', 'Schnittstelle'],
    ['en', 'API'],
  ]) {
    const page = await fetch(`${house.server.url}${paths.api.docs()}`, { headers: { cookie: `locale=${locale}` } });
    const html = await page.text();
    expect(html).toContain(`>${title}</h1>`);
    for (const { id } of operations) expect(html).toContain(`id="${id}"`);
  }
});

const inAddress = new Set(
  'bookingId jobId area visitId shiftId sessionId userId subprojectId id type recordId'.split(' '),
);

test('has every required field in its examples, and advice for every refusal', () => {
  for (const locale of LOCALES) {
    for (const { operations: shown } of documentedGroups(locale))
      for (const { id, parameters, response, example } of shown) {
        const needed = parameters.filter(({ name, isRequired }) => isRequired && !inAddress.has(name));
        expect([id, needed.filter(({ name }) => !example.includes(`${name}=`))]).toEqual([id, []]);
        expect([id, example.includes('{'), response.length]).toEqual([
          id,
          example.includes("-d '{"),
          expect.any(Number),
        ]);
        expect(response.length).toBeGreaterThan(0);
      }
    const refusals = documentedRefusals(locale);
    expect(refusals.map(({ status }) => status)).toEqual(expect.arrayContaining([401, 405, 410, 415]));
    for (const { code, advice } of refusals) expect([code, advice]).toEqual([code, expect.stringMatching(/ .*\.$/)]);
  }
});

const time = { startTime: '10:00', endTime: '11:00' };
const bad: [string, string, unknown, number, string, string | undefined][] = [
  ['no JSON', '/api/bookings', '{"resourceId":', 400, 'UNREADABLE_JSON', undefined],
  ['bytes that are no UTF-8', '/api/bookings', new Uint8Array([0x22, 0xff, 0x22]), 400, 'UNREADABLE_JSON', undefined],
  ['a list', '/api/bookings', '[]', 422, 'VALIDATION_FAILED', ''],
  ['null', '/api/bookings', 'null', 422, 'VALIDATION_FAILED', ''],
  ['nothing', '/api/bookings', {}, 422, 'VALIDATION_FAILED', 'resourceId'],
  ['an unknown field', '/api/bookings/preview', { ...time, resourceid: 'x' }, 422, 'VALIDATION_FAILED', 'resourceId'],
  ['a prototype', '/api/bookings', '{"__proto__":{"admin":true}}', 422, 'VALIDATION_FAILED', 'resourceId'],
  ['a title with NUL', '/api/bookings', 'title', 422, 'VALIDATION_FAILED', 'title'],
  ['date and series', '/api/bookings', 'both', 422, 'VALIDATION_FAILED', 'date'],
  ['neither of them', '/api/bookings', 'neither', 422, 'VALIDATION_FAILED', 'date'],
  ['31 February', '/api/bookings', 'february', 422, 'VALIDATION_FAILED', 'date'],
  ['off the grid', '/api/bookings', 'grid', 422, 'VALIDATION_FAILED', 'startTime'],
  ['a team of others', '/api/bookings', 'team', 422, 'VALIDATION_FAILED', 'teamId'],
  ['a night without that hour', '/api/bookings', 'night', 422, 'VALIDATION_FAILED', 'startTime'],
  ['a series that ends before it starts', '/api/bookings', 'backwards', 422, 'VALIDATION_FAILED', 'series.endDate'],
];

test.each(bad)('refuses %s with a code and writes nothing', async (_name, path, body, status, code, field) => {
  const good = {
    ...time,
    resourceId: house.ids.resources.kleinfeld,
    teamId: house.ids.teams.ajugend,
    bookingType: 'training',
    date: '2027-08-10',
  };
  const wanted = { dayOfWeek: 2, startDate: '2027-08-10', endDate: '2027-08-03' };
  const named: Record<string, Node> = {
    title: { ...good, title: 'a\0b' },
    both: { ...good, series: { ...wanted, endDate: '2027-08-24' } },
    neither: { ...good, date: undefined },
    february: { ...good, date: '2027-02-31' },
    grid: { ...good, startTime: '10:05' },
    team: { ...good, teamId: house.ids.teams.handballDamen },
    night: { ...good, date: '2027-03-28', startTime: '02:30', endTime: '04:00' },
    backwards: { ...good, date: undefined, series: wanted },
  };
  const before = await countWritten(house.sql);
  const sent = typeof body === 'string' ? (named[body] ?? body) : body;
  const reply =
    sent instanceof Uint8Array
      ? await max('POST', path, { body: sent, headers: { 'content-type': 'application/json' } })
      : await max('POST', path, { body: sent });
  expect([reply.status, reply.json['code'], reply.json['field']]).toEqual([status, code, field]);
  expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(String(reply.json['detail']).length).toBeGreaterThan(10);
  expect(await countWritten(house.sql)).toEqual(before);
});

test('refuses other content types, methods and addresses', async () => {
  const form = await max('POST', '/api/bookings', { body: 'a=b', headers: { 'content-type': 'text/plain' } });
  expect([form.status, form.json['code']]).toEqual([415, 'UNSUPPORTED_TYPE']);
  const put = await max('PUT', '/api/bookings');
  expect([put.status, put.json['code'], put.headers.get('allow')]).toEqual([
    405,
    'METHOD_NOT_ALLOWED',
    'GET, POST, HEAD, OPTIONS',
  ]);
  for (const path of ['/api/nirgends', '/api/bookings/a/b/c'])
    expect([path, (await max('GET', path)).json['code']]).toEqual([path, 'NOT_FOUND']);
  const twice = `/api/bookings?resource=${house.ids.resources.kleinfeld}&from=2027-01-01&from=2027-01-02&to=2027-01-03`;
  expect((await max('GET', twice)).json).toMatchObject({ status: 422, field: 'from' });
  const crooked = `/api/bookings?resource=${house.ids.resources.kleinfeld}&from=2027-01-01&to=2027-01-03&after=x`;
  expect((await max('GET', crooked)).json).toMatchObject({
    status: 422,
    field: 'after',
    errors: [{ code: 'invalid' }],
  });
});
