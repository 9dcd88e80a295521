import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { PERMISSIONS, type PermissionRole, type Scope, TOKEN_SCOPES, type TokenScope } from '#app/permissions.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { operations } from '#app/routes/api/document.server.ts';
import { insertRequest } from '#tests/factories/requested-rows.ts';
import { type Api, apiOf, apiWith } from '#tests/setup/api.ts';
import { countWritten, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';

/** Every operation by every role and every scope (quality 8, 9). */
const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern'] as const satisfies PermissionRole[];
const absent = '01890000-0000-7000-8000-000000000000';

let house: DemoHouse;
const people = {} as Record<(typeof ROLES)[number], Api>;

beforeAll(async () => {
  house = await openDemoHouse();
  for (const part of ['presence', 'staff'] as const)
    await switchPartOn({ sql: house.sql, url: house.server.url }, part);
  for (const role of ROLES) people[role] = await apiOf(house, role);
});
afterAll(() => house.close());

const addressOf = ({ path }: Operation) => path.replace('{area}', 'nirgends').replaceAll(/\{\w+Id\}/g, absent);
const bodyOf = ({ body }: Operation) => (body ? { body: { nothing: true } } : {});
const cells = operations.flatMap((operation) =>
  ROLES.map((role): [string, string, Scope, Operation] => [
    operation.id,
    role,
    PERMISSIONS[operation.right][role],
    operation,
  ]),
);

test.each(cells)('%s by %s: %s', async (_id, role, scope, operation) => {
  const before = await countWritten(house.sql);
  const reply = await people[role as (typeof ROLES)[number]](operation.method, addressOf(operation), bodyOf(operation));
  // With the right, the answer depends on the record and the body.
  const refusal = operation.hidesFromOthers ? 404 : 403;
  const expected = scope === false ? [refusal] : [200, 404, 422];
  expect(expected).toContain(reply.status);
  expect([reply.json['code'] === 'FORBIDDEN', reply.json['right']]).toEqual(
    scope === false && refusal === 403 ? [true, operation.right] : [false, undefined],
  );
  expect(await countWritten(house.sql)).toEqual(before);
});

test('lets an admin decide and archive only at places of the own operator', async () => {
  const admin = people.admin;
  const here = await insertRequest(house, { place: 'kleinfeld', by: 'eva.lang', date: '2027-09-01' });
  const there = await insertRequest(house, { place: 'buergersaal', by: 'eva.lang', date: '2027-09-01' });
  for (const path of [paths.api.approve, paths.api.reject, paths.api.archive]) {
    const reply = await admin('POST', path(there), { body: {} });
    expect([reply.status, reply.json['code']]).toEqual([403, 'FORBIDDEN']);
  }
  expect((await admin('POST', paths.api.approve(here), { body: {} })).status).toBe(200);
});

describe('tokens', () => {
  const scopes = Object.keys(TOKEN_SCOPES) as TokenScope[];
  test.each(scopes)('allow exactly the operations of %s when they have that scope alone', async (scope) => {
    const api = await apiOf(house, 'admin', [scope]);
    for (const operation of operations) {
      const reply = await api(operation.method, addressOf(operation), bodyOf(operation));
      const isCovered = (TOKEN_SCOPES[scope] as readonly string[]).includes(operation.right);
      expect([operation.id, reply.json['code'] === 'TOKEN_SCOPE_MISSING']).toEqual([operation.id, !isCovered]);
    }
  });

  test.each([
    ['none', null, 'UNAUTHENTICATED', 'Bearer realm="platzwart"'],
    ['an unknown one', `pw_${'x'.repeat(43)}`, 'TOKEN_INVALID', 'Bearer realm="platzwart", error="invalid_token"'],
    ['a crooked one', 'pw_', 'TOKEN_INVALID', 'Bearer realm="platzwart", error="invalid_token"'],
  ])('%s: 401 with a challenge', async (_name, token, code, challenge) => {
    const reply = await apiWith(house.server.url, token)('GET', paths.api.resources());
    expect([reply.status, reply.json['code'], reply.headers.get('www-authenticate')]).toEqual([401, code, challenge]);
  });

  test.each([
    ['revoked', 'revoked_at = now()'],
    ['expired', "expires_at = '2020-01-01'"],
  ])('lose access at the next request when %s, and when the person is deactivated', async (_name, change) => {
    const api = await apiOf(house, 'eva.lang', ['bookings:read']);
    expect((await api('GET', paths.api.teams())).status).toBe(200);
    await house.sql.unsafe(
      `update api_tokens set ${change} where id = (select id from api_tokens order by created_at desc, id desc limit 1)`,
    );
    expect((await api('GET', paths.api.teams())).status).toBe(401);
    const other = await apiOf(house, 'eva.lang', ['bookings:read']);
    const eva = house.ids.people['eva.lang'];
    await house.sql`update users set is_active = false where id = ${eva}`;
    expect((await other('GET', paths.api.teams())).status).toBe(401);
    await house.sql`update users set is_active = true where id = ${eva}`;
    expect((await other('GET', paths.api.teams())).status).toBe(200);
  });

  test('get 400 with a session cookie in the request; a cookie alone needs our Origin for writes', async () => {
    const max = await house.enter('max.mueller');
    const [pair] = [...max.cookies]
      .filter(([name]) => name.endsWith('session'))
      .map(([name, value]) => `${name}=${value}`);
    const both = await people.trainer('GET', paths.api.resources(), { headers: { cookie: pair ?? '' } });
    expect([both.status, both.json['code']]).toEqual([400, 'TWO_CREDENTIALS']);
    const write = (origin: string | null) =>
      max.json(paths.api.preview(), { body: {}, origin, headers: {} }).then(({ status }) => status);
    expect(await write(null)).toBe(403);
    expect(await write('https://boese.example')).toBe(403);
    expect(await write(house.server.url)).toBe(422);
    expect((await max.json(paths.api.resources())).status).toBe(200);
    // The password of a proxy in front.
    const behind = { headers: { authorization: 'Basic dmVyZWluOmdlaGVpbQ==' } };
    expect((await max.json(paths.api.resources(), behind)).status).toBe(200);
  });
});

test('answers 401 before any other check when there is neither token nor session', async () => {
  for (const authorization of [undefined, 'Token abc']) {
    const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) };
    const answer = await fetch(house.server.url + paths.api.bookings(), { method: 'POST', headers, body: '{}' });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="platzwart"']);
    expect(await answer.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  }
});

