import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import postgres from 'postgres';
import { mqttLoginFor, type MqttLogin } from '#app/domains/access/devices/broker-accounts.server.ts';
import { brokerSettings } from '#app/platform/broker-settings.server.ts';
import { parseEnv } from '#app/platform/env.server.ts';
import { stateTopic, wakeTopic } from '#device/protocol.ts';
import { type Mosquitto, startMosquitto, waitForPort } from '#tests/setup/mosquitto.ts';
import { freePort, startServer, type TestServer } from '#tests/setup/server.ts';

export type BrokerKind = 'embedded' | 'mosquitto';

export interface Received {
  readonly topic: string;
  readonly payload: string;
  readonly retain: boolean;
}
/** A device as a client of the broker, with the messages it received. */
export interface Device {
  readonly client: MqttClient;
  readonly heard: Received[];
}

/** A server with doors, a broker and a database, and what a test can do with it. */
export interface BrokerHouse {
  readonly server: TestServer;
  readonly sql: postgres.Sql;
  readonly port: number;
  /** Only with `mosquitto`. */
  readonly mosquitto: Mosquitto | null;
  /** An enrolled and confirmed device with a login at the broker. */
  makeDevice(deviceId: string): Promise<MqttLogin>;
  /** Changes its row as the verbs do, and notifies the servers. */
  change(deviceId: string, columns: Record<string, unknown>): Promise<void>;
  wake(deviceId: string, jobId: string): Promise<void>;
  /** Kills the broker and starts it again (Mosquitto: without its data); resolves when wakes arrive again. */
  restartBroker(isEmpty?: boolean): Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openBrokerHouse(kind: BrokerKind, env: Record<string, string> = {}): Promise<BrokerHouse> {
  const mosquitto = kind === 'mosquitto' ? await startMosquitto() : null;
  const port = mosquitto?.port ?? (await freePort());
  const settings = mosquitto ? { MQTT_URL: mosquitto.url } : { MQTT_PORT: String(port) };
  const server = await startServer({ env: { LOG_LEVEL: 'info', ...settings, ...env } });
  const sql = postgres(server.ownerUrl, { max: 2, onnotice: () => undefined });
  const broker = brokerSettings(parseEnv(settings));
  await sql`insert into operators (id, name, type, primary_color) values (gen_random_uuid(), 'Verein', 'verein', '#2563eb')`;

  const notify = (event: object) =>
    sql`select pg_notify('live', ${JSON.stringify({ version: 0, to: 'server', ...event })})`;
  const wake = async (deviceId: string, about: string) => void (await notify({ topic: 'wake', root: deviceId, about }));
  const change = async (deviceId: string, columns: Record<string, unknown>) => {
    await sql`update devices set ${sql(columns)} where device_id = ${deviceId}`;
    await notify({ topic: 'device-changed', root: deviceId });
  };
  const makeDevice = async (deviceId: string): Promise<MqttLogin> => {
    const login = mqttLoginFor({ deviceId, generation: 1 }, broker);
    if (!login) throw new Error('no login');
    await sql`
      insert into devices (id, operator_id, device_id, name, secret_hash, confirmed_at, is_active, mqtt_password_hash, mqtt_generation)
      select gen_random_uuid(), id, ${deviceId}, ${deviceId}, 'x', now(), true, ${login.passwordHash}, 1 from operators limit 1`;
    await notify({ topic: 'device-changed', root: deviceId });
    await waitForPort(
      port,
      () => false,
      () => server.output(),
    );
    const { client } = await enter(port, login);
    client.end(true);
    return login;
  };
  return {
    server,
    sql,
    port,
    mosquitto,
    makeDevice,
    change,
    wake,
    restartBroker: async (isEmpty = false) => {
      if (mosquitto) {
        await mosquitto.kill();
        await mosquitto.start({ isEmpty });
      } else {
        for (const pid of childrenOf(server.pid)) process.kill(pid, 'SIGKILL');
        await waitForPort(
          port,
          () => false,
          () => server.output(),
        );
      }
    },
    close: async () => {
      await sql.end({ timeout: 2 });
      await server.stop();
      await mosquitto?.close();
    },
  };
}

/** `once` of node does not accept the type of this emitter. */
export const happened = (client: MqttClient, event: 'connect' | 'close'): Promise<void> =>
  new Promise((resolve) => client.once(event, () => resolve()));

const plain: IClientOptions = {
  protocolVersion: 4,
  clean: true,
  keepalive: 15,
  reconnectPeriod: 0,
  connectTimeout: 5_000,
};

/** One attempt; rejects with the refusal of the broker. */
export async function knock(
  port: number,
  { username, password }: { username: string; password: string },
  options: IClientOptions = {},
): Promise<Device> {
  const client = connect({ ...plain, host: '127.0.0.1', port, username, password, clientId: username, ...options });
  const heard: Received[] = [];
  client.on('message', (topic, payload, { retain }) => heard.push({ topic, payload: payload.toString(), retain }));
  const refused = new Promise<never>((_, reject) => {
    client.once('error', reject);
    client.once('close', () => reject(new Error('closed')));
  });
  try {
    await Promise.race([happened(client, 'connect'), refused]);
  } catch (error) {
    client.end(true);
    throw error;
  }
  refused.catch(() => undefined);
  client.on('error', () => undefined);
  return { client, heard };
}

/** Connects as a device does: repeats until it is accepted, then subscribes to its wakes. */
export async function enter(port: number, login: MqttLogin, options: IClientOptions = {}): Promise<Device> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    try {
      const device = await knock(port, login, options);
      await device.client.subscribeAsync(wakeTopic(login.username));
      return device;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

export const state = (changes: object = {}): string =>
  JSON.stringify({
    online: true,
    bootId: 'boot-of-this-test-01',
    firmware: '1.0.0',
    relay: 'off',
    doorContact: 'closed',
    journalDepth: 0,
    ...changes,
  });

export const lastWill = (deviceId: string): IClientOptions => ({
  will: { topic: stateTopic(deviceId), payload: Buffer.from(state({ online: false })), qos: 1, retain: true },
});

/** Processes that this one started. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((entry) => {
      try {
        return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8'))?.[1]) === pid;
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** The client of the system, subscribed to everything with the account of the bridge; it does not report when it is ready. */
export function spyOnAll({ port, username, password }: Mosquitto): { lines: () => string[]; end(): void } {
  const argv = ['-h', '127.0.0.1', '-p', String(port), '-u', username, '-P', password, '-t', '#', '-v'];
  const child: ChildProcess = spawn('/usr/bin/mosquitto_sub', argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { lines: () => said.split('\n').filter(Boolean), end: () => void child.kill('SIGKILL') };
}
