/**
 * Debian's own Mosquitto with our shipped configuration: from the system or fetched as root. Without it, the tests fail in CI;
 * elsewhere they print the reason and are not registered.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './server.ts';

const program = '/usr/sbin/mosquitto';
const needed = [program, '/usr/bin/mosquitto_ctrl', '/usr/bin/mosquitto_sub'];
const pluginPaths = [
  '/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so',
  '/usr/lib/aarch64-linux-gnu/mosquitto_dynamic_security.so',
  '/usr/lib/mosquitto_dynamic_security.so',
];

export interface Mosquitto {
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** For MQTT_URL. */
  readonly url: string;
  /** kill -9: no DISCONNECT to the clients. */
  kill(): Promise<void>;
  /** Starts on the same port; with `isEmpty`, every account but the first is gone. */
  start(options?: { isEmpty?: boolean }): Promise<void>;
  output(): string;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** False where it is not available outside of CI. */
export function hasMosquitto(): boolean {
  if (needed.every(existsSync)) return true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installFromDebian();
  if (needed.every(existsSync)) return true;
  const words = `No Mosquitto for its tests (Debian: apt-get install mosquitto mosquitto-clients).`;
  if (process.env['CI']) throw new Error(words);
  process.stderr.write(`${words} They are left out; in CI they fail.\n`);
  return false;
}

function installFromDebian(): void {
  // The package would start a service; runlevel 1 prevents that.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  spawnSync('apt-get', ['update'], { env });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'mosquitto', 'mosquitto-clients'], { env });
}

const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export async function startMosquitto(): Promise<Mosquitto> {
  const folder = mkdtempSync(path.join(tmpdir(), 'platzwart-mosquitto-'));
  const [username, password, port] = ['bridge', 'a-password-of-tests', await freePort()];
  const accounts = path.join(folder, 'dynamic-security.json');
  const configFile = path.join(folder, 'mosquitto.conf');
  writeFileSync(configFile, configuration(port, accounts));
  const makeAccount = (): void => {
    rmSync(accounts, { force: true });
    const { status, stderr } = spawnSync('/usr/bin/mosquitto_ctrl', ['dynsec', 'init', accounts, username, password]);
    if (status !== 0) throw new Error(`mosquitto_ctrl failed: ${stderr.toString()}`);
  };
  makeAccount();

  let child: ChildProcess;
  let said = '';
  const start = async ({ isEmpty = false } = {}): Promise<void> => {
    if (isEmpty) makeAccount();
    child = spawn(program, ['-c', configFile], { stdio: ['ignore', 'pipe', 'pipe'] });
    const own = child;
    alive.add(own);
    own.once('close', () => alive.delete(own));
    own.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    own.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await waitForPort(
      port,
      () => own.exitCode !== null,
      () => said,
    );
  };
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    port,
    username,
    password,
    url: `mqtt://${username}:${password}@127.0.0.1:${port}`,
    kill,
    start,
    output: () => said,
    close: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Our configuration with the paths of this machine. */
function configuration(port: number, accounts: string): string {
  const plugin = pluginPaths.find(existsSync);
  if (!plugin) throw new Error('Mosquitto has no plugin dynamic-security here.');
  const shipped = readFileSync('docs/mosquitto/mosquitto.conf', 'utf8');
  const lines = shipped
    .replace(/^listener 1883$/m, `listener ${port} 127.0.0.1`)
    .replace(/^plugin .*$/m, `plugin ${plugin}`)
    .replace(/^plugin_opt_config_file .*$/m, `plugin_opt_config_file ${accounts}`);
  return process.getuid?.() === 0 ? `${lines}\nuser root\n` : lines;
}

/** Waits until a server listens on the port. */
export async function waitForPort(port: number, hasEnded: () => boolean, said: () => string): Promise<void> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    if (hasEnded() || performance.now() > deadline) throw new Error(`nobody listens on ${port}:\n${said()}`);
    await sleep(20);
  }
}
