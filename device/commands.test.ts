import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig, readFields, readServerUrl } from './config.ts';
import { enroll, readCode } from './enroll.ts';
import { durableFiles } from './files.ts';
import { startTestServer, type TestServer } from './testing-server.ts';
import { watchdogPlan } from './watchdog.ts';
import { readEnrollArguments } from './command-line.ts';

let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-commands-'));
  server = await startTestServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('settings', () => {
  test('reads a line and a list as the same command, and prefers the environment to the file', async () => {
    const file = path.join(folder, 'config.json');
    writeFileSync(
      file,
      JSON.stringify({ stateDir: '/from/file', relay: { pulseCommand: 'gpioset -t {ms}ms,0  gpiochip0 17=1' } }),
    );
    const settings = { PLATZWART_DOOR_CONFIG: file, PLATZWART_DOOR_STATE_DIR: '/from/environment' };
    const config = await readConfig(durableFiles, settings);
    expect(config.stateDir).toBe('/from/environment');
    expect(config.relay).toEqual({
      pulseCommand: ['gpioset', '-t', '{ms}ms,0', 'gpiochip0', '17=1'],
      offCommand: null,
    });
  });

  test.each<[object, RegExp]>([
    [{ relais: {} }, /Die Einstellung relais gibt es nicht/],
    [{ url: 'house.example' }, /url muss eine Adresse/],
    [{ url: 'http://house.example' }, /unverschlüsselt/],
    [{ stateDir: 7 }, /stateDir muss ein Text/],
    [{ relay: 'gpioset' }, /relay muss ein JSON-Objekt/],
    [{ relay: { pulseCommand: [] } }, /relay.pulseCommand muss ein Befehl/],
    [{ relay: { offCommand: 'off' } }, /relay.pulseCommand muss ein Befehl/],
    [{ contact: {} }, /contact.command muss ein Befehl/],
    [{ mqttVersion: 3 }, /mqttVersion muss 4/],
  ])('refuses %j with a sentence', (fields, sentence) => {
    expect(() => readFields({ ...fields }, {})).toThrow(sentence);
  });

  test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'https://house.example'])(
    'accepts %s as a safe address',
    (url) => {
      expect(readServerUrl(`${url}/`, false)).toBe(url);
    },
  );

  test.each([
    [{}, null],
    [{ NOTIFY_SOCKET: '/run/n' }, { everyMs: null }],
    [{ NOTIFY_SOCKET: '/run/n', WATCHDOG_USEC: '90000000' }, { everyMs: 45_000 }],
  ])('plans the watchdog from %j as %j', (settings, plan) => {
    expect(watchdogPlan(settings)).toEqual(plan);
  });
});

describe('enrolling', () => {
  test.each([
    ['abcd-efgh-jkmn-pqrs', 'ABCD-EFGH-JKMN-PQRS'],
    ['ABCDEFGHJKMNPQRS', 'ABCD-EFGH-JKMN-PQRS'],
    ['ABCD-EFGH', null],
  ])('reads the code %s as %s', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });

  test('names arguments that do not fit', () => {
    expect(() => readEnrollArguments(['--url'], 'Pi')).toThrow('Hinter --url fehlt');
    expect(() => readEnrollArguments(['--nein'], 'Pi')).toThrow('„--nein“');
    expect(() => readEnrollArguments([], 'Pi')).toThrow('--code');
  });

  test('throws a sentence when the code is not valid', async () => {
    server.answerNext('enroll', { status: 403, body: { code: 'ENROLL_CODE_INVALID' } });
    await expect(enroll({ code: 'x', model: 'Pi' }, server.url)).rejects.toThrow('Der Code gilt nicht');
  });
});

describe('the bundle', () => {
  let stateDir: string;
  const settings = () => ({
    ...process.env,
    PLATZWART_DOOR_STATE_DIR: stateDir,
    PLATZWART_DOOR_OFF_COMMAND: '/bin/true',
    PLATZWART_DOOR_PULSE_COMMAND: `/usr/bin/touch ${folder}/pulsed`,
  });
  const start = (...words: string[]) => spawn(path.join(folder, 'platzwart-door.cjs'), words, { env: settings() });
  async function run(...words: string[]) {
    const child = start(...words);
    const closed = once(child, 'close') as Promise<[status: number]>;
    const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    return { stdout, stderr, status };
  }
  beforeAll(() => {
    stateDir = path.join(folder, 'state');
    const built = spawnSync(process.execPath, ['--import', 'tsx', 'device/build.ts', folder], { encoding: 'utf8' });
    expect(built.stderr).toBe('');
  });

  test('starts and shows its status without leaving files', async () => {
    const { stdout, status } = await run('status');
    expect(stdout).toContain('noch nicht angemeldet');
    expect(status).toBe(0);
    expect(existsSync(stateDir)).toBe(false);
  });

  test('refuses wrong calls with sentences', async () => {
    const refusals = await Promise.all([run('run'), run('open'), run()]);
    expect(refusals.map(({ status }) => status)).toEqual([1, 2, 2]);
    expect(refusals[0]?.stderr).toContain('noch nicht angemeldet');
    expect(refusals[1]?.stderr).toContain('Den Befehl open gibt es nicht');
    expect(refusals[2]?.stderr).toContain('Aufruf (usage)');
  });

  test('enrols, opens by its command, and ends on a signal', async () => {
    server.answerNext('enroll', { status: 200, body: { deviceId: 'front-door', secret: 's', mqtt: null } });
    const words = ['enroll', '--url', server.url, '--code', 'abcd-efgh-jkmn-pqrs'];
    expect(await run(...words)).toMatchObject({ status: 0, stderr: '' });
    expect(server.calls.at(-1)?.body).toMatchObject({ code: 'ABCD-EFGH-JKMN-PQRS' });
    expect(await run(...words)).toMatchObject({ status: 1 });
    server.addJob('job-1');
    const door = start('run');
    await server.until(() => server.jobs[0]?.confirmed !== null);
    door.kill('SIGTERM');
    const [exitCode] = (await once(door, 'close')) as [number];
    expect(exitCode).toBe(0);
    expect(server.jobs[0]?.confirmed).toMatchObject({ result: 'executed', resultCode: 'OK' });
    expect(existsSync(path.join(folder, 'pulsed'))).toBe(true);
    expect((await run('status')).stdout).toMatch(/job-1 OK – confirmed/);
  });
});
