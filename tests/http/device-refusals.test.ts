import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { makeClaim, makeNonce } from '#tests/factories/door-calls.ts';
import { makeDevice } from '#tests/factories/doors.ts';
import { advanceDoorClock } from '#tests/setup/door-clock.ts';
import { waiterBehind } from '#tests/setup/waiter.ts';
import { codeOf, confirmation, doorHouse, grantOf, type Reply } from './door-house.ts';

/** Every refusal of the device protocol with its code and status. */
const house = doorHouse();

async function isSeenNow(): Promise<unknown> {
  const [seen] = await house.sql`
    select last_seen_at > door_now() - interval '5 s' as "isNew" from devices where id = ${house.door.device.id}`;
  return seen?.['isNew'];
}

describe('credentials', () => {
  test.each([
    ['a wrong secret', {}, { secret: 'wrong' }],
    ['an unknown device', {}, { deviceId: 'pi-unknown' }],
    ['# as id', {}, { deviceId: '#' }],
    ['+ as id', {}, { deviceId: '+' }],
    ['__proto__ as id', {}, { deviceId: '__proto__' }],
  ])('answers 401 for %s', async (_what, _body, as) => {
    expect(codeOf(await house.poll(makeClaim(), as))).toEqual([401, 'DEVICE_AUTH_FAILED']);
  });

  test('refuses wrong secrets after ten in a minute, and accepts the right one; one audit row names the block', async () => {
    const wrong = await Promise.all(Array.from({ length: 10 }, () => house.poll(makeClaim(), { secret: 'wrong' })));
    expect(new Set(wrong.map(({ status }) => status))).toEqual(new Set([401]));
    const eleventh = await house.poll(makeClaim(), { secret: 'wrong' });
    expect(codeOf(eleventh)).toEqual([429, 'DEVICE_BLOCKED']);
    expect(Number(eleventh.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await house.poll()).status).toBe(204);
    expect(codeOf(await house.poll(makeClaim(), { secret: 'wrong' }))).toEqual([429, 'DEVICE_BLOCKED']);
    expect(await house.sql`select stream, device_id as device from audit_log where action = 'device.blocked'`).toEqual([
      { stream: 'door', device: house.door.device.deviceId },
    ]);
    const other = await makeDevice(house.db, { operatorId: house.door.operatorId, areaIds: [house.door.areaId] });
    expect((await house.poll(makeClaim(), { deviceId: other.deviceId })).status).toBe(204);
  });

  test('refuses the claim of an inactive device, and accepts its confirm', async () => {
    const jobId = await house.press();
    const grant = grantOf(await house.poll());
    await house.sql`update devices set is_active = false where id = ${house.door.device.id}`;
    expect(codeOf(await house.poll())).toEqual([403, 'DEVICE_INACTIVE']);
    expect(codeOf(await house.say('wait', { waitS: 0 }))).toEqual([403, 'DEVICE_INACTIVE']);
    expect((await house.say('confirm', confirmation(grant))).body).toMatchObject({ status: 'executed' });
    expect((await house.member.json(`/api/doors/jobs/${jobId}`)).body).toMatchObject({ status: 'executed' });
  });

  test('records the call when a claim is repeated', async () => {
    await house.press();
    const claim = makeClaim();
    const { body } = await house.poll(claim);
    await house.sql`update devices set last_seen_at = door_now() - interval '6 s'`;
    expect((await house.poll(claim)).body).toEqual(body);
    expect(await isSeenNow()).toBe(true);
  });

  test('notifies browsers when a device comes back by a claim, with or without a grant', async () => {
    const messages: string[] = [];
    const listening = await house.sql.listen('live', (payload) => messages.push(payload));
    const come = async (work: boolean) => {
      if (work) await house.press();
      messages.length = 0;
      await house.sql`update devices set last_seen_at = door_now() - interval '10 min'`;
      const { status } = await house.poll();
      await expect.poll(() => messages.some((payload) => payload.includes('"topic":"device"'))).toBe(true);
      return status;
    };
    // A claim also records the contact, and must not be the first to do so.
    for (let times = 0; times < 8; times += 1) expect(await come(false)).toBe(204);
    expect(await come(true)).toBe(200);
    await listening.unlisten();
  });

  test.each([
    ['that cannot be read', () => house.say('poll', null, { text: '{' }), [400, 'UNREADABLE_JSON']],
    [
      'of a boot that was followed by another',
      () => house.poll(makeClaim({ bootId: 'boot-before-the-last' })),
      [409, 'CLAIM_REPLAYED'],
    ],
  ])('records the contact of a claim %s', async (_what, claim, refusal) => {
    await house.sql`update devices set earlier_boots = array['boot-before-the-last'], last_seen_at = door_now() - interval '6 s'`;
    expect(codeOf(await claim())).toEqual(refusal);
    expect(await isSeenNow()).toBe(true);
  });

  test('records the contact before it answers with a refusal', async () => {
    await house.sql`update devices set last_seen_at = door_now() - interval '1 min'`;
    let isAnswered = false;
    const { asking } = await house.sql.begin(async (held) => {
      await held`select 1 from devices where id = ${house.door.device.id} for update`;
      const running = house.say('poll', null, { text: '{' }).finally(() => (isAnswered = true));
      await waiterBehind(held);
      await sleep(200);
      expect(isAnswered).toBe(false);
      return { asking: running };
    });
    expect(codeOf(await asking)).toEqual([400, 'UNREADABLE_JSON']);
    expect(await isSeenNow()).toBe(true);
  });

  test('answers 429 after twenty calls in four seconds, then opens and confirms within the life of a press', async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, () => house.say('wait', { waitS: 0 })));
    const limited = replies.filter(({ status }) => status === 429);
    expect(limited).toHaveLength(20);
    expect(codeOf(limited[0] as Reply)).toEqual([429, 'RATE_LIMITED']);
    const jobId = await house.press();
    const refused = await house.poll();
    const retryAfterS = Number(refused.headers.get('retry-after'));
    expect([refused.status, retryAfterS >= 1 && retryAfterS <= 4]).toEqual([429, true]);
    await sleep(retryAfterS * 1_000);
    const grant = grantOf(await house.poll());
    expect(grant.jobId).toBe(jobId);
    expect((await house.say('confirm', confirmation(grant))).body).toEqual({ status: 'executed', duplicate: false });
  });

  test('refuses a session', async () => {
    const response = await house.member.request(
      `/api/device/${house.door.device.deviceId}/poll`,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(makeClaim()) },
      { origin: null },
    );
    expect(response.status).toBe(401);
  });

  test('refuses a GET', async () => {
    const response = await fetch(`${house.url}/api/device/${house.door.device.deviceId}/poll`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });
});

