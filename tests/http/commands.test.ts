import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedDatabase } from '#server/database/embedded.ts';
import { portrait, restorePlaces } from '#tests/factories/restored-house.ts';
import { client } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { startServer } from '#tests/setup/server.ts';

/** The commands of the built server, as cron and people call them. */
let house: DemoHouse;
const places = restorePlaces();
const dataDir = mkdtempSync(path.join(tmpdir(), 'platzwart-commands-'));
const file = path.join(places.folder, 'house.backup');

beforeAll(async () => {
  house = await openDemoHouse();
});
afterAll(async () => {
  await house.close();
  rmSync(dataDir, { recursive: true, force: true });
});

type Ended = { exitCode: number | null; said: string };

/** `before` is a shell word in front, for limits. */
async function command(words: string[], env: Record<string, string | undefined>, before = ''): Promise<Ended> {
  const script = `${before} exec "$0" build/server/cli.js "$@"`;
  const child = spawn('bash', ['-c', script, process.execPath, ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, said };
}
const here = () => ({ DATABASE_URL: house.server.databaseUrl, MIGRATE_DATABASE_URL: house.server.ownerUrl });
const embedded = { DATABASE_URL: undefined, MIGRATE_DATABASE_URL: undefined, DATA_DIR: dataDir };

test('a house that runs is backed up, restored elsewhere, and goes on there', async () => {
  const trainer = await house.enter('trainer');
  expect((await trainer.postForm('/buchungen/neu', freeHour(house.ids))).status).toBeLessThan(400);
  const saved = await command(['backup', file], here());
  expect(saved).toMatchObject({
    exitCode: 0,
    said: expect.stringMatching(/house[.]backup: \d+ Zeilen aus \d+ Tabellen, .*B/) as unknown,
  });

  const place = await places.emptyDatabase();
  const there = { DATABASE_URL: place.appUrl, MIGRATE_DATABASE_URL: place.ownerUrl };
  const restored = await command(['restore', file], there);
  expect(restored).toMatchObject({
    exitCode: 0,
    said: expect.stringContaining('Das Protokoll ist unverändert.') as unknown,
  });
  const again = await command(['restore', file], there);
  expect(again).toMatchObject({ exitCode: 1, said: expect.stringMatching(/nicht leer/) as unknown });

  const server = await startServer({
    on: { ...house.server, databaseUrl: place.appUrl, ownerUrl: place.ownerUrl },
    env: there,
  });
  try {
    const person = client(server.url);
    const { email, password } = demoPerson('trainer');
    await person.signIn(email, password);
    const booked = await person.postForm('/buchungen/neu', {
      ...freeHour(house.ids),
      startTime: '11:00',
      endTime: '12:00',
      nonce: 'after-the-move',
    });
    expect(booked.status).toBeLessThan(400);
    const contents = (await portrait(place.ownerUrl)).contents as Record<string, { rows: number }>;
    const before = (await portrait(house.server.ownerUrl)).contents as Record<string, { rows: number }>;
    expect(contents.bookings?.rows).toBe((before.bookings?.rows ?? 0) + 1);
  } finally {
    await server.stop();
  }
  const verified = await command(['audit:verify'], there);
  expect(verified).toMatchObject({ exitCode: 0, said: expect.stringContaining('unverändert') as unknown });
});

test('without a name the usage is said, wrong words are refused', async () => {
  expect(await command([], here())).toMatchObject({
    exitCode: 2,
    said: expect.stringMatching(/restore DATEI/) as unknown,
  });
  expect(await command(['restore'], here())).toMatchObject({ exitCode: 2 });
  expect(await command(['audit:verify', '--head', 'x'], here())).toMatchObject({ exitCode: 2 });
});

test('a head that is not there is a finding', async () => {
  const { exitCode, said } = await command(['audit:verify', '--head', `house:999999:${'a'.repeat(64)}`], here());
  expect({ exitCode, said }).toMatchObject({
    exitCode: 1,
    said: expect.stringMatching(/Das Ende fehlt.*1 Befunde/s) as unknown,
  });
});

test('seals and rows that were cut off together are missed by an earlier backup', async () => {
  const place = await places.emptyDatabase();
  const there = { DATABASE_URL: place.appUrl, MIGRATE_DATABASE_URL: place.ownerUrl };
  // The worker of the running house seals by itself.
  await expect
    .poll(async () => (await house.sql`select from audit_seals`).length, { timeout: 20_000 })
    .toBeGreaterThan(0);
  const sealed = path.join(places.folder, 'sealed.backup');
  expect(await command(['backup', sealed], here())).toMatchObject({ exitCode: 0 });
  expect(await command(['restore', sealed], there)).toMatchObject({ exitCode: 0 });
  expect(await command(['audit:verify', '--backup', sealed], there)).toMatchObject({ exitCode: 0 });
  const owner = postgres(place.ownerUrl, { max: 1, onnotice: () => undefined });
  for (const table of ['audit_log', 'audit_seals']) {
    await owner.unsafe(
      `alter table ${table} disable trigger user; delete from ${table}; alter table ${table} enable trigger user`,
    );
  }
  await owner.end({ timeout: 2 });
  expect(await command(['audit:verify'], there)).toMatchObject({ exitCode: 0 });
  const compared = await command(['audit:verify', '--backup', sealed], there);
  expect(compared).toMatchObject({ exitCode: 1, said: expect.stringMatching(/Das Ende fehlt/) as unknown });
});

test('a restore that is killed in the middle leaves an empty house, and the next one succeeds', async () => {
  const place = await places.emptyDatabase();
  const there = { DATABASE_URL: place.appUrl, MIGRATE_DATABASE_URL: place.ownerUrl };
  const owner = postgres(place.ownerUrl, { max: 1, onnotice: () => undefined });
  const child = spawn(process.execPath, ['build/server/cli.js', 'restore', file], {
    env: { ...process.env, ...there },
    stdio: 'ignore',
  });
  const ended = once(child, 'close');
  for (let isCopying = false; !isCopying && child.exitCode === null;) {
    const rows = await owner`select from pg_stat_activity
      where datname = current_database() and state = 'active' and query like 'copy public.%'`;
    isCopying = rows.length > 0;
  }
  child.kill('SIGKILL');
  expect((await ended)[1]).toBe('SIGKILL');
  const [left] =
    await owner`select (select count(*)::int from users) as users, (select count(*)::int from audit_log) as audit,
    (select count(*)::int from pg_trigger where tgenabled <> 'O') as disabled`;
  expect(left).toEqual({ users: 0, audit: 0, disabled: 0 });
  await owner.end({ timeout: 2 });
  expect(await command(['restore', file], there)).toMatchObject({ exitCode: 0 });
});

test('a disk that is full or a command that is killed leaves no file under the final name', async () => {
  const folder = mkdtempSync(path.join(places.folder, 'full-'));
  const wanted = path.join(folder, 'never.backup');
  const full = await command(['backup', wanted], here(), 'ulimit -f 8; trap "" XFSZ;');
  expect(full).toMatchObject({ exitCode: 1, said: expect.stringMatching(/ließ sich nicht schreiben/) as unknown });
  expect(readdirSync(folder)).toEqual([]);
  await command(['backup', wanted], here(), 'ulimit -f 8;');
  expect(existsSync(wanted)).toBe(false);
});

test('the embedded house: restored into a new folder; beside one that runs backup works and restore is refused', async () => {
  const restored = await command(['restore', file], embedded);
  expect(restored).toMatchObject({
    exitCode: 0,
    said: expect.stringContaining('Zeilen sind zurückgespielt') as unknown,
  });
  const running = await startEmbeddedDatabase({ dataDir, durable: false, log: () => undefined });
  try {
    const second = path.join(places.folder, 'second.backup');
    expect(await command(['backup', second], embedded)).toMatchObject({ exitCode: 0 });
    expect(await command(['audit:verify'], embedded)).toMatchObject({ exitCode: 0 });
    const refused = await command(['restore', second], embedded);
    expect(refused).toMatchObject({ exitCode: 1, said: expect.stringMatching(/Das Haus läuft gerade/) as unknown });
  } finally {
    await running.stop();
  }
});