test('answers 404 when a page’s data address is used on the API', async () => {
  const before = await countWritten(house.sql);
  for (const path of ['/api/bookings.data', '/api/openapi.json.data', '/API/resources.data/', '/api/nirgends.data']) {
    for (const method of ['GET', 'POST']) {
      const reply = await people.trainer(method, path, method === 'POST' ? { body: {} } : {});
      expect([path, reply.status, reply.json['code']]).toEqual([path, 404, 'NOT_FOUND']);
    }
  }
  expect(await countWritten(house.sql)).toEqual(before);
});

test('answers 405 with the allowed methods when an address is read-only', async () => {
  const api = apiWith(house.server.url, null);
  const options = await api('OPTIONS', paths.api.openapi());
  expect([options.status, options.text, options.headers.get('allow')]).toEqual([204, '', 'GET, HEAD, OPTIONS']);
  const post = await api('POST', paths.api.openapi());
  expect([post.status, post.json['code'], post.headers.get('allow')]).toEqual([
    405,
    'METHOD_NOT_ALLOWED',
    'GET, HEAD, OPTIONS',
  ]);
});

test('answers in the person’s language, and in that of Accept-Language without a person', async () => {
  const english = { 'accept-language': 'en-GB,en;q=0.9' };
  const stranger = apiWith(house.server.url, null);
  expect((await stranger('GET', paths.api.teams(), { headers: english })).json['title']).toBe('Not signed in');
  expect((await stranger('GET', paths.api.teams())).json['title']).toBe('Anmeldung fehlt');
  expect((await people.member('GET', paths.api.booking(absent), { headers: english })).json['title']).toBe(
    'Das gibt es nicht',
  );
});
