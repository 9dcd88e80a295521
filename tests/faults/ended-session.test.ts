import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, openConnection } from '#app/db/client.server.ts';
import { paths } from '#app/paths.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { deviceSecret, makeDoor } from '#tests/factories/doors.ts';
import { makePerson } from '#tests/factories/person.ts';
import { client } from '#tests/setup/client.ts';
import { createSimulatedDoor } from '#device/simulator.ts';
import { type BrokerHouse, openBrokerHouse } from './broker-house.ts';

/** Presses of a browser that signs out, with a device that is woken over MQTT; and the version that the embedded broker speaks. */
let house: BrokerHouse;
let owner: Connection;
const folder = mkdtempSync(path.join(tmpdir(), 'platzwart-session-'));
beforeAll(async () => {
  house = await openBrokerHouse('embedded');
  owner = openConnection({ url: house.server.ownerUrl, max: 1 });
});
afterAll(async () => {
  await owner.close();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const password = 'ein-langes-passwort';

test('opens nothing for a press whose session has ended, and opens for the press after the next sign-in', async () => {
  const mqtt = await house.makeDevice('gym-door');
  const { areaId, slug } = await makeDoor(owner.db, { area: { pulseMs: 100 } });
  await house.sql`delete from device_areas`;
  await house.sql`insert into device_areas (device_id, area_id) select id, ${areaId} from devices where device_id = 'gym-door'`;
  const seen = { secret_hash: hashSecret(deviceSecret), last_seen_at: await doorNow() };
  await house.sql`update devices set ${house.sql(seen)} where device_id = 'gym-door'`;
  const { email } = await makePerson(owner.db, { role: 'member', password });
  const member = client(house.server.url);
  await member.signIn(email, password);
  const press = async () => {
    const { status, body } = await member.json(`/api/doors/${slug}/open`, { body: {} });
    expect(status).toBe(201);
    return (body as { jobId: string }).jobId;
  };
  const endOf = async (jobId: string) =>
    (await house.sql`select status, result_code as code from door_jobs where id = ${jobId}`)[0];

  const first = await press();
  await member.postForm(paths.account.signOut(), {});
  expect(await endOf(first)).toEqual({ status: 'expired', code: 'CANCELLED' });

  const identity = { deviceId: 'gym-door', secret: deviceSecret, mqtt };
  const door = createSimulatedDoor({ url: house.server.url, identity, stateDir: folder });
  await door.start();
  try {
    await expect.poll(() => door.agent()?.isDoorbellUp(), { timeout: 10_000 }).toBe(true);
    await member.signIn(email, password);
    const second = await press();
    await expect.poll(() => endOf(second), { timeout: 10_000 }).toEqual({ status: 'executed', code: 'OK' });
    expect(door.pulses().map(({ jobId }) => jobId)).toEqual([second]);
  } finally {
    await door.stop();
  }
});

test.each([
  ['accepts', 'MQTT 3.1.1', 4, [0x20, 2, 0, 4]],
  ['refuses', 'MQTT 5', 5, [0x20, 2, 0, 1]],
])('%s a CONNECT when it is %s', async (_does, _what, level, answer) => {
  expect([...(await answerTo(connectOf(level)))]).toEqual(answer);
});

async function doorNow(): Promise<string> {
  const [row] = await house.sql<{ now: string }[]>`select door_now()::text as now`;
  return row?.now ?? '';
}

/** A CONNECT without a login, which is answered with 4 once its version is accepted. */
function connectOf(level: number): Buffer {
  const properties = level === 5 ? [0] : [];
  const body = [0, 4, ...Buffer.from('MQTT'), level, 2, 0, 15, ...properties, 0, 8, ...Buffer.from('gym-door')];
  return Buffer.from([0x10, body.length, ...body]);
}

function answerTo(packet: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port: house.port, host: '127.0.0.1' }, () => socket.write(packet));
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer);
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed without an answer')));
  });
}
