import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Aedes } from 'aedes';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { monotonicClock } from './clock.ts';
import { openDoorbell } from './doorbell.ts';
import { stateTopic, wakeTopic, type StateMessage } from './protocol.ts';
import { createSimulatedDoor, type SimulatedDoor } from './simulator.ts';
import { startTestServer, type TestServer } from './testing-server.ts';

const deviceId = 'front-door';
let folder: string;
let server: TestServer;
let broker: Aedes;
let mqttServer: Server;
let published: { message: StateMessage; retained: boolean; qos: number }[];
let door: SimulatedDoor;
let mqttUrl: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-bell-'));
  server = await startTestServer();
  published = [];
  broker = await Aedes.createBroker({
    authenticate: (client, username, password, done) =>
      done(null, client.id === deviceId && username === deviceId && password?.toString() === 'login'),
  });
  broker.on('publish', ({ topic, payload, retain, qos }) => {
    if (topic === stateTopic(deviceId))
      published.push({ message: JSON.parse(payload.toString()) as StateMessage, retained: retain, qos });
  });
  mqttServer = createServer(broker.handle);
  await new Promise<void>((resolve) => mqttServer.listen(0, '127.0.0.1', resolve));
  mqttUrl = `mqtt://127.0.0.1:${(mqttServer.address() as AddressInfo).port}`;
  door = createSimulatedDoor({
    url: server.url,
    identity: { deviceId, secret: 's', mqtt: { url: mqttUrl, username: deviceId, password: 'login' } },
    stateDir: folder,
    pulseTakesMs: 1,
    limits: { pulseEveryMs: 0, pulsesPerMinute: 1_000, callsPerSecond: 1_000 },
  });
});
afterEach(async () => {
  door.kill();
  await new Promise<void>((resolve) => broker.close(resolve));
  await new Promise((resolve) => mqttServer.close(resolve));
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const isUp = () => door.agent()?.isDoorbellUp() === true;
const wake = (payload: string, retain = false) =>
  new Promise<void>((resolve) =>
    broker.publish({ cmd: 'publish', topic: wakeTopic(deviceId), payload, qos: 0, dup: false, retain }, () =>
      resolve(),
    ),
  );
const countClaims = () => server.calls.filter(({ name }) => name === 'poll').length;
/** Online, with the claim done that connecting causes. */
async function startOnline(): Promise<void> {
  await door.start();
  await expect.poll(isUp).toBe(true);
  await expect.poll(countClaims).toBeGreaterThanOrEqual(2);
}

test('claims when a wake arrives, and publishes a retained state that says online', async () => {
  await startOnline();
  const before = countClaims();
  server.addJob('job-1');
  await wake('{"v":1,"jobId":"job-1"}');
  await server.until(() => server.jobs[0]?.confirmed !== null);
  expect(countClaims()).toBeGreaterThan(before);
  expect(door.pulses()).toHaveLength(1);
  expect(published[0]).toMatchObject({
    message: { online: true, firmware: 'simulator', relay: 'off' },
    retained: true,
    qos: 1,
  });
});

test('does not claim when the message is no wake', async () => {
  await startOnline();
  const before = countClaims();
  await wake('open the door');
  await wake('{"v":2,"jobId":"job-1"}');
  await wake('{"v":1,"jobId":"job-1"}');
  await expect.poll(countClaims).toBe(before + 1);
});

test('does not claim when the wake was retained', async () => {
  await wake('{"v":1,"jobId":"job-1"}', true);
  let wakes = 0;
  const up = new Promise<void>((resolve) => {
    const bell = openDoorbell({
      mqtt: { url: mqttUrl, username: deviceId, password: 'login' },
      deviceId,
      version: 4,
      clock: monotonicClock,
      random: Math.random,
      state: () => ({ bootId: 'b', firmware: 'f', relay: 'off', doorContact: 'unknown', journalDepth: 0 }),
      onWake: () => {
        wakes += 1;
        if (wakes === 1) void bell.close().then(resolve);
      },
      onChange: (isUp) => {
        // Arrives after the retained one on the same connection.
        if (isUp) void wake('{"v":1,"jobId":"job-2"}');
      },
      say: () => undefined,
    });
  });
  await up;
  expect(wakes).toBe(1);
  expect(published.at(-1)?.message.online).toBe(false);
});

test('is reported offline by the broker when the power is cut', async () => {
  await startOnline();
  door.kill();
  await expect.poll(() => published.at(-1)).toMatchObject({ message: { online: false }, retained: true, qos: 1 });
});

test('disconnects cleanly, and waits over HTTP when the broker is lost', async () => {
  await startOnline();
  await door.stop();
  expect(published.at(-1)).toMatchObject({ message: { online: false }, retained: true });
  await new Promise<void>((resolve) => broker.close(resolve));
  server.calls.length = 0;
  await door.start();
  await server.until(() => server.calls.some(({ name }) => name === 'wait'));
  expect(isUp()).toBe(false);
});
