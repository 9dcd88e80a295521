import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { openLongClient } from '#server/database/long-client.ts';
import { restorePlaces, tablesOf, type Place } from '#tests/factories/restored-house.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { checkBackup } from './check-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const database = testDatabase({ demo: true });
const places = restorePlaces();
const good = path.join(places.folder, 'good.backup');

const write = async (file: string, ownerUrl = database.ownerUrl): Promise<void> => {
  const sql = openLongClient(ownerUrl);
  try {
    await writeBackup({ sql, file, product: '0.0.0', madeAt: '2026-11-18T09:00:00Z' });
  } finally {
    await sql.end({ timeout: 2 });
  }
};
const restore = async (file: string, place: Place): Promise<void> => {
  const backup = await checkBackup(file);
  await restoreBackup({ file, backup, ...place, migrationsFolder: 'drizzle' });
};

beforeAll(() => write(good));

describe('a file that is not as it was written is refused before anything is touched', () => {
  const changes: [string, (bytes: Buffer) => Buffer, RegExp][] = [
    ['cut in the middle', (bytes) => bytes.subarray(0, bytes.length / 2), /beschädigt/],
    ['cut by its last byte', (bytes) => bytes.subarray(0, -1), /beschädigt/],
    ['a flipped byte', (bytes) => flip(bytes, bytes.length >> 1), /beschädigt/],
    ['a flipped byte in its sum', (bytes) => flip(bytes, bytes.length - 6), /beschädigt/],
    ['another word among its rows, packed anew', (bytes) => gzipSync(replace(gunzipSync(bytes))), /beschädigt.*rows/s],
    [
      'something behind its end',
      (bytes) => gzipSync(Buffer.concat([gunzipSync(bytes), Buffer.from('M')])),
      /beschädigt/,
    ],
    ['no end', (bytes) => gzipSync(gunzipSync(bytes).subarray(0, 5_000)), /beschädigt/],
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), /keine Sicherung/],
    ['another gzip', () => gzipSync('hello, this is something else'), /beschädigt/],
    ['nothing', () => Buffer.alloc(0), /keine Sicherung/],
  ];

  test.each(changes)('%s', async (_name, change, sentence) => {
    const file = path.join(places.folder, 'changed.backup');
    writeFileSync(file, change(readFileSync(good)));
    const place = await places.emptyDatabase();
    await expect(restore(file, place)).rejects.toThrow(sentence);
    expect(await tablesOf(place.ownerUrl)).toEqual([]);
  });

  test('the unchanged one is not, and a missing one is named', async () => {
    expect((await checkBackup(good)).manifest.tables.length).toBeGreaterThan(30);
    await expect(checkBackup(path.join(places.folder, 'missing'))).rejects.toThrow(
      /missing gibt es nicht.*does not exist/s,
    );
    await expect(checkBackup(places.folder)).rejects.toThrow(/lässt sich nicht lesen [(]EISDIR[)]/);
  });
});

test('a house with people is not overwritten', async () => {
  const before = await database.sql`select count(*) as n from bookings`;
  await expect(restore(good, database)).rejects.toThrow(/nicht leer.*not empty/s);
  expect(await database.sql`select count(*) as n from bookings`).toEqual(before);
});

test('a file that changes after it was looked at leaves nothing behind, and the next try succeeds', async () => {
  const file = path.join(places.folder, 'swapped.backup');
  writeFileSync(file, readFileSync(good));
  const backup = await checkBackup(file);
  writeFileSync(file, gzipSync(replace(gunzipSync(readFileSync(good)))));
  const place = await places.emptyDatabase();
  await expect(restoreBackup({ file, backup, ...place, migrationsFolder: 'drizzle' })).rejects.toThrow(/beschädigt/);
  const sql = openLongClient(place.ownerUrl);
  const [row] =
    await sql`select (select count(*)::int from users) as users, (select count(*)::int from audit_log) as audit`;
  const [disabled] = await sql`select count(*)::int as n from pg_trigger where tgenabled <> 'O'`;
  await sql.end({ timeout: 2 });
  expect({ ...row, ...disabled }).toEqual({ users: 0, audit: 0, n: 0 });
  await restore(good, place);
});

describe('writing', () => {
  test('a database without a house is said, and no file appears', async () => {
    const { ownerUrl } = await places.emptyDatabase();
    const file = path.join(places.folder, 'nothing.backup');
    await expect(write(file, ownerUrl)).rejects.toThrow(/kein Haus/);
    expect(readdirSync(places.folder).filter((name) => name.startsWith('nothing'))).toEqual([]);
  });

  test('a file that is there is left as it is', async () => {
    const before = readFileSync(good);
    await expect(write(good)).rejects.toThrow(/gibt es schon.*not overwritten/s);
    expect(readFileSync(good).equals(before)).toBe(true);
  });

  test('a folder that is not there is named', async () => {
    const file = path.join(places.folder, 'nowhere', 'x.backup');
    await expect(write(file)).rejects.toThrow(/Den Ordner .*nowhere gibt es nicht/);
    expect(existsSync(file)).toBe(false);
  });
});

function flip(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 0x10;
  return changed;
}

/** Of the same length, so that only the checksums differ. */
function replace(plain: Buffer): Buffer {
  const changed = Buffer.from(plain);
  const at = changed.indexOf('Max\t');
  if (at < 0) throw new Error('Max is not in the backup');
  changed.write('Mux', at);
  return changed;
}
