import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { type Api, apiOf, type ApiReply, apiWith } from '#tests/setup/api.ts';
import { readDocument } from '#tests/setup/api-document.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

let house: DemoHouse;
let admin: Api;
let eva: Api;
let differences: ReturnType<typeof readDocument>;
const path = paths.api.actions();
const one = {
  action_type: 'work.started',
  gid: 'https://tutorials.example/vogelhaus',
  metadata: { title: 'Vogelhaus' },
};

beforeAll(async () => {
  house = await openDemoHouse();
  [admin, eva] = [await apiOf(house, 'admin'), await apiOf(house, 'eva.lang')];
  differences = readDocument((await apiWith(house.server.url, null)('GET', paths.api.openapi())).json);
});
afterAll(() => house.close());

const countActions = async () => (await house.sql`select from actions`).length;
const idOf = (key: 'eva.lang' | 'peter.koenig') => house.ids.people[key];
async function described(reply: Promise<ApiReply>, method: string, status: number): Promise<ApiReply> {
  const answer = await reply;
  expect([answer.status, differences(method, path, answer)]).toEqual([status, []]);
  return answer;
}

test('a program reports one action or a hundred, once per key, and reads them by pages', async () => {
  const first = await described(eva('POST', path, { body: one, key: 'eins' }), 'POST', 201);
  expect(first.json).toMatchObject({ actions: [{ user_id: idOf('eva.lang'), action_type: 'work.started' }] });
  expect((await described(eva('POST', path, { body: one, key: 'eins' }), 'POST', 201)).text).toBe(first.text);
  await described(eva('POST', path, { body: { ...one, gid: 'x' }, key: 'eins' }), 'POST', 422);
  const many = Array.from({ length: 100 }, (_, at) => ({ ...one, gid: `step ${at}` }));
  expect((await described(eva('POST', path, { body: { actions: many } }), 'POST', 201)).json['actions']).toHaveLength(
    100,
  );
  const page = await described(eva('GET', paths.api.actions({ limit: '60' })), 'GET', 200);
  const next = /<([^>]+)>/.exec(page.headers.get('link') ?? '')?.[1] ?? '';
  const second = await described(eva('GET', next), 'GET', 200);
  expect([page, second].map(({ json }) => (json['actions'] as unknown[]).length)).toEqual([60, 41]);
  expect([second.headers.get('link'), second.json['next']]).toEqual([null, null]);
});

const metadata = (bytes: number) => ({ a: 'x'.repeat(bytes - 8) });
const bad: [string, unknown, string][] = [
  ['nothing', {}, 'action_type'],
  ['101 actions', { actions: Array.from({ length: 101 }, () => one) }, 'actions'],
  ['an empty list', { actions: [] }, 'actions'],
  ['one and a list', { ...one, actions: [one] }, 'actions'],
  ['metadata of 64 KiB and a byte', { ...one, metadata: metadata(65_537) }, 'metadata'],
  ['numbers that jsonb writes out', { ...one, metadata: { a: Array.from({ length: 400 }, () => 1e308) } }, 'metadata'],
  ['metadata with NUL', { ...one, metadata: { a: '\0' } }, 'metadata'],
  ['metadata with half a character', `{"action_type":"a","gid":"x","metadata":{"a":"\\ud800"}}`, 'metadata'],
  ['metadata that is a list', { ...one, metadata: [] }, 'metadata'],
  [
    'metadata of 33 levels',
    `{"action_type":"a","gid":"x","metadata":${'{"a":'.repeat(33)}1${'}'.repeat(33)}}`,
    'metadata',
  ],
  [
    'metadata of 9,000 levels',
    `{"action_type":"a","gid":"x","metadata":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`,
    'metadata',
  ],
  ['a gid of 5,000 characters', { ...one, gid: 'x'.repeat(5_000) }, 'gid'],
  ['a gid with a line break', { ...one, gid: 'a\nb' }, 'gid'],
  ['a blank gid', { ...one, gid: ' ' }, 'gid'],
  ['a type of the house', { ...one, action_type: 'booking.approved' }, 'action_type'],
  ['a type with a blank', { ...one, action_type: 'Work started' }, 'action_type'],
  ['a time of its own', { ...one, timestamp: '2020-01-01T00:00:00Z' }, 'timestamp'],
  ['a person that does not exist', { ...one, user_id: '01890000-0000-7000-8000-000000000000' }, 'user_id'],
  ['no id', { ...one, user_id: 'eva' }, 'user_id'],
  ['one wrong action of two', { actions: [one, { ...one, gid: 5 }] }, 'actions.1.gid'],
];

test.each(bad)('refuses %s and writes nothing', async (_name, body, field) => {
  const before = await countActions();
  const reply = await described(admin('POST', path, { body }), 'POST', 422);
  expect([reply.json['code'], reply.json['field']]).toEqual(['VALIDATION_FAILED', field]);
  expect(String(reply.json['detail']).length).toBeGreaterThan(10);
  expect(await countActions()).toBe(before);
});

test('takes metadata of exactly 64 KiB, and names in a list who is unknown', async () => {
  await described(eva('POST', path, { body: { ...one, metadata: metadata(65_536) } }), 'POST', 201);
  await house.sql`update users set is_active = false where id = ${house.ids.people['lisa.braun']}`;
  const body = { actions: [one, { ...one, user_id: house.ids.people['lisa.braun'] }] };
  const reply = await described(admin('POST', path, { body }), 'POST', 422);
  expect(reply.json['field']).toBe('actions.1.user_id');
});

test('another person needs an admin, and the scope of a token', async () => {
  const body = { ...one, user_id: idOf('eva.lang') };
  const narrow = await apiOf(house, 'admin', ['actions:write']);
  const wide = await apiOf(house, 'admin', ['actions:write', 'actions:any']);
  expect((await described(narrow('POST', path, { body }), 'POST', 403)).json['code']).toBe('TOKEN_SCOPE_MISSING');
  expect((await narrow('POST', path, { body: { ...one, user_id: idOf('peter.koenig') } })).status).toBe(201);
  expect((await described(wide('POST', path, { body }), 'POST', 201)).json).toMatchObject({
    actions: [{ user_id: idOf('eva.lang') }],
  });
  const other = { ...one, user_id: idOf('peter.koenig') };
  const refused = await described(eva('POST', path, { body: other }), 'POST', 403);
  expect([refused.json['code'], refused.json['right']]).toEqual(['FORBIDDEN', 'action.writeAny']);
});

test('reads of another person answer as for an unknown one', async () => {
  const replies = [];
  for (const user of [idOf('peter.koenig'), '01890000-0000-7000-8000-000000000000'])
    replies.push(await described(eva('GET', paths.api.actions({ user })), 'GET', 404));
  expect(replies[0]?.text).toBe(replies[1]?.text);
  await described(admin('GET', paths.api.actions({ user: idOf('eva.lang') })), 'GET', 200);
  const wrong: Record<string, string>[] = [
    { from: 'x' },
    { after: '2026-99-99T00:00:00.000000Z~01890000-0000-7000-8000-000000000000' },
    { limit: '501' },
  ];
  for (const query of wrong) await described(eva('GET', paths.api.actions(query)), 'GET', 422);
});
