import { describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { advanceDoorClock } from '#tests/setup/door-clock.ts';
import { confirmation, doorHouse, grantOf } from './door-house.ts';

/** The device side of the protocol over HTTP, from the press to the confirm. */
const house = doorHouse();

describe('from the press to the confirm', () => {
  test('executes a grant, and each state is readable and uncached', async () => {
    const jobId = await house.press();
    const stateNow = async () =>
      ((await house.member.json(`/api/doors/jobs/${jobId}`)).body as { status: string }).status;
    expect(await stateNow()).toBe('pending');
    const granted = await house.poll();
    expect([granted.status, granted.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(granted.headers.get('set-cookie')).toBeNull();
    expect(grantOf(granted)).toMatchObject({ jobId, area: house.door.slug, pulseMs: 3_000, grantTtlMs: 5_000 });
    expect(await stateNow()).toBe('dispatched');
    const said = await house.say('confirm', confirmation(grantOf(granted)));
    expect([said.status, said.body]).toEqual([200, { status: 'executed', duplicate: false }]);
    const again = await house.say('confirm', confirmation(grantOf(granted)));
    expect([again.status, again.body]).toEqual([200, { status: 'executed', duplicate: true }]);
    expect(await stateNow()).toBe('executed');
    expect((await house.poll()).status).toBe(204);
    const trail =
      await house.sql`select action, correlation_id as "id" from audit_log where job_id = ${jobId} order by seq`;
    expect(trail.map(({ action }) => String(action))).toEqual(['door.requested', 'door.dispatched', 'door.executed']);
    expect(new Set(trail.map(({ id }) => String(id))).size).toBe(1);
  });

  test('returns the live job when it is pressed again, and opens once per key', async () => {
    const jobId = await house.press();
    const again = await house.member.json(`/api/doors/${house.door.slug}/open`, { body: {} });
    expect([again.status, (again.body as { jobId: string }).jobId]).toEqual([200, jobId]);
    await house.say('confirm', confirmation(grantOf(await house.poll())));
    const headers = { 'idempotency-key': 'press-1' };
    const first = await house.member.json(`/api/doors/${house.door.slug}/open`, { body: {}, headers });
    await house.say('confirm', confirmation(grantOf(await house.poll())));
    const repeat = await house.member.json(`/api/doors/${house.door.slug}/open`, { body: {}, headers });
    expect([first.status, repeat.status, repeat.body]).toEqual([201, 201, first.body]);
    expect((await house.poll()).status).toBe(204);
  });

  test('gives no device the job of a member who has signed out', async () => {
    const jobId = await house.press();
    expect((await house.say('wait', { waitS: 0 })).status).toBe(200);
    await house.member.postForm(paths.account.signOut(), {});
    expect((await house.say('wait', { waitS: 0 })).status).toBe(204);
    expect((await house.poll()).status).toBe(204);
    const [job] = await house.sql`select status, result_code as code from door_jobs where id = ${jobId}`;
    expect(job).toEqual({ status: 'expired', code: 'CANCELLED' });
    const trail =
      await house.sql`select action, after->'reasons' as reasons from audit_log where job_id = ${jobId} order by seq`;
    expect(trail.at(-1)).toEqual({ action: 'door.denied', reasons: ['SESSION_ENDED'] });
  });

  test('hides the job from another member, who cannot withdraw it', async () => {
    const jobId = await house.press();
    const other = await house.enter();
    expect((await other.json(`/api/doors/jobs/${jobId}`)).status).toBe(404);
    expect((await other.json(`/api/doors/jobs/${jobId}`, { method: 'DELETE' })).status).toBe(404);
    expect((await house.poll()).status).toBe(200);
  });

  test('withdraws a press that waits, one on its way with its seconds, and none that is over', async () => {
    const withdraw = async (jobId: string, headers = {}) => {
      const { status, body } = await house.member.json(`/api/doors/jobs/${jobId}`, { method: 'DELETE', headers });
      return [status, body];
    };
    const waiting = await house.press();
    const keyed = { 'idempotency-key': 'withdrawal-1' };
    expect(await withdraw(waiting, keyed)).toEqual([200, { status: 'expired', mayOpenForS: 0 }]);
    expect(await withdraw(waiting, keyed)).toEqual([200, { status: 'expired', mayOpenForS: 0 }]);
    expect((await house.poll()).status).toBe(204);
    const sent = await house.press();
    const grant = grantOf(await house.poll());
    expect(await withdraw(sent)).toEqual([200, { status: 'dispatched', mayOpenForS: 8 }]);
    const job = (await house.member.json(`/api/doors/jobs/${sent}`)).body;
    expect(job).toMatchObject({ status: 'dispatched', mayOpenForS: 8 });
    await house.say('confirm', confirmation(grant));
    expect(await withdraw(sent)).toMatchObject([
      409,
      { code: 'JOB_OVER', jobStatus: 'executed', detail: 'Die Tür hat schon geöffnet.' },
    ]);
  });

  test('answers 202 and keeps the job expired when the confirmation is late', async () => {
    const jobId = await house.press();
    const grant = grantOf(await house.poll());
    await advanceDoorClock(house.sql, 31);
    const said = await house.say('confirm', confirmation(grant));
    expect([said.status, said.body]).toEqual([
      202,
      { code: 'LATE_CONFIRM_RECORDED', status: 'expired', duplicate: false },
    ]);
    expect((await house.member.json(`/api/doors/jobs/${jobId}`)).body).toMatchObject({ status: 'expired' });
    expect((await house.say('confirm', confirmation(grant))).body).toMatchObject({ duplicate: true });
    const alerts = () =>
      house.output.split('\n').filter((line) => line.includes(jobId) && line.includes('after its job had expired'));
    await expect.poll(alerts).toHaveLength(1);
  });
});

describe('the wait', () => {
  test('rings at once when a job is created', async () => {
    const waiting = house.say('wait', { waitS: 10 });
    await expect
      .poll(
        async () =>
          (
            await house.sql`select 1 from pg_stat_activity where application_name = 'platzwart live' and datname = current_database()`
          ).length,
      )
      .toBe(1);
    const jobId = await house.press();
    const rung = await waiting;
    expect([rung.status, rung.body]).toEqual([200, { wake: true }]);
    expect(grantOf(await house.poll()).jobId).toBe(jobId);
  });

  test('answers at once when a job is pending, and 204 when the time is over', async () => {
    expect((await house.say('wait', { waitS: 0 })).status).toBe(204);
    await house.press();
    expect((await house.say('wait', { waitS: 25 })).status).toBe(200);
  });
});

describe('the member', () => {
  test('answers 403 with every reason, 429 with the wait, 503 for a silent and 404 for an unknown door', async () => {
    const open = () => house.member.json(`/api/doors/${house.door.slug}/open`, { body: {} });
    await house.sql`update areas set min_age = 18, required_subscription = 'Abo' where id = ${house.door.areaId}`;
    const refused = await open();
    expect([refused.status, refused.body]).toMatchObject([
      403,
      { code: 'AREA_FORBIDDEN', reasons: ['MIN_AGE', 'NO_SUBSCRIPTION'] },
    ]);
    await house.sql`update areas set min_age = null, required_subscription = null where id = ${house.door.areaId}`;
    await house.sql`update devices set last_seen_at = door_now() - interval '21 s' where id = ${house.door.device.id}`;
    const silent = await open();
    expect([silent.status, silent.body, silent.headers.get('retry-after')]).toMatchObject([
      503,
      { code: 'DEVICE_OFFLINE' },
      '20',
    ]);
    await house.sql`update operators set phone = '06126 4711' where id = ${house.door.operatorId}`;
    expect((await open()).body).toMatchObject({ detail: expect.stringContaining('anrufen: 06126 4711') as string });
    expect((await house.member.json('/api/doors/nowhere/open', { body: {} })).status).toBe(404);
    await house.sql`delete from rate_limits`;
    const many = await Promise.all(Array.from({ length: 62 }, open));
    const limited = many.filter(({ status }) => status === 429);
    expect(limited).toHaveLength(2);
    expect(limited[0]?.body).toMatchObject({ code: 'OPENS_LIMITED' });
  });

  test('writes one audit row for each press of a hidden door, and none for presses over the limit', async () => {
    const denied = async () => {
      const rows = await house.sql`select 1 from audit_log where action = 'door.denied' and entity_id = 'unknown'`;
      return rows.length;
    };
    const before = await denied();
    const fields = { area: 'nirgends' };
    expect((await house.member.postForm('/tueren', fields)).status).toBe(404);
    expect(await denied()).toBe(before + 1);
    const many = Array.from({ length: 61 }, () => house.member.postForm('/tueren', fields));
    const statuses = (await Promise.all(many)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect(await denied()).toBe(before + 60);
  });

  test('opens a silent door again when its device calls', async () => {
    await house.sql`update devices set last_seen_at = door_now() - interval '60 s' where id = ${house.door.device.id}`;
    expect((await house.poll()).status).toBe(204);
    await house.press();
  });
});