describe('bodies', () => {
  test.each([
    ['a megabyte', { text: JSON.stringify({ model: 'x'.repeat(1_000_000) }) }, 413, 'TOO_LARGE'],
    ['a little more than 4 KiB', { text: JSON.stringify({ model: 'x'.repeat(4_090) }) }, 413, 'TOO_LARGE'],
    ['a truncated body', { text: JSON.stringify(makeClaim()).slice(0, -9) }, 400, 'UNREADABLE_JSON'],
    ['no body', { text: '' }, 400, 'UNREADABLE_JSON'],
    ['a list', { text: '[]' }, 422, 'INVALID_BODY'],
    ['null', { text: 'null' }, 422, 'INVALID_BODY'],
    ['__proto__', { text: '{"__proto__":{"bootId":"x"}}' }, 422, 'INVALID_BODY'],
    ['a seq of zero', { text: JSON.stringify(makeClaim({ claimSeq: 0 })) }, 422, 'INVALID_BODY'],
    ['a short nonce', { text: JSON.stringify(makeClaim({ claimNonce: 'x' })) }, 422, 'INVALID_BODY'],
  ])('%s', async (_what, as, status, code) => {
    expect(codeOf(await house.say('poll', null, as))).toEqual([status, code]);
  });

  test('names every wrong field, as in the rest of the API', async () => {
    const claim = { ...makeClaim({ claimSeq: 0 }), claimNonce: undefined };
    expect((await house.say('poll', claim)).body).toMatchObject({
      field: 'claimSeq',
      detail: 'Falsch ist: claimSeq, claimNonce.',
      errors: [
        { field: 'claimSeq', code: 'invalid', detail: 'Dieser Wert ist hier nicht möglich.' },
        { field: 'claimNonce', code: 'missing', detail: 'Diese Angabe fehlt.' },
      ],
    });
  });

  test('accepts a field that it does not know, from the claim to the state', async () => {
    await house.press();
    const grant = grantOf(await house.poll({ ...makeClaim(), newer: [1] } as never));
    expect((await house.say('wait', { waitS: 0, newer: 1 })).status).toBe(204);
    const confirmed = await house.say('confirm', { ...confirmation(grant), newer: { than: 'this' } });
    expect(confirmed.body).toEqual({ status: 'executed', duplicate: false });
    const state = { bootId: grant.nonce, firmware: '2', uptimeMs: 1, relay: 'off', doorContact: 'closed' };
    expect((await house.say('state', { ...state, journalDepth: 0, newer: null })).status).toBe(204);
  });

  test('accepts a result with an invalid character, and refuses a version with one', async () => {
    const jobId = await house.press();
    const grant = grantOf(await house.poll());
    const failed = { result: 'failed', resultCode: 'RELAY_FAULT', resultMessage: 'gpio\u0000\ud800\nbusy' };
    expect((await house.say('confirm', confirmation(grant, failed))).body).toEqual({
      status: 'failed',
      duplicate: false,
    });
    const [row] = await house.sql`select result_message from door_jobs where id = ${jobId}`;
    expect(row?.['result_message']).toBe('gpio \ufffd busy');
    const state = { bootId: grant.nonce, firmware: '1\u0000', uptimeMs: 1, relay: 'off', doorContact: 'closed' };
    expect(codeOf(await house.say('state', { ...state, journalDepth: 0 }))).toEqual([422, 'INVALID_BODY']);
  });

  test('refuses replayed, stale and foreign claims', async () => {
    await house.press();
    const claim = makeClaim();
    const granted = await house.poll(claim);
    expect((await house.poll(claim)).body).toEqual(granted.body);
    await advanceDoorClock(house.sql, 6);
    expect(codeOf(await house.poll(claim))).toEqual([409, 'GRANT_EXPIRED']);
    expect((await house.poll()).status).toBe(204);
    expect(codeOf(await house.poll({ ...claim, claimNonce: makeNonce() }))).toEqual([409, 'CLAIM_REPLAYED']);
  });

  test('refuses confirms with a wrong nonce or device, and pending, conflicting and unknown ones', async () => {
    await house.press();
    const grant = grantOf(await house.poll());
    const other = await makeDevice(house.db, { operatorId: house.door.operatorId, areaIds: [house.door.areaId] });
    const confirm = (values: object, as = {}) => house.say('confirm', confirmation(grant, values), as);
    expect(codeOf(await confirm({ nonce: makeNonce() }))).toEqual([403, 'NONCE_MISMATCH']);
    expect(codeOf(await confirm({}, { deviceId: other.deviceId }))).toEqual([403, 'DEVICE_MISMATCH']);
    expect(codeOf(await confirm({ jobId: '01900000-0000-7000-8000-000000000000' }))).toEqual([404, 'JOB_NOT_FOUND']);
    expect(codeOf(await confirm({ resultCode: 'ERR' }))).toEqual([422, 'INVALID_BODY']);
    expect((await confirm({})).status).toBe(200);
    const failed = { result: 'failed', resultCode: 'RELAY_FAULT', pulsedAtMs: null };
    expect(codeOf(await confirm(failed))).toEqual([409, 'RESULT_CONFLICT']);
    const pending = await house.press();
    expect(codeOf(await confirm({ jobId: pending }))).toEqual([409, 'JOB_NOT_DISPATCHED']);
  });
});
