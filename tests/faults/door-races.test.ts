import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deviceSecret, makeDevice, makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { confirmOf, makeClaim, makeNonce } from '#tests/factories/door-calls.ts';
import { finalRows, wrongTrails } from '#tests/model/doors.ts';
import { advanceDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { FAULT_STEPS } from '#device/fault-plan.ts';
import type { Grant } from '#device/protocol.ts';
import { type DoorHouse, makePresser, openDoorHouse, wrongPulses } from './door-house.ts';

/** Every race of the protocol, against the built server over HTTP, each with its fault at that step. */
const database = testDatabase();
const { sql } = database;
let house: DoorHouse;
let second: Awaited<ReturnType<DoorHouse['second']>>;
let door: MadeDoor;
let presser: { id: string; token: string };
let finals = new Map<string, string>();

beforeAll(async () => {
  house = await openDoorHouse(database);
  second = await house.second();
});
afterAll(() => house.close());
beforeEach(async () => {
  door = await makeDoor(database.db, { area: { pulseMs: 100 } });
  presser = await makePresser(database);
});
/** The same promises are checked after each race, for all jobs so far. */
afterEach(async () => {
  expect(await wrongTrails(sql)).toEqual([]);
  const now = await finalRows(sql);
  expect([...finals].filter(([id, row]) => now.get(id) !== row)).toEqual([]);
  finals = now;
});

async function press(at?: string): Promise<string> {
  const { status, jobId } = await house.press(presser.token, door.slug, at);
  if (status !== 201 || jobId === null) throw new Error(`the press answered ${status}`);
  return jobId;
}
interface Said {
  readonly status: number;
  readonly body: Record<string, unknown> | null;
}
async function call(action: string, body: object, device = door.device, at = house.url): Promise<Said> {
  const response = await fetch(`${at}/api/device/${device.deviceId}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${deviceSecret}` },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as Record<string, unknown>) };
}
async function takeGrant(): Promise<Grant> {
  const { status, body } = await call('poll', makeClaim());
  if (status !== 200) throw new Error(`the claim answered ${status}`);
  return body as unknown as Grant;
}
const confirm = (grant: Grant, values = {}, at = house.url) =>
  call('confirm', confirmOf(grant, values), door.device, at);
const broken = { result: 'failed', resultCode: 'RELAY_FAULT', pulsedAtMs: null };
const both = () => [house.url, second.url];
const twenty = <T>(what: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 16 }, (_, at) => what(at)));

