import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Connection, openConnection } from '#app/db/client.server.ts';
import { makeClaim, makeNonce } from '#tests/factories/door-calls.ts';
import { deviceSecret, makeDevice, makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { makePerson } from '#tests/factories/person.ts';
import { client, type Client } from '#tests/setup/client.ts';
import { advanceDoorClock } from '#tests/setup/door-clock.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';
import type { Grant } from '#device/protocol.ts';

/** The device side of the protocol over HTTP: every route, code and status. */
let server: TestServer;
let owner: Connection;
let sql: postgres.Sql;
let door: MadeDoor;
let member: Client;
const password = 'ein-langes-passwort';

beforeAll(async () => {
  server = await startServer();
  owner = openConnection({ url: server.ownerUrl, max: 2 });
  sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await Promise.all([owner.close(), sql.end({ timeout: 2 })]);
  await server.stop();
});
beforeEach(async () => {
  await sql`delete from rate_limits`;
  door = await makeDoor(owner.db);
  const person = await makePerson(owner.db, { role: 'member', password });
  member = client(server.url);
  await member.signIn(person.email, password);
});

interface Said {
  readonly status: number;
  readonly body: Record<string, unknown> | null;
  readonly headers: Headers;
}

async function say(
  action: string,
  body: unknown,
  {
    deviceId = door.device.deviceId,
    secret = deviceSecret,
    text,
  }: { deviceId?: string; secret?: string; text?: string } = {},
): Promise<Said> {
  const response = await fetch(`${server.url}/api/device/${encodeURIComponent(deviceId)}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: text ?? JSON.stringify(body),
  });
  const answer = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: answer === '' ? null : (JSON.parse(answer) as Record<string, unknown>),
  };
}

const press = async (): Promise<string> => {
  const { status, body } = await member.json(`/api/doors/${door.slug}/open`, { body: {} });
  if (status !== 201) throw new Error(`the press answered ${status}: ${JSON.stringify(body)}`);
  return (body as { jobId: string }).jobId;
};
const poll = (claim = makeClaim(), as = {}) => say('poll', claim, as);
const grantOf = ({ body }: Said) => body as unknown as Grant;
const confirmation = (grant: Pick<Grant, 'jobId' | 'nonce'>, values = {}) => ({
  jobId: grant.jobId,
  nonce: grant.nonce,
  result: 'executed',
  resultCode: 'OK',
  pulsedAtMs: 90,
  ...values,
});
const codeOf = ({ status, body }: Said) => [status, body?.['code']];

describe('from the press to the confirm', () => {
  test('201, the grant, executed; each state is told, and nothing is cached', async () => {
    const jobId = await press();
    const stateNow = async () => ((await member.json(`/api/doors/jobs/${jobId}`)).body as { status: string }).status;
    expect(await stateNow()).toBe('pending');
    const granted = await poll();
    expect([granted.status, granted.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(granted.headers.get('set-cookie')).toBeNull();
    expect(grantOf(granted)).toMatchObject({ jobId, area: door.slug, pulseMs: 3_000, grantTtlMs: 5_000 });
    expect(await stateNow()).toBe('dispatched');
    const said = await say('confirm', confirmation(grantOf(granted)));
    expect([said.status, said.body]).toEqual([200, { status: 'executed', duplicate: false }]);
    const again = await say('confirm', confirmation(grantOf(granted)));
    expect([again.status, again.body]).toEqual([200, { status: 'executed', duplicate: true }]);
    expect(await stateNow()).toBe('executed');
    expect((await poll()).status).toBe(204);
    const trail = await sql`select action, correlation_id as "id" from audit_log where job_id = ${jobId} order by seq`;
    expect(trail.map(({ action }) => String(action))).toEqual(['door.requested', 'door.dispatched', 'door.executed']);
    expect(new Set(trail.map(({ id }) => String(id))).size).toBe(1);
  });

  test('pressing again while it is on its way is the same job; its key opens once', async () => {
    const jobId = await press();
    const again = await member.json(`/api/doors/${door.slug}/open`, { body: {} });
    expect([again.status, (again.body as { jobId: string }).jobId]).toEqual([200, jobId]);
    await say('confirm', confirmation(grantOf(await poll())));
    const headers = { 'idempotency-key': 'press-1' };
    const first = await member.json(`/api/doors/${door.slug}/open`, { body: {}, headers });
    await say('confirm', confirmation(grantOf(await poll())));
    const repeat = await member.json(`/api/doors/${door.slug}/open`, { body: {}, headers });
    expect([first.status, repeat.status, repeat.body]).toEqual([201, 201, first.body]);
    expect((await poll()).status).toBe(204);
  });

  test('another member does not see the job', async () => {
    const jobId = await press();
    const person = await makePerson(owner.db, { role: 'member', password });
    const other = client(server.url);
    await other.signIn(person.email, password);
    expect((await other.json(`/api/doors/jobs/${jobId}`)).status).toBe(404);
  });

  test('late: 202, and the job stays expired', async () => {
    const jobId = await press();
    const grant = grantOf(await poll());
    await advanceDoorClock(sql, 31);
    const said = await say('confirm', confirmation(grant));
    expect([said.status, said.body]).toEqual([
      202,
      { code: 'LATE_CONFIRM_RECORDED', status: 'expired', duplicate: false },
    ]);
    expect((await member.json(`/api/doors/jobs/${jobId}`)).body).toMatchObject({ status: 'expired' });
  });
});

describe('the wait', () => {
  test('rings when a job is made, in the same moment', async () => {
    const waiting = say('wait', { waitS: 10 });
    await expect
      .poll(
        async () =>
          (
            await sql`select 1 from pg_stat_activity where application_name = 'platzwart live' and datname = current_database()`
          ).length,
      )
      .toBe(1);
    const jobId = await press();
    const rung = await waiting;
    expect([rung.status, rung.body]).toEqual([200, { wake: true }]);
    expect(grantOf(await poll()).jobId).toBe(jobId);
  });

  test('says at once that a job waits already, 204 when its time is over', async () => {
    expect((await say('wait', { waitS: 0 })).status).toBe(204);
    await press();
    expect((await say('wait', { waitS: 25 })).status).toBe(200);
  });
});

describe('who calls', () => {
  test.each([
    ['a wrong secret', {}, { secret: 'wrong' }],
    ['an unknown device', {}, { deviceId: 'pi-unknown' }],
    ['# as id', {}, { deviceId: '#' }],
    ['+ as id', {}, { deviceId: '+' }],
    ['__proto__ as id', {}, { deviceId: '__proto__' }],
  ])('%s: 401', async (_what, _body, as) => {
    expect(codeOf(await poll(makeClaim(), as))).toEqual([401, 'DEVICE_AUTH_FAILED']);
  });

  test('ten wrong secrets in a minute shut the pair out, the right one too', async () => {
    const wrong = await Promise.all(Array.from({ length: 10 }, () => poll(makeClaim(), { secret: 'wrong' })));
    expect(new Set(wrong.map(({ status }) => status))).toEqual(new Set([401]));
    const eleventh = await poll(makeClaim(), { secret: 'wrong' });
    expect(codeOf(eleventh)).toEqual([429, 'DEVICE_BLOCKED']);
    const right = await poll();
    expect(codeOf(right)).toEqual([429, 'DEVICE_BLOCKED']);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(800);
    const other = await makeDevice(owner.db, { operatorId: door.operatorId, areaIds: [door.areaId] });
    expect((await poll(makeClaim(), { deviceId: other.deviceId })).status).toBe(204);
  });

  test('a device that is switched off claims nothing, and may still say what it did', async () => {
    const jobId = await press();
    const grant = grantOf(await poll());
    await sql`update devices set is_active = false where id = ${door.device.id}`;
    expect(codeOf(await poll())).toEqual([403, 'DEVICE_INACTIVE']);
    expect(codeOf(await say('wait', { waitS: 0 }))).toEqual([403, 'DEVICE_INACTIVE']);
    expect((await say('confirm', confirmation(grant))).body).toMatchObject({ status: 'executed' });
    expect((await member.json(`/api/doors/jobs/${jobId}`)).body).toMatchObject({ status: 'executed' });
  });

  test('more than twenty calls in ten seconds are too many', async () => {
    const said = await Promise.all(Array.from({ length: 24 }, () => poll()));
    expect(said.filter(({ status }) => status === 429)).toHaveLength(4);
    expect(codeOf(said.find(({ status }) => status === 429) as Said)).toEqual([429, 'RATE_LIMITED']);
  });

  test('a session is no credential here', async () => {
    const response = await member.request(
      `/api/device/${door.device.deviceId}/poll`,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(makeClaim()) },
      { origin: null },
    );
    expect(response.status).toBe(401);
  });

  test('a GET is no call', async () => {
    const response = await fetch(`${server.url}/api/device/${door.device.deviceId}/poll`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });
});

describe('what is refused', () => {
  test.each([
    ['a megabyte', { text: JSON.stringify({ model: 'x'.repeat(1_000_000) }) }, 413, 'TOO_LARGE'],
    ['a little more than 4 KiB', { text: JSON.stringify({ model: 'x'.repeat(4_090) }) }, 413, 'TOO_LARGE'],
    ['a truncated body', { text: JSON.stringify(makeClaim()).slice(0, -9) }, 400, 'UNREADABLE_JSON'],
    ['no body', { text: '' }, 400, 'UNREADABLE_JSON'],
    ['a list', { text: '[]' }, 422, 'INVALID_BODY'],
    ['null', { text: 'null' }, 422, 'INVALID_BODY'],
    ['__proto__', { text: '{"__proto__":{"bootId":"x"}}' }, 422, 'INVALID_BODY'],
    ['a field too many', { text: JSON.stringify({ ...makeClaim(), more: 1 }) }, 422, 'INVALID_BODY'],
    ['a seq of zero', { text: JSON.stringify(makeClaim({ claimSeq: 0 })) }, 422, 'INVALID_BODY'],
    ['a short nonce', { text: JSON.stringify(makeClaim({ claimNonce: 'x' })) }, 422, 'INVALID_BODY'],
  ])('%s', async (_what, as, status, code) => {
    expect(codeOf(await say('poll', null, as))).toEqual([status, code]);
  });

  test('replayed, stale and foreign claims', async () => {
    await press();
    const claim = makeClaim();
    const granted = await poll(claim);
    expect((await poll(claim)).body).toEqual(granted.body);
    await advanceDoorClock(sql, 6);
    expect(codeOf(await poll(claim))).toEqual([409, 'GRANT_EXPIRED']);
    expect((await poll()).status).toBe(204);
    expect(codeOf(await poll({ ...claim, claimNonce: makeNonce() }))).toEqual([409, 'CLAIM_REPLAYED']);
  });

  test('wrong nonce, other device, pending, conflicting and unknown confirms', async () => {
    await press();
    const grant = grantOf(await poll());
    const other = await makeDevice(owner.db, { operatorId: door.operatorId, areaIds: [door.areaId] });
    const confirm = (values: object, as = {}) => say('confirm', confirmation(grant, values), as);
    expect(codeOf(await confirm({ nonce: makeNonce() }))).toEqual([403, 'NONCE_MISMATCH']);
    expect(codeOf(await confirm({}, { deviceId: other.deviceId }))).toEqual([403, 'DEVICE_MISMATCH']);
    expect(codeOf(await confirm({ jobId: '01900000-0000-7000-8000-000000000000' }))).toEqual([404, 'JOB_NOT_FOUND']);
    expect(codeOf(await confirm({ resultCode: 'ERR' }))).toEqual([422, 'INVALID_BODY']);
    expect((await confirm({})).status).toBe(200);
    const failed = { result: 'failed', resultCode: 'RELAY_FAULT', pulsedAtMs: null };
    expect(codeOf(await confirm(failed))).toEqual([409, 'RESULT_CONFLICT']);
    const pending = await press();
    expect(codeOf(await confirm({ jobId: pending }))).toEqual([409, 'JOB_NOT_DISPATCHED']);
  });
});

describe('the member', () => {
  test('403 with every reason, 429 with the time, 503 for a silent door, 404 for an unknown one', async () => {
    const open = () => member.json(`/api/doors/${door.slug}/open`, { body: {} });
    await sql`update areas set min_age = 18, required_subscription = 'Abo' where id = ${door.areaId}`;
    const refused = await open();
    expect([refused.status, refused.body]).toMatchObject([
      403,
      { code: 'AREA_FORBIDDEN', reasons: ['MIN_AGE', 'NO_SUBSCRIPTION'] },
    ]);
    await sql`update areas set min_age = null, required_subscription = null where id = ${door.areaId}`;
    await sql`update devices set last_seen_at = door_now() - interval '21 s' where id = ${door.device.id}`;
    const silent = await open();
    expect([silent.status, silent.body, silent.headers.get('retry-after')]).toMatchObject([
      503,
      { code: 'DEVICE_OFFLINE' },
      '20',
    ]);
    expect((await member.json('/api/doors/nowhere/open', { body: {} })).status).toBe(404);
    await sql`delete from rate_limits`;
    const many = await Promise.all(Array.from({ length: 62 }, open));
    const limited = many.filter(({ status }) => status === 429);
    expect(limited).toHaveLength(2);
    expect(limited[0]?.body).toMatchObject({ code: 'OPENS_LIMITED' });
  });

  test('a device that was heard of makes a silent door open again', async () => {
    await sql`update devices set last_seen_at = door_now() - interval '60 s' where id = ${door.device.id}`;
    expect((await poll()).status).toBe(204);
    await press();
  });
});
