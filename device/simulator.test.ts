import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFaultPlan, FAULT_STEPS, type PlannedFault } from './fault-plan.ts';
import { durableFiles } from './files.ts';
import { readJournalText } from './journal-entries.ts';
import { JOURNAL_FILE } from './journal.ts';
import {
  createSimulatedDoor,
  createSimulatedFleet,
  type SimulatedDoor,
  type SimulatedDoorOptions,
} from './simulator.ts';
import { startTestServer, type TestServer } from './testing-server.ts';

const identity = { deviceId: 'front-door', secret: 'a secret', mqtt: null };
let folder: string;
let server: TestServer;
let doors: SimulatedDoor[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-door-'));
  server = await startTestServer();
  doors = [];
});
afterEach(async () => {
  for (const door of doors) door.kill();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The limits are wide, so that a test of other things does not wait for them. */
const limits = { pulseEveryMs: 0, pulsesPerMinute: 1_000, callsPerSecond: 1_000 };
function makeDoor(faults: PlannedFault[], more: Partial<SimulatedDoorOptions> = {}): SimulatedDoor {
  const door = createSimulatedDoor({
    url: server.url,
    identity,
    stateDir: folder,
    faults: createFaultPlan(faults),
    pulseTakesMs: 5,
    limits,
    ...more,
  });
  doors.push(door);
  return door;
}
async function startDoor(...faults: PlannedFault[]): Promise<SimulatedDoor> {
  const door = makeDoor(faults);
  await door.start();
  return door;
}
const callsOf = (name: string) => server.calls.filter((call) => call.name === name).map(({ body }) => body);
const isConfirmed = (): boolean => server.jobs.every(({ confirmed }) => confirmed !== null);
async function journal() {
  const { entries } = readJournalText((await durableFiles.read(`${folder}/${JOURNAL_FILE}`)) ?? '');
  return [...entries.values()];
}

test('stores the login that the server gives when it was enrolled without a broker', async () => {
  const mqtt = { url: 'mqtt://127.0.0.1:9', username: 'front-door', password: 'given later' };
  server.answerNext('state', { status: 200, body: { mqtt } });
  const said: string[] = [];
  const door = makeDoor([], { say: (line) => said.push(line) });
  await door.start();
  await expect.poll(() => said.filter((line) => line.startsWith('MQTT'))).not.toEqual([]);
  await door.restart();
  await server.until(() => callsOf('state').length > 1);
  expect(callsOf('state').map(({ hasMqtt }) => hasMqtt)).toEqual([false, true]);
});

test('writes the intent, pulses, writes the end and confirms', async () => {
  server.addJob('job-1');
  const door = await startDoor();
  await server.until(isConfirmed);
  await door.stop();
  expect(server.jobs[0]?.confirmed).toMatchObject({ result: 'executed', resultCode: 'OK' });
  expect(server.jobs[0]?.confirmed?.pulsedAtMs).toBeGreaterThanOrEqual(0);
  expect(door.pulses()).toHaveLength(1);
  const [entry] = await journal();
  expect(entry?.lines.map(({ at }) => at)).toEqual(['intent', 'done', 'closed']);
  expect(entry?.closing).toBe('confirmed');
  expect(new Set(server.calls.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer a secret']));
});

test('claims jobs one after the other, without a wake, when several are pending', async () => {
  for (const jobId of ['job-1', 'job-2', 'job-3']) server.addJob(jobId);
  const door = await startDoor();
  await server.until(isConfirmed);
  expect(door.pulses().map(({ jobId }) => jobId)).toEqual(['job-1', 'job-2', 'job-3']);
  expect(callsOf('poll').map(({ claimSeq }) => claimSeq)).toEqual(expect.arrayContaining([1, 2, 3]));
});

test('waits over HTTP and claims on a ring when there is no broker', async () => {
  const door = await startDoor();
  await server.until(() => callsOf('wait').length > 0);
  server.addJob('job-1');
  await server.until(isConfirmed);
  expect(door.pulses()).toHaveLength(1);
});

test('repeats a claim with its number and nonce when its answer was lost', async () => {
  server.addJob('job-1');
  server.answerNext('poll', 'hangUp');
  const door = await startDoor();
  await server.until(isConfirmed);
  const [first, second] = callsOf('poll');
  expect(second).toEqual(first);
  expect(door.pulses()).toHaveLength(1);
});

test('makes a new claim when the lost one is five seconds old', async () => {
  server.answerNext('poll', { status: 503 });
  await startDoor({ step: 'claim-answered', kind: 'clock-jump', ms: 5_001 });
  await server.until(() => callsOf('poll').length === 2);
  expect(callsOf('poll').map(({ claimSeq }) => claimSeq)).toEqual([1, 2]);
  expect(callsOf('poll')[1]?.claimNonce).not.toBe(callsOf('poll')[0]?.claimNonce);
});

test.each(['claim-answered', 'after-intent'] as const)('never pulses when the grant is late at %s', async (step) => {
  server.addJob('job-1');
  const door = await startDoor({ step, kind: 'clock-jump', ms: 5_001 });
  await server.until(isConfirmed);
  expect(server.jobs[0]?.confirmed).toMatchObject({ result: 'failed', resultCode: 'GRANT_LATE', pulsedAtMs: null });
  expect(door.pulses()).toEqual([]);
});

test('never pulses a nonce twice, whatever the server answers', async () => {
  server.addJob('job-1', 'the-same-nonce-1');
  server.addJob('job-2', 'the-same-nonce-1');
  server.addJob('job-3');
  const door = await startDoor();
  await server.until(() => server.jobs[2]?.confirmed !== null);
  expect(door.pulses().map(({ jobId }) => jobId)).toEqual(['job-1', 'job-3']);
});

test('ignores a grant for another claim', async () => {
  const grant = { jobId: 'job-9', area: 'hall', nonce: 'a-foreign-nonce-1', pulseMs: 100, grantTtlMs: 5_000 };
  server.answerNext('poll', { status: 200, body: { ...grant, correlationId: 'c', claimNonce: 'not-my-open-claim' } });
  const door = await startDoor();
  await server.until(() => callsOf('wait').length > 0);
  expect(door.pulses()).toEqual([]);
  expect(callsOf('confirm')).toEqual([]);
});

test('fails a grant after twenty pulses in a minute', async () => {
  for (const jobId of ['job-1', 'job-2']) server.addJob(jobId);
  const door = makeDoor([], { limits: { ...limits, pulsesPerMinute: 1 } });
  await door.start();
  await server.until(isConfirmed);
  expect(server.jobs[1]?.confirmed).toMatchObject({ resultCode: 'ERR', resultMessage: 'too many pulses' });
  expect(door.pulses()).toHaveLength(1);
});

describe('confirming', () => {
  test.each([
    ['a busy server', { status: 429, headers: { 'retry-after': '0' } }],
    ['a broken server', { status: 503, headers: { 'retry-after': '0' } }],
    ['no network', 'hangUp' as const],
    ['a page of a proxy', { status: 200, body: { hello: 'guest' } }],
  ])('repeats the confirmation after %s', async (_, answer) => {
    server.answerNext('confirm', answer);
    server.addJob('job-1');
    const door = await startDoor();
    await server.until(() => callsOf('confirm').length === 2);
    await door.stop();
    expect(server.jobs[0]?.confirmed).toMatchObject({ result: 'executed' });
    expect((await journal())[0]?.closing).toBe('confirmed');
    expect(door.pulses()).toHaveLength(1);
  });

  test.each([
    [{ status: 409, body: { code: 'JOB_NOT_DISPATCHED' } }, 'refused JOB_NOT_DISPATCHED'],
    [{ status: 202, body: { code: 'LATE_CONFIRM_RECORDED', status: 'expired', duplicate: false } }, 'confirmed-late'],
    [{ status: 401, body: { code: 'DEVICE_AUTH_FAILED' } }, null],
  ])('ends when the server answers %j', async (answer, closing) => {
    server.answerNext('confirm', answer);
    server.addJob('job-1');
    const door = await startDoor();
    await server.until(() => callsOf('confirm').length === 1);
    await door.stop();
    expect((await journal())[0]?.closing).toBe(closing);
  });
});

describe('a power cut, then a new start', () => {
  const expected: Record<(typeof FAULT_STEPS)[number], { pulses: number; code: string | null }> = {
    'claim-sent': { pulses: 0, code: null },
    'claim-answered': { pulses: 0, code: null },
    'before-intent': { pulses: 0, code: null },
    'after-intent': { pulses: 0, code: 'REBOOT_UNKNOWN' },
    'mid-pulse': { pulses: 1, code: 'REBOOT_UNKNOWN' },
    'after-pulse': { pulses: 1, code: 'REBOOT_UNKNOWN' },
    'after-done': { pulses: 1, code: 'OK' },
    'confirm-sent': { pulses: 1, code: 'OK' },
    'confirm-answered': { pulses: 1, code: 'OK' },
  };
  test.each(FAULT_STEPS)('never pulses again when it was cut at %s', async (step) => {
    server.addJob('job-1');
    const door = makeDoor([{ step, kind: 'kill' }]);
    const died = door.died();
    await door.start();
    await died;
    const bootsBefore = callsOf('state').length;
    await door.restart();
    await server.until(() => callsOf('state').length > bootsBefore && callsOf('wait').length > 0);
    const { pulses, code } = expected[step];
    if (code !== null) await server.until(isConfirmed);
    await door.stop();
    expect(door.pulses()).toHaveLength(pulses);
    expect(server.jobs[0]?.confirmed?.resultCode ?? null).toBe(code);
    expect((await journal()).filter(({ closing }) => closing === null)).toEqual([]);
  });
});

test('changes nothing when a claim and a confirmation are sent twice', async () => {
  server.addJob('job-1');
  const door = await startDoor(
    { step: 'claim-sent', kind: 'duplicate' },
    { step: 'confirm-sent', kind: 'duplicate' },
    { step: 'confirm-answered', kind: 'lose-answer' },
  );
  await server.until(() => callsOf('confirm').length === 3);
  await door.stop();
  expect(door.pulses()).toHaveLength(1);
  expect((await journal())[0]?.closing).toBe('confirmed');
});

test('opens each door once when a fleet has many', async () => {
  const identities = Array.from({ length: 20 }, (_, index) => ({ ...identity, deviceId: `door-${index}` }));
  const fleet = createSimulatedFleet({
    url: server.url,
    identities,
    stateRoot: folder,
    pulseTakesMs: 1,
    withoutSync: true,
  });
  doors.push(...fleet.doors);
  for (const { deviceId } of identities) server.addJob(`job-${deviceId}`);
  await fleet.start();
  await server.until(isConfirmed);
  await fleet.stop();
  expect(new Set(fleet.pulses().map(({ jobId }) => jobId)).size).toBe(20);
  expect(fleet.pulses()).toHaveLength(20);
});