async function jobOf(jobId: string): Promise<{ status: string; code: string | null; late: string | null }> {
  const [job] = await sql<{ status: string; code: string | null; late: string | null }[]>`
    select status, result_code as code, late_result_code as late from door_jobs where id = ${jobId}`;
  if (!job) throw new Error('no job');
  return job;
}
async function until(jobId: string, status: string): Promise<void> {
  await expect.poll(async () => (await jobOf(jobId)).status, { timeout: 20_000, interval: 25 }).toBe(status);
}
const pulsesOf = (jobId: string) => house.pulses().filter((pulse) => pulse.jobId === jobId).length;
describe('who claims', () => {
  test('grants once when poll and wake come at once in both processes', async () => {
    const rung = call('wait', { waitS: 10 });
    const jobId = await press(second.url);
    const claims = await Promise.all([...both(), ...both()].map((at) => call('poll', makeClaim(), door.device, at)));
    expect((await rung).body).toEqual({ wake: true });
    expect(claims.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await jobOf(jobId)).toMatchObject({ status: 'dispatched' });
  });

  test('opens once when two devices of one area claim in two processes', async () => {
    const other = await makeDevice(database.db, { operatorId: door.operatorId, areaIds: [door.areaId] });
    const doors = [house.door(door.device), house.door(other, [], second.url)];
    await Promise.all(doors.map((one) => one.start()));
    const jobId = await press();
    await until(jobId, 'executed');
    await Promise.all(doors.map((one) => one.stop()));
    expect(pulsesOf(jobId)).toBe(1);
  });

  test('creates one job when sixteen presses come over two processes', async () => {
    const said = await twenty((at) => house.press(presser.token, door.slug, both()[at % 2]));
    expect(new Set(said.map(({ jobId }) => jobId)).size).toBe(1);
    expect(said.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test('never grants what the sweeper has, when claim and expiry meet', async () => {
    const jobId = await press();
    const [claimed] = await Promise.all([call('poll', makeClaim()), advanceDoorClock(sql, 31)]);
    const { status } = await jobOf(jobId);
    expect(`${claimed.status} ${status}`).toMatch(/^(?:200 (?:dispatched|expired)|204 (?:pending|expired))$/);
    await advanceDoorClock(sql, 31);
    await until(jobId, 'expired');
    expect((await call('poll', makeClaim())).status).toBe(204);
  });
});

describe('who confirms', () => {
  test('executes once when the same confirmation comes sixteen times over two processes', async () => {
    const jobId = await press();
    const grant = await takeGrant();
    const said = await twenty((at) => confirm(grant, {}, both()[at % 2]));
    expect(said.filter(({ body }) => body?.['duplicate'] === false)).toHaveLength(1);
    expect(await jobOf(jobId)).toMatchObject({ status: 'executed' });
  });

  test('keeps the first result when executed and failed come at once', async () => {
    await press();
    const grant = await takeGrant();
    const said = await Promise.all([confirm(grant), confirm(grant, broken, second.url)]);
    expect(said.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(said.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'RESULT_CONFLICT' });
  });

  test('is late or not, never both, when confirmation and sweep meet', async () => {
    const jobId = await press();
    const grant = await takeGrant();
    const [, said] = await Promise.all([advanceDoorClock(sql, 31), confirm(grant)]);
    const job = await jobOf(jobId);
    expect(said.status === 202 ? [job.status, job.late] : [said.status, job.status]).toEqual(
      said.status === 202 ? ['expired', 'OK'] : [200, 'executed'],
    );
  });

  test('records a late result once after the sweep', async () => {
    const jobId = await press();
    const grant = await takeGrant();
    await advanceDoorClock(sql, 31);
    await until(jobId, 'expired');
    const said = await Promise.all([confirm(grant), confirm(grant, {}, second.url)]);
    const words = said.map(({ status, body }) => `${status} ${String(body?.['duplicate'])}`);
    expect(new Set(words)).toEqual(new Set(['202 false', '202 true']));
    expect((await confirm(grant, broken)).body).toMatchObject({ code: 'RESULT_CONFLICT' });
  });
});

describe('what gets lost', () => {
  test.each([
    ['the answer of the claim', 'claim-answered', 'lose-answer'],
    ['the answer of the confirm', 'confirm-answered', 'lose-answer'],
    ['nothing, the claim comes twice', 'claim-sent', 'duplicate'],
    ['nothing, the confirm comes twice', 'confirm-sent', 'duplicate'],
  ] as const)('%s', async (_what, step, kind) => {
    const simulated = house.door(door.device, [{ step, kind }]);
    const jobId = await press();
    await simulated.start();
    await until(jobId, 'executed');
    await expect.poll(() => simulated.agent()?.state().journalDepth, { timeout: 15_000 }).toBe(0);
    await simulated.stop();
    expect(simulated.pulses()).toHaveLength(1);
  });

  /** On a slow connection the write is committed before the process receives the answer. In that moment it is killed. */
  test.each(['poll', 'confirm'])('settles a %s when the server is killed before its reply', async (action) => {
    const jobId = await press();
    const claim = makeClaim();
    const grant = action === 'confirm' ? ((await call('poll', claim)).body as unknown as Grant) : null;
    const body = grant ? confirmOf(grant) : claim;
    house.proxy.delay(100);
    const lost = call(action, body).catch(() => null);
    await until(jobId, grant ? 'executed' : 'dispatched');
    house.process.kill();
    house.proxy.delay(0);
    expect(await lost).toBeNull();
    const again = await call(action, body, door.device, second.url);
    expect([again.status, (await jobOf(jobId)).status]).toEqual([200, grant ? 'executed' : 'dispatched']);
    expect(again.body).toMatchObject(grant ? { duplicate: true } : { jobId, claimNonce: claim.claimNonce });
    await house.process.isBack();
    if (!grant) await confirm(again.body as unknown as Grant);
    expect(await jobOf(jobId)).toMatchObject({ status: 'executed' });
  });
});

describe('the device loses its power', () => {
  const pulsed = new Set<string>(['mid-pulse', 'after-pulse', 'after-done', 'confirm-sent', 'confirm-answered']);
  test.each(FAULT_STEPS)('never pulses again and confirms what is known when it is cut at %s', async (step) => {
    const simulated = house.door(door.device, [{ step, kind: 'kill' }]);
    const jobId = await press(second.url);
    const died = simulated.died();
    await simulated.start();
    await died;
    await simulated.restart();
    const isClaimed = () => jobOf(jobId).then(({ status }) => status !== 'pending');
    await expect.poll(isClaimed, { timeout: 15_000 }).toBe(true);
    if (step === 'claim-sent' || step === 'claim-answered' || step === 'before-intent') await advanceDoorClock(sql, 31);
    await expect
      .poll(async () => /executed|failed|expired/.test((await jobOf(jobId)).status), { timeout: 20_000 })
      .toBe(true);
    await expect.poll(() => simulated.agent()?.state().journalDepth, { timeout: 15_000 }).toBe(0);
    await simulated.stop();
    const { twice, silent } = await wrongPulses(database, house.pulses());
    expect([twice, silent]).toEqual([[], []]);
    const [least, most] = pulsed.has(step) ? [1, 1] : [0, step === 'claim-sent' ? 1 : 0];
    expect(pulsesOf(jobId)).toBeGreaterThanOrEqual(least ?? 0);
    expect(pulsesOf(jobId)).toBeLessThanOrEqual(most ?? 0);
  });
});

describe('a right goes while the job waits', () => {
  test.each([
    ['the member is blocked', () => sql`update users set is_active = false where id = ${presser.id}`],
    ['the area is closed', () => sql`update areas set is_active = false where id = ${door.areaId}`],
  ])('ends as CANCELLED without a pulse when %s', async (_what, takeAway) => {
    const jobId = await press();
    await takeAway();
    const simulated = house.door(door.device);
    await simulated.start();
    await until(jobId, 'expired');
    await simulated.stop();
    expect([(await jobOf(jobId)).code, pulsesOf(jobId)]).toEqual(['CANCELLED', 0]);
  });

  test('gives nothing to a device that is switched off, and accepts its earlier results', async () => {
    await press();
    const grant = await takeGrant();
    await sql`update devices set is_active = false where id = ${door.device.id}`;
    expect((await call('poll', { ...makeClaim(), claimNonce: makeNonce() })).body).toMatchObject({
      code: 'DEVICE_INACTIVE',
    });
    expect((await confirm(grant)).body).toEqual({ status: 'executed', duplicate: false });
  });

  test('grants before or refuses after when the device is switched off during the claim', async () => {
    const jobId = await press();
    const off = sql`update devices set is_active = false where id = ${door.device.id}`.execute();
    const [claimed] = await Promise.all([call('poll', makeClaim()), off]);
    expect([claimed.status, (await jobOf(jobId)).status]).toEqual(
      claimed.status === 200 ? [200, 'dispatched'] : [403, 'pending'],
    );
  });
});
