import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '#tests/setup/test-database.ts';
import { headFileIn, readHeads, writeHeads } from './audit-heads.ts';
import { startSealer } from './sealer.ts';

const database = testDatabase();
let folder: string;
let lines: { msg: string; stream?: string; number?: number }[];
const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]) });

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-sealer-'));
  lines = [];
  await database.reset();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (logEveryMs = 60_000) =>
  startSealer({ db: () => database.db, log, headFile: headFileIn(folder), intervalMs: 20, logEveryMs });
const write = () => database.sql`insert into audit_log (stream, action, entity, entity_id, correlation_id)
  values ('house', 'test.made', 'test', '1', gen_random_uuid())`;
const countSealed = async (): Promise<number> => {
  const [row] = await database.sql<{ n: number }[]>`select coalesce(sum(count), 0)::int as n from audit_seals`;
  return row?.n ?? 0;
};
/** Open transactions of other tests may delay a seal. */
async function sealedRows(n: number): Promise<void> {
  await expect.poll(countSealed, { timeout: 20_000, interval: 20 }).toBe(n);
}

test('seals by itself, logs the head once a minute and at its end, and keeps it in the file', async () => {
  const sealer = start();
  await write();
  await sealedRows(1);
  await write();
  await sealedRows(2);
  await sealer.stop();
  expect(lines.map(({ msg, stream, number }) => [msg, stream, number])).toEqual([
    ['audit sealed', 'house', 1],
    ['audit sealed', 'house', 2],
  ]);
  const [head] = await database.sql`select stream, number::int, hash from audit_seals order by number desc limit 1`;
  expect(readHeads(headFileIn(folder))).toEqual({ heads: [head], lost: [] });
  expect(existsSync(`${headFileIn(folder)}.new`)).toBe(false);
});

test('a head that the database lost is kept and said, not overwritten', async () => {
  const gone = { stream: 'house' as const, number: 7, hash: 'a'.repeat(64) };
  writeHeads(headFileIn(folder), { heads: [gone], lost: [] });
  const sealer = start();
  await write();
  await sealedRows(1);
  await sealer.stop();
  expect(readHeads(headFileIn(folder))).toMatchObject({ heads: [{ stream: 'house', number: 1 }], lost: [gone] });
  expect(lines.map(({ msg }) => msg)).toContain('a kept audit head is not in the database: run audit:verify');
});

test('an unreadable file is said once and not overwritten', async () => {
  writeFileSync(headFileIn(folder), '{ torn');
  const sealer = start();
  await write();
  await sealedRows(1);
  await sealer.stop();
  expect(readFileSync(headFileIn(folder), 'utf8')).toBe('{ torn');
  expect(lines.filter(({ msg }) => msg === 'the audit log cannot be sealed')).toHaveLength(1);
});
