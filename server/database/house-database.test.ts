import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedDatabase } from './embedded.ts';
import { openHouseDatabase, type HouseDatabase, type HouseDatabaseOptions } from './house-database.ts';
import { findRunning } from './postmaster.ts';

let dataDir: string;
const quiet = (): void => undefined;
const open = (options: Partial<HouseDatabaseOptions> = {}): Promise<HouseDatabase> =>
  openHouseDatabase({
    databaseUrl: undefined,
    migrateDatabaseUrl: undefined,
    dataDir,
    durable: false,
    create: false,
    say: quiet,
    ...options,
  });

async function askWho(url: string): Promise<string | undefined> {
  const sql = postgres(url, { max: 1, onnotice: quiet });
  try {
    return (await sql<{ who: string }[]>`select current_user as who`)[0]?.who;
  } finally {
    await sql.end();
  }
}

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'platzwart-house-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('an own PostgreSQL is used as it is named, with one role or two', async () => {
  const databaseUrl = 'postgres://app@db/platzwart';
  expect(await open({ databaseUrl })).toMatchObject({ kind: 'external', appUrl: databaseUrl, ownerUrl: databaseUrl });
  const migrateDatabaseUrl = 'postgres://owner@db/platzwart';
  expect(await open({ databaseUrl, migrateDatabaseUrl })).toMatchObject({ ownerUrl: migrateDatabaseUrl });
});

test('a folder without a house is refused and left empty', async () => {
  await expect(open()).rejects.toThrow(/liegt kein Haus.*DATA_DIR/s);
  expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
});

test('a house that does not run is started for the command and stopped after it', async () => {
  const made = await open({ create: true });
  expect(made.kind).toBe('started');
  expect(await askWho(made.ownerUrl)).toBe('platzwart_owner');
  expect(await askWho(made.appUrl)).toBe('platzwart_app');
  await made.close();
  expect(findRunning(path.join(dataDir, 'postgres'))).toBeNull();
  expect(existsSync(path.join(dataDir, 'platzwart.lock'))).toBe(false);
});

test('a house that runs is joined: lock and server stay as they are', async () => {
  const house = await startEmbeddedDatabase({ dataDir, durable: false, log: quiet });
  try {
    const lock = readFileSync(path.join(dataDir, 'platzwart.lock'), 'utf8');
    const joined = await open();
    expect(joined).toMatchObject({ kind: 'running', ownerUrl: house.ownerUrl, appUrl: house.appUrl });
    await joined.close();
    expect(readFileSync(path.join(dataDir, 'platzwart.lock'), 'utf8')).toBe(lock);
    expect(await askWho(house.appUrl)).toBe('platzwart_app');
  } finally {
    await house.stop();
  }
});
