import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headFileIn, readHeads } from '#server/audit-heads.ts';
import { checkBackup, headsOf } from '#server/backup/check-backup.ts';
import { startEmbeddedDatabase } from '#server/database/embedded.ts';
import { portrait, restorePlaces } from '#tests/factories/restored-house.ts';
import { client } from '#tests/setup/client.ts';
import { command } from '#tests/setup/command.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { startServer } from '#tests/setup/server.ts';

/** The commands of the built server, as cron and people run them. */
let house: DemoHouse;
const places = restorePlaces();
const dataDir = mkdtempSync(path.join(tmpdir(), 'platzwart-commands-'));
const file = path.join(places.folder, 'house.backup');
const sealed = path.join(places.folder, 'sealed.backup');

beforeAll(async () => {
  house = await openDemoHouse();
});
afterAll(async () => {
  await house.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const ended = (exitCode: number, said: RegExp) => ({ exitCode, said: expect.stringMatching(said) as unknown });
const wrongWords: [string[], RegExp][] = [
  [['restore'], /^Es fehlt die Datei/],
  [['backup', '--all'], /^Die Option --all/],
  [['audit:verify', '--head', 'x'], /^„x“ ist kein Kopf/],
  [['audit:verify', '--backup'], /^Hinter --backup fehlt/],
  [['actions'], /^Es fehlt verify oder rebuild/],
  [['actions', 'verify', 'now'], /^„now“ ist hier ein Wort zu viel/],
  [['token', 'eva@example.org', 'bookings:fly'], /^Das Recht „bookings:fly“/],
];
const here = () => ({ DATABASE_URL: house.server.databaseUrl, MIGRATE_DATABASE_URL: house.server.ownerUrl });
const embedded = { DATABASE_URL: undefined, MIGRATE_DATABASE_URL: undefined, DATA_DIR: dataDir };

test('restores the backup of a running server elsewhere, and that one works', async () => {
  const trainer = await house.enter('trainer');
  expect((await trainer.postForm('/buchungen/neu', freeHour(house.ids))).status).toBeLessThan(400);
  const saved = await command(['backup', file], here());
  expect(saved).toMatchObject(ended(0, /house[.]backup: \d+ Zeilen aus \d+ Tabellen, .*B/));

  const [trace] = await house.sql`select last_backup_at is not null as "isKept", version from house_settings`;
  expect(trace).toEqual({ isKept: true, version: 1 });

  const place = await places.emptyDatabase();
  const there = { DATABASE_URL: place.appUrl, MIGRATE_DATABASE_URL: place.ownerUrl };
  const restored = await command(['restore', file], there);
  expect(restored).toMatchObject({
    exitCode: 0,
    said: expect.stringContaining('Das Protokoll ist unverändert.') as unknown,
  });
  const again = await command(['restore', file], there);
  expect(again).toMatchObject(ended(1, /nicht leer/));

  const actionsDir = mkdtempSync(path.join(tmpdir(), 'platzwart-actions-'));
  const server = await startServer({
    on: { ...house.server, databaseUrl: place.appUrl, ownerUrl: place.ownerUrl, actionsDir },
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
    rmSync(actionsDir, { recursive: true, force: true });
  }
  const verified = await command(['audit:verify'], there);
  expect(verified).toMatchObject({ exitCode: 0, said: expect.stringContaining('unverändert') as unknown });
});

test('prints the usage without a name, and refuses unknown arguments', async () => {
  expect(await command([], here())).toMatchObject(ended(2, /npm run restore -- DATEI/));
  for (const [words, sentence] of wrongWords) {
    const { exitCode, said } = await command(words, here());
    expect({ exitCode, said }).toMatchObject({ exitCode: 2, said: expect.stringMatching(sentence) as unknown });
    expect(said).toContain(`Aufruf (usage):\n  npm run ${words[0]} -- `);
  }
  const help = await command(['token', '--help'], here());
  expect(help).toMatchObject(ended(0, /^Aufruf.*Rechte.*bookings:write/s));
});

test('names the cause when a database is unreachable or a file is missing', async () => {
  const away = 'postgres://nobody:x@127.0.0.1:1/nothing';
  const there = { DATABASE_URL: away, MIGRATE_DATABASE_URL: away };
  for (const words of [['backup', `${file}.away`], ['audit:verify'], ['token', '--list']])
    expect(await command(words, there)).toMatchObject(
      ended(1, /^Die Datenbank ist nicht zu erreichen.*cannot be reached/),
    );
  const plain = path.join(places.folder, 'plain');
  writeFileSync(plain, 'no folder');
  for (const words of [['backup'], ['restore', file]])
    expect(await command(words, { ...embedded, DATA_DIR: plain })).toMatchObject(ended(1, /DATA_DIR nennt eine Datei/));
  expect(await command(['restore', `${file}.none`], embedded)).toMatchObject(
    ended(1, /gibt es nicht[.] [(]This file does not exist/),
  );
});

test('overwrites no other backup, with a name or without', async () => {
  const before = readFileSync(file);
  expect(await command(['backup', file], here())).toMatchObject(ended(1, /gibt es schon/));
  expect(readFileSync(file).equals(before)).toBe(true);
  const names: string[] = [];
  for (let made = 0; made < 2; made += 1) {
    const { said } = await command(['backup'], here());
    names.push(...(/platzwart-[\d-]+[.]backup/.exec(said) ?? []));
  }
  expect(names[1]).toBe(names[0]?.replace('.backup', '-2.backup'));
  for (const name of names) rmSync(name);
});

test('makes a token, lists it with its scopes, and revokes it alone', async () => {
  const { email } = demoPerson('trainer');
  const made = await command(['token', email, 'bookings:read, bookings:write,bookings:read'], here());
  expect(made.exitCode).toBe(0);
  const token = /^pw_[\w-]{43}$/m.exec(made.said)?.[0] ?? '';
  const listed = await command(['token', '--list'], here());
  expect(listed.exitCode).toBe(0);
  const [header, row] = listed.said.trimEnd().split('\n');
  expect(header).toMatch(/^Token +Konto [(]account[)] +Rechte [(]scopes[)]/);
  expect(row).toMatch(new RegExp(`^${token.slice(0, 11)}… +${email} +bookings:read,bookings:write +\\d{4}-`));
  expect(await command(['token', '--revoke', token], here())).toMatchObject({
    exitCode: 0,
    said: expect.stringContaining(email) as unknown,
  });
  expect(await command(['token', '--revoke', token], here())).toMatchObject(
    ended(1, /--list zeigt alle.*--list shows all/),
  );
  expect(await command(['token', '--list'], here())).toMatchObject(ended(0, /kein gültiges Token/));
});

test('reports a finding when a kept head is missing', async () => {
  const { exitCode, said } = await command(['audit:verify', '--head', `house:999999:${'a'.repeat(64)}`], here());
  expect({ exitCode, said }).toMatchObject(ended(1, /Das Ende fehlt.*1 Befund[.].*--backup DATEI/s));
});

test('reports seals and rows that were cut off together when an earlier backup has them', async () => {
  const place = await places.emptyDatabase();
  const there = { DATABASE_URL: place.appUrl, MIGRATE_DATABASE_URL: place.ownerUrl };
  // The worker of the running server seals by itself.
  await expect
    .poll(async () => (await house.sql`select from audit_seals`).length, { timeout: 20_000 })
    .toBeGreaterThan(0);
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
  expect(compared).toMatchObject(ended(1, /Das Ende fehlt/));
});

test('leaves an empty database when a restore is killed, and the next one succeeds', async () => {
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

test('leaves no file under the final name when the disk is full or the command is killed', async () => {
  const folder = mkdtempSync(path.join(places.folder, 'full-'));
  const wanted = path.join(folder, 'never.backup');
  const full = await command(['backup', wanted], here(), 'ulimit -f 8; trap "" XFSZ;');
  expect(full).toMatchObject(ended(1, /ließ sich nicht schreiben/));
  expect(readdirSync(folder)).toEqual([]);
  await command(['backup', wanted], here(), 'ulimit -f 8;');
  expect(existsSync(wanted)).toBe(false);
});

test('restores an embedded database into a new folder; while it runs, backup works and restore is refused', async () => {
  const restored = await command(['restore', sealed], embedded);
  expect(restored).toMatchObject({
    exitCode: 0,
    said: expect.stringContaining('Zeilen sind zurückgespielt') as unknown,
  });
  const running = await startEmbeddedDatabase({ dataDir, durable: false, log: () => undefined });
  try {
    const second = path.join(places.folder, 'second.backup');
    expect(await command(['backup', second], embedded)).toMatchObject({ exitCode: 0 });
    const kept = readHeads(headFileIn(dataDir));
    expect(kept).toEqual({ heads: headsOf(await checkBackup(sealed)), lost: [] });
    const verified = await command(['audit:verify'], embedded);
    expect(verified.exitCode).toBe(0);
    expect(verified.said).not.toContain('kein Kopf');
    expect(verified.said).toMatch(/: house:\d+:[0-9a-f]{64}\n/);
    rmSync(headFileIn(dataDir));
    const unkept = await command(['audit:verify'], embedded);
    expect(unkept).toMatchObject(ended(0, /kein Kopf.*No head is kept/));
    const compared = await command(['audit:verify', '--backup', sealed], embedded);
    expect(compared).toMatchObject({ exitCode: 0, said: expect.not.stringContaining('kein Kopf') as unknown });
    const refused = await command(['restore', second], embedded);
    expect(refused).toMatchObject(ended(1, /Das Haus läuft gerade/));
  } finally {
    await running.stop();
  }
});
