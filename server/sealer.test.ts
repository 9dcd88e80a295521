import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '#app/domains/audit/public.server.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { headFileIn, readHeads, writeHeads } from './audit-heads.ts';
import { startSealer } from './sealer.ts';

const database = testDatabase();
let folder: string;
let lines: { msg: string; level: number; stream?: string; number?: number }[];
const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]) });

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-sealer-'));
  lines = [];
  await database.reset();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (headFile: string | null = headFileIn(folder)) =>
  startSealer({ db: () => database.db, log, headFile, intervalMs: 20 });
const write = () => database.sql`insert into audit_log (stream, action, entity, entity_id, correlation_id)
  values ('house', 'test.made', 'test', '1', gen_random_uuid())`;
const countSealed = async (): Promise<number> => {
  const [row] = await database.sql<{ n: number }[]>`select coalesce(sum(count), 0)::int as n from audit_seals`;
  return row?.n ?? 0;
};
/** Open transactions in other databases of the cluster delay a seal, so only the test itself has a deadline. */
async function sealedRows(n: number): Promise<void> {
  while ((await countSealed()) < n) await sleep(20);
  expect(await countSealed()).toBe(n);
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

test('the very first row of a house is sealed at once, also when the sealer was there before it', async () => {
  await database.sql`alter sequence audit_log_seq restart`;
  const sealer = start();
  // Passes over nothing, after which it looks for changes only.
  await sleep(1_000);
  await write();
  await sealedRows(1);
  await sealer.stop();
  expect(lines.map(({ msg, number }) => [msg, number])).toEqual([['audit sealed', 1]]);
});

/** What the owner of the database could do: removes the last seal and its row without a trace. */
async function cutTail(): Promise<void> {
  await database.sql.begin(async (tx) => {
    for (const table of ['audit_log', 'audit_seals']) await tx.unsafe(`alter table ${table} disable trigger user`);
    await tx`delete from audit_log where seq = (select max(seq) from audit_log)`;
    await tx`delete from audit_seals where number = (select max(number) from audit_seals)`;
    for (const table of ['audit_log', 'audit_seals']) await tx.unsafe(`alter table ${table} enable trigger user`);
  });
}

test.each([
  ['with a head file', () => headFileIn(folder)],
  ['without one', () => null],
])('a tail cut while the house runs stays known after the next seals, %s', async (_name, headFile) => {
  const sealer = start(headFile());
  for (const rows of [1, 2, 3]) {
    await write();
    await sealedRows(rows);
  }
  await cutTail();
  await cutTail();
  for (const rows of [2, 3, 4]) {
    await write();
    await sealedRows(rows);
  }
  await sealer.stop();
  const lost = lines.filter(({ msg }) => msg.startsWith('a kept audit head is not in the database'));
  expect(lost.map(({ stream, level }) => `${stream} ${level}`)).toContain('house 50');
  if (headFile() === null) return;
  const kept = readHeads(headFileIn(folder));
  expect(kept?.heads).toMatchObject([{ number: 4 }]);
  expect((await verifyAudit(database.sql, kept?.heads)).findings).toEqual([]);
  expect((await verifyAudit(database.sql, kept?.lost)).findings).toContainEqual({
    kind: 'otherHistory',
    head: kept?.lost[0],
  });
});

test('a head that the database lost is kept and said, not overwritten', async () => {
  const gone = { stream: 'house' as const, number: 7, hash: 'a'.repeat(64) };
  writeHeads(headFileIn(folder), { heads: [gone], lost: [] });
  const sealer = start();
  await write();
  await sealedRows(1);
  await sealer.stop();
  expect(readHeads(headFileIn(folder))).toMatchObject({ heads: [{ stream: 'house', number: 1 }], lost: [gone] });
  expect(lines.map(({ msg }) => msg)).toContain(
    `a kept audit head is not in the database: run audit:verify -- --head house:7:${gone.hash}`,
  );
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
